import CarePlan
import Foundation
import GRDB

/// Writes whole sessions, many in one transaction: statements are made once for all of them, and a
/// session's sums are not asked of the database.
struct SessionWriter {
  private let database: Database
  private let dayBegin: DayBegin
  private let lookup: Statement
  private let hasDeletions: Bool
  private var session = RowWriter(table: "sessions")
  private var result = RowWriter(table: "passages")

  /// The inserts of a transaction.
  init(_ database: Database) throws {
    self.database = database
    dayBegin = try database.dayBegin()
    lookup = try database.cachedStatement(sql: "SELECT number FROM sessions WHERE id = ?")
    hasDeletions =
      try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT * FROM deletions)") ?? false
  }

  /// The number by which the tables know a session; `nil` if they do not.
  func number(of record: SessionRecord) throws -> Int? {
    try Int.fetchOne(lookup, arguments: [record.facts.id.text])
  }

  /// The deletion of a session; `nil` if it was not deleted before this transaction.
  func deletion(of record: SessionRecord) throws -> Deletion? {
    hasDeletions ? try database.deletion(of: record.facts.id) : nil
  }

  /// Puts a session in that is not known.
  mutating func insert(_ record: SessionRecord) throws {
    try session.insert(record.sessionValues(from: dayBegin), in: database)
    try insert(record.results, of: Int(database.lastInsertedRowID))
  }

  /// Puts a session in the place of another version.
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
      let place: ColumnValues = ["session": number, "number": offset]
      try self.result.insert(place + result.columnValues, in: database)
    }
  }
}

extension SessionRecord {
  /// The columns of a session's row, its sums among them.
  fileprivate func sessionValues(from begin: DayBegin) -> ColumnValues {
    let summary = summary
    return facts.columnValues(from: begin) + [
      "work_ms": summary.work.inMilliseconds, "segments_done": summary.segmentsDone,
      "time_ms": summary.time.inMilliseconds, "credit": Int(summary.credit.sessions * 2),
    ]
  }
}
