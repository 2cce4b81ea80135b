import Foundation

/// The extent of an export.
public enum ExportScope: Sendable, Hashable, CaseIterable {
  /// Everything there is.
  case everything
  /// The sessions and answers of this machine, and what was corrected or deleted here.
  case thisMachine
}

extension History {
  /// Hands over the history as lines of JSON, each with its line break and one at a time: a first
  /// line that says what it is, the answers about doses, the events of plans, pain without
  /// a session, deletions, lines of unknown kinds, then the sessions, the earliest first.
  /// Equal histories give equal lines after the first.
  ///
  /// - Parameters:
  ///   - scope: The extent.
  ///   - write: Takes each line. An error of it ends the export. It must not use the
  ///     record.
  /// - Throws: ``HistoryError``, or what `write` throws.
  public func export(
    _ scope: ExportScope = .everything, write: (Data) throws -> Void
  ) throws {
    let coder = SessionLineCoder()
    let lineBreak = Data([0x0A])
    try write(try coder.line(ExportHeader(machine: machine)) + lineBreak)
    for answer in try read("read the doses", { try $0.doseAnswers() })
    where scope == .everything || answer.machine == machine {
      try write(try coder.line(answer) + lineBreak)
    }
    for event in try planEvents() where scope == .everything || event.machine == machine {
      try write(try coder.line(event) + lineBreak)
    }
    for entry in try painEntries() where scope == .everything || entry.machine == machine {
      try write(try coder.line(entry) + lineBreak)
    }
    for deletion in try read("read the deletions", { try $0.deletions() })
    where scope == .everything || deletion.machine == machine {
      try write(try coder.line(deletion) + lineBreak)
    }
    if scope == .everything {
      for line in try read("read the lines of unknown kinds", { try $0.unknownLines() }) {
        try write(Data(line.utf8) + lineBreak)
      }
    }
    try forEachSession(since: nil, on: scope == .thisMachine ? machine : nil) { record in
      try write(try coder.line(record) + lineBreak)
    }
  }

  /// The name of this machine's file in a folder of exports.
  public var exportName: String { "unknot-\(machine.text).jsonl" }

  /// Writes this machine's sessions into its own file of a folder, in place of the one before it.
  /// Other machines never write to that file, so a folder that is kept in step by any means serves
  /// them all; readers see the old file or the new one, never a part.
  ///
  /// - Parameters:
  ///   - folder: The folder; made if it is not there.
  ///   - lines: Lines that are not the history's, each with its line break, for the end of the
  ///     file.
  /// - Returns: The path of the file.
  /// - Throws: ``HistoryError``; the file from before is still there.
  public func export(
    toFolder folder: String, with lines: [Data] = []
  ) throws(HistoryError) -> String {
    let path = folder + "/" + exportName
    let unfinished = folder + "/." + exportName + ".\(process.pid)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      do {
        var file = try ExportFile(unfinished)
        try export(.thisMachine) { try file.write($0) }
        for line in lines { try file.write(line) }
        try file.finish(as: path)
      } catch {
        unlink(unfinished)
        throw error
      }
      return path
    } catch let problem as HistoryError {
      throw problem
    } catch {
      throw HistoryError(error, task: "export the record", path: path)
    }
  }
}
