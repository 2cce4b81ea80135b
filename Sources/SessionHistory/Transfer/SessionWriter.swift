import CarePlan
import Foundation
import GRDB

/// Writes whole sessions, many in one transaction. It reuses its statements, and computes the sums
/// of a session without the database.
struct SessionWriter {
  private let database: Database
  private let dayBegin: DayBegin
  private let hasDeletions: Bool
  private var session: RowWriter
  private var result: RowWriter

  /// A writer for one transaction.
  init(_ database: Database) throws {
    self.database = database
    dayBegin = try database.dayBegin()
    hasDeletions =
      try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT * FROM deletions)") ?? false
    session = RowWriter(table: "sessions", skipsKnown: true, in: database)
    result = RowWriter(table: "passages", in: database)
  }

  /// The deletion of a session; `nil` if it was not deleted before this transaction.
  func deletion(of record: SessionRecord) throws -> Deletion? {
    hasDeletions ? try database.deletion(of: record.facts.id) : nil
  }

  /// Inserts a session. Throws if its id exists already.
  mutating func insert(_ record: SessionRecord) throws {
    guard try insertIfNew(record) else {
      throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "the session is there already")
    }
  }

  /// Inserts a session, unless its id exists already.
  ///
  /// - Returns: False if the id exists.
  mutating func insertIfNew(_ record: SessionRecord) throws -> Bool {
    guard try session.insert(record.sessionValues(from: dayBegin)) else { return false }
    try insert(record.results, of: Int(database.lastInsertedRowID))
    return true
  }

  /// Replaces a session and its results by another version.
  mutating func replace(_ number: Int, by record: SessionRecord) throws {
    let values = record.sessionValues(from: dayBegin)
    let changes = values.columns.map { "\($0) = ?" }.joined(separator: ", ")
    try database.run(
      "UPDATE sessions SET \(changes) WHERE number = ?",
      values.arguments + [number])
    try database.run("DELETE FROM passages WHERE session = ?", [number])
    try insert(record.results, of: number)
  }

  private mutating func insert(_ results: [SavedSegmentResult], of number: Int) throws {
    for (offset, result) in results.enumerated() {
      _ = try self.result.insert(result.columnValues(of: number, at: offset))
    }
  }
}

extension SessionRecord {
  /// The columns of a session's row, its sums among them.
  fileprivate func sessionValues(from begin: DayBegin) -> ColumnValues {
    let summary = summary
    return facts.columnValues(from: begin) + [
      "work_ms": .integer(summary.work.inMilliseconds),
      "segments_done": .integer(summary.segmentsDone),
      "time_ms": .integer(summary.time.inMilliseconds),
      "credit": .integer(Int(summary.credit.sessions * 2)),
    ]
  }
}
