import Foundation
import GRDB
import RoutineEngine

// Every statement of the record that changes anything; text only ever as a bound argument.

extension Database {
  /// Runs a statement that is compiled once.
  func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The number by which the tables know a session.
  func number(of id: UUID) throws -> Int? {
    let statement = try cachedStatement(sql: "SELECT number FROM sessions WHERE id = ?")
    return try Int.fetchOne(statement, arguments: [id.text])
  }

  /// Puts a session in; the number it gets.
  func insert(_ facts: SessionFacts) throws -> Int {
    try run(
      """
      INSERT INTO sessions (id, routine, title, level, hold_ms, repeats, ready_ms, plan_segments,
        plan_ms, started_at, utc_offset, ended_at, ending, pain_before, pain_after, machine,
        revision, local_day)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, [facts.id.text] + facts.values)
    return Int(lastInsertedRowID)
  }

  /// Gives a session other facts.
  func update(_ number: Int, to facts: SessionFacts) throws {
    try run(
      """
      UPDATE sessions SET routine = ?, title = ?, level = ?, hold_ms = ?, repeats = ?,
        ready_ms = ?, plan_segments = ?, plan_ms = ?, started_at = ?, utc_offset = ?,
        ended_at = ?, ending = ?, pain_before = ?, pain_after = ?, machine = ?, revision = ?,
        local_day = ?
      WHERE number = ?
      """, facts.values + [number])
  }

  /// Adds passages behind those that a session has, and counts the session anew. Nothing else
  /// writes passages.
  func append(_ passages: [KeptPassage], to number: Int) throws {
    let statement = try cachedStatement(
      sql: "SELECT COALESCE(MAX(number) + 1, 0) FROM passages WHERE session = ?")
    let first = try Int.fetchOne(statement, arguments: [number]) ?? 0
    for (offset, passage) in passages.enumerated() {
      try run(
        """
        INSERT INTO passages (session, number, segment, kind, step, title, side, repetition,
          repetitions, outcome, spent_ms, ended_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          number, first + offset, passage.segment, passage.kind.rawValue, passage.step,
          passage.title, passage.side?.rawValue, passage.repetition, passage.repetitions,
          passage.outcome.rawValue, passage.spent.inMilliseconds, passage.endedAt.inMilliseconds,
        ])
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
  }

  /// Whether a passage was work, as SQL.
  static let isWork: String = {
    let kinds = Segment.Kind.allCases.filter(\.isWork).map { "'\($0.rawValue)'" }
    return "kind IN (\(kinds.joined(separator: ", ")))"
  }()

  /// Puts down where a session is; it may stand somewhere already.
  func put(
    _ position: SessionPosition, of number: Int, at moment: Date, base: Duration,
    process: ProcessIdentity
  ) throws {
    try run(
      """
      INSERT OR REPLACE INTO positions (session, segment, elapsed_ms, unrecorded_ms, length_ms,
        state, is_hands_free, eased_from, moment_ms, kind, step, title, side, repetition,
        repetitions, updated_at, base_ms, pid, pid_start, boot)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        number, position.segment, position.elapsed.inMilliseconds,
        position.unrecorded.inMilliseconds, position.length?.inMilliseconds,
        position.state.rawValue, position.isHandsFree, position.easedFrom,
        position.moment.inMilliseconds, position.kind.rawValue, position.step, position.title,
        position.side?.rawValue, position.repetition, position.repetitions,
        moment.inMilliseconds, base.inMilliseconds, process.pid, process.startTicks, process.boot,
      ])
  }

  /// The passages of a session, in their order.
  func passages(of number: Int) throws -> [KeptPassage] {
    let statement = try cachedStatement(
      sql: "SELECT \(KeptPassage.columns) FROM passages WHERE session = ? ORDER BY number")
    return try Row.fetchCursor(statement, arguments: [number]).map {
      try Row.unwrap(KeptPassage($0))
    }.reduce(into: []) { $0.append($1) }
  }

  /// A session with its passages.
  func record(_ number: Int) throws -> SessionRecord? {
    let statement = try cachedStatement(
      sql: "SELECT \(SessionFacts.columns) FROM sessions WHERE number = ?")
    guard let row = try Row.fetchOne(statement, arguments: [number]) else { return nil }
    return SessionRecord(
      facts: try Row.unwrap(SessionFacts(row)), passages: try passages(of: number))
  }
}

extension SessionFacts {
  /// The values of its columns but the id, and the day.
  fileprivate var values: StatementArguments {
    [
      routineID, routineTitle, prescription.level.rawValue, prescription.hold?.inMilliseconds,
      prescription.repeats, prescription.ready.inMilliseconds, plan.segments,
      plan.length.inMilliseconds, startedAt.inMilliseconds, utcOffset, endedAt?.inMilliseconds,
      ending?.rawValue, painBefore, painAfter, machine.text, revision, day.number,
    ]
  }
}
