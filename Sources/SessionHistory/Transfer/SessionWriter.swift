import CarePlan
import Foundation
import GRDB

/// Writes whole sessions, many in one transaction: statements are made once for all of them, and a
/// session's sums are not asked of the database.
struct SessionWriter {
  private let database: Database
  private let dayBegin: DayBegin
  private let lookup: Statement
  private let session: RowWriter
  private let result: RowWriter

  /// The inserts of a transaction.
  init(_ database: Database) throws {
    self.database = database
    dayBegin = try database.dayBegin()
    lookup = try database.cachedStatement(sql: "SELECT number FROM sessions WHERE id = ?")
    session = try RowWriter(SessionRecord.sessionColumns, of: "sessions", in: database)
    result = try RowWriter(SessionRecord.resultColumns, of: "passages", in: database)
  }

  /// The number by which the tables know a session; `nil` if they do not.
  func number(of record: SessionRecord) throws -> Int? {
    try Int.fetchOne(lookup, arguments: [record.facts.id.text])
  }

  /// Puts a session in that is not known.
  func insert(_ record: SessionRecord) throws {
    try session.insert(record.sessionValues(from: dayBegin))
    try insert(record.results, of: Int(database.lastInsertedRowID))
  }

  /// Puts a session in the place of another version.
  func replace(_ number: Int, by record: SessionRecord) throws {
    let values = record.sessionValues(from: dayBegin)
    let changes = values.keys.sorted().map { "\($0) = :\($0)" }.joined(separator: ", ")
    try database.run(
      "UPDATE sessions SET \(changes) WHERE number = :number",
      StatementArguments(values.merging(["number": number]) { $1 }))
    try database.run("DELETE FROM passages WHERE session = ?", [number])
    try insert(record.results, of: number)
  }

  private func insert(_ results: [SavedSegmentResult], of number: Int) throws {
    for (offset, result) in results.enumerated() {
      var values = result.columnValues
      values["session"] = number
      values["number"] = offset
      try self.result.insert(values)
    }
  }
}

/// Inserts rows of the same columns.
private struct RowWriter {
  let columns: [String]
  let statement: Statement

  init(_ columns: [String], of table: String, in database: Database) throws {
    self.columns = columns
    statement = try database.inserting(columns, into: table)
  }

  func insert(_ values: ColumnValues) throws {
    assert(Set(values.keys) == Set(columns), "the columns are not those of the values")
    // In the order of the columns, which is that of the arguments.
    let row: [(any DatabaseValueConvertible)?] = columns.map { values[$0] ?? nil }
    try statement.execute(arguments: StatementArguments(row))
  }
}

extension SessionRecord {
  /// The columns of a session's row, its sums among them.
  fileprivate func sessionValues(from begin: DayBegin) -> ColumnValues {
    var values = facts.columnValues(from: begin)
    let summary = summary
    values["work_ms"] = summary.work.inMilliseconds
    values["segments_done"] = summary.segmentsDone
    values["time_ms"] = summary.time.inMilliseconds
    values["credit"] = Int(summary.credit.sessions * 2)
    return values
  }

  fileprivate static let sessionColumns = [
    "id", "routine", "title", "level", "hold_ms", "repeats", "ready_ms", "plan_segments", "plan_ms",
    "started_at", "utc_offset", "ended_at", "ending", "pain_before", "pain_after", "ease",
    "parts", "note", "machine", "edited_on", "revision", "local_day", "work_ms", "segments_done",
    "time_ms", "credit",
  ]

  fileprivate static let resultColumns = [
    "session", "number", "segment", "kind", "step", "title", "side", "repetition", "repetitions",
    "outcome", "spent_ms", "ended_ms", "origin", "contact",
  ]
}
