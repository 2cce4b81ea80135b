import Foundation

/// The extent of an export.
public enum ExportScope: Sendable, Hashable, CaseIterable {
  /// The whole history.
  case everything
  /// The sessions and answers of this machine, and what was corrected or deleted here.
  case thisMachine
}

extension History {
  /// Passes the history to a closure as lines of JSON, one at a time, each with its line break: a
  /// header, the answers about doses, the events of plans, pain without a session, deletions, lines
  /// of unknown kinds, then the sessions, the earliest first. Equal histories give equal lines
  /// after the header.
  ///
  /// - Parameters:
  ///   - scope: The extent.
  ///   - write: Takes each line. If it throws, the export ends. It must not use the history.
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

  /// Writes this machine's sessions to its own file in a folder, replacing the previous file. Other
  /// machines never write to that file, so any sync tool can share the folder. Readers see the old
  /// file or the new one, never a part.
  ///
  /// - Parameters:
  ///   - folder: The folder; created if it is missing.
  ///   - lines: Lines of other kinds, each with its line break, to append to the file.
  /// - Returns: The path of the file.
  /// - Throws: ``HistoryError``; the previous file stays.
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
