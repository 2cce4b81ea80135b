import Foundation
import GRDB
import RoutineEngine

// Text reaches SQL only as a bound argument.

extension Database {
  /// Runs a cached statement.
  func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Inserts a row; with `mayReplace`, in place of one of the same key.
  func insert(_ values: ColumnValues, into table: String, mayReplace: Bool = false) throws {
    try inserting(values.columns, into: table, mayReplace: mayReplace)
      .execute(arguments: values.arguments)
  }

  /// Returns the cached statement that inserts rows of some columns.
  func inserting(
    _ columns: [String], into table: String, mayReplace: Bool = false, skipsKnown: Bool = false
  ) throws -> Statement {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    return try cachedStatement(
      sql: """
        INSERT \(mayReplace ? "OR REPLACE " : "")INTO \(table) (\(columns.joined(separator: ", ")))
        VALUES (\(places)) \(skipsKnown ? "ON CONFLICT (id) DO NOTHING" : "")
        """)
  }

  /// Returns the row number of a session; `nil` if there is none.
  func number(of id: UUID) throws -> Int? {
    let statement = try cachedStatement(sql: "SELECT number FROM sessions WHERE id = ?")
    return try Int.fetchOne(statement, arguments: [id.text])
  }

  /// Inserts a session; returns its number.
  func insert(_ facts: SessionFacts) throws -> Int {
    try insert(facts.columnValues(from: dayBegin()), into: "sessions")
    return Int(lastInsertedRowID)
  }

  /// Appends results to those of a session, and computes its sums. Only this and `SessionWriter`
  /// write results.
  func append(_ results: [SavedSegmentResult], to number: Int) throws {
    let statement = try cachedStatement(
      sql: "SELECT COALESCE(MAX(number) + 1, 0) FROM passages WHERE session = ?")
    let first = try Int.fetchOne(statement, arguments: [number]) ?? 0
    for (offset, result) in results.enumerated() {
      try insert(result.columnValues(of: number, at: first + offset), into: "passages")
    }
    try run(
      """
      UPDATE sessions SET (work_ms, segments_done, time_ms) = (
        SELECT CAST(TOTAL(CASE WHEN \(Self.isWork) THEN spent_ms END) AS INTEGER),
          COUNT(DISTINCT CASE WHEN \(Self.isWork) AND outcome = 'done' THEN segment END),
          CAST(TOTAL(spent_ms) AS INTEGER)
        FROM passages WHERE session = sessions.number)
      WHERE number = ?
      """, [number])
    try countCredit(of: number)
  }

  /// Computes the credit of a session, by the rules of `Credit`.
  func countCredit(of number: Int) throws {
    try run(
      """
      UPDATE sessions SET credit = CASE
      WHEN plan_segments > 0 AND segments_done * 10 >= plan_segments * 9
        OR plan_ms > 0 AND work_ms * 10 >= plan_ms * 9 THEN 2
      WHEN plan_segments > 0 AND segments_done * 2 >= plan_segments
        OR plan_ms > 0 AND work_ms * 2 >= plan_ms THEN 1
      ELSE 0 END
      WHERE number = ?
      """, [number])
  }

  /// The SQL condition for results of work.
  static let isWork: String = {
    let kinds = Segment.Kind.allCases.filter(\.isWork).map { "'\($0.rawValue)'" }
    return "kind IN (\(kinds.joined(separator: ", ")))"
  }()

  /// Inserts or replaces the position of a session.
  func put(
    _ position: SessionPosition, of number: Int, at moment: Date, base: Duration,
    process: ProcessIdentity
  ) throws {
    let session: ColumnValues = [
      "session": .integer(number), "updated_at": .integer(moment.inMilliseconds),
      "base_ms": .integer(base.inMilliseconds),
    ]
    try insert(
      session + position.columnValues + process.columnValues, into: "positions", mayReplace: true)
  }

  /// The results of a session, in their order.
  func results(of number: Int) throws -> [SavedSegmentResult] {
    let statement = try cachedStatement(
      sql: "SELECT * FROM passages WHERE session = ? ORDER BY number")
    return try Row.fetchCursor(statement, arguments: [number]).map {
      try Row.unwrap(SavedSegmentResult($0))
    }.reduce(into: []) { $0.append($1) }
  }

  /// The facts of a session.
  func facts(_ number: Int) throws -> SessionFacts? {
    let statement = try cachedStatement(sql: "SELECT * FROM sessions WHERE number = ?")
    return try Row.fetchOne(statement, arguments: [number]).map {
      try Row.unwrap(SessionFacts($0))
    }
  }

  /// A session with its results.
  func record(_ number: Int) throws -> SessionRecord? {
    guard let facts = try facts(number) else { return nil }
    return SessionRecord(facts: facts, results: try results(of: number))
  }
}
