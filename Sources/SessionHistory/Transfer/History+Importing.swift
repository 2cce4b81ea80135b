import Foundation

extension History {
  /// Merges every export in a folder into the history. Idempotent; the order of files and folders
  /// does not matter.
  ///
  /// A line that cannot be used is reported and skipped.
  ///
  /// - Parameter folder: A folder; its files that end in `.jsonl` are read.
  /// - Returns: The report.
  /// - Throws: ``HistoryError`` if the folder cannot be read or the history cannot be written; all
  ///   that was merged by then stays.
  public func importFolder(_ folder: String) throws(HistoryError) -> ImportReport {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw HistoryError(
        .unusable, task: "import a record", path: folder, reason: "this folder cannot be read")
    }
    var union = HistoryMerger(with: self)
    for name in names.sorted() where name.hasSuffix(".jsonl") && !name.hasPrefix(".") {
      try union.takeIn(folder + "/" + name)
    }
    return union.report
  }

  /// Merges one export into the history, as ``importFolder(_:)`` does.
  ///
  /// - Parameter path: A file, a pipe, or `-` for standard input.
  /// - Returns: The report; a file that cannot be read is a problem of the report.
  /// - Throws: ``HistoryError`` if the history cannot be written.
  public func importFile(_ path: String) throws(HistoryError) -> ImportReport {
    var union = HistoryMerger(with: self)
    try union.takeIn(path, allowsPipes: true)
    return union.report
  }
}

/// The result of an import.
public struct ImportReport: Sendable, Hashable {
  /// A line, or a file, that could not be used.
  public struct Problem: Sendable, Hashable {
    /// The file as it was named.
    public let file: String
    /// The line, counted from 1; `nil` for the whole file.
    public let line: Int?
    /// The reason that it cannot be used.
    public let reason: String

    /// `file:line: error: reason`.
    public var message: String {
      "\(file):" + (line.map { "\($0):" } ?? "") + " error: \(reason)"
    }
  }

  /// The number of files that were read.
  public internal(set) var files = 0
  /// The number of sessions that were new.
  public internal(set) var added = 0
  /// The number of sessions that were known in an earlier version.
  public internal(set) var updated = 0
  /// The number of sessions that were known as they are, or in a later version.
  public internal(set) var unchanged = 0
  /// The number of sessions, and of pain without one, that were deleted elsewhere.
  public internal(set) var deleted = 0
  /// The number of answers about doses that were new.
  public internal(set) var answersAdded = 0
  /// The number of entries of pain without a session that were new.
  public internal(set) var painAdded = 0
  /// The number of lines of unknown kinds that were new.
  public internal(set) var unknownAdded = 0
  /// Lines of kinds that the history does not store, by kind; the first thousand of each.
  public private(set) var foreignLines: [String: [Data]] = [:]
  /// The first thousand problems.
  public private(set) var problems: [Problem] = []
  /// The number of all problems.
  public private(set) var problemCount = 0

  private static let mostProblems = 1_000

  /// Adds the counts of a transaction.
  static func += (sum: inout Self, part: Self) {
    sum.added += part.added
    sum.updated += part.updated
    sum.unchanged += part.unchanged
    sum.deleted += part.deleted
    sum.answersAdded += part.answersAdded
    sum.painAdded += part.painAdded
    sum.unknownAdded += part.unknownAdded
  }

  mutating func note(_ line: Data, ofKind kind: String) {
    if foreignLines[kind, default: []].count < Self.mostProblems {
      foreignLines[kind, default: []].append(line)
    }
  }

  mutating func note(_ reason: String, file: String, line: Int? = nil) {
    problemCount += 1
    guard problems.count < Self.mostProblems else { return }
    problems.append(
      Problem(file: PlainText.clean(file), line: line, reason: reason))
  }
}
