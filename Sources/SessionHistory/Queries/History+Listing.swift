import CarePlan
import Foundation
import GRDB

extension History {
  /// The number of sessions.
  ///
  /// - Throws: ``HistoryError``.
  public func count() throws(HistoryError) -> Int {
    try read("count the sessions") { db in
      try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sessions") ?? 0
    }
  }

  /// A session with its results; `nil` if there is none.
  ///
  /// - Throws: ``HistoryError``.
  public func session(_ id: UUID) throws(HistoryError) -> SessionRecord? {
    try read("read a session") { db in
      try db.number(of: id).flatMap { try db.record($0) }
    }
  }

  /// A page of the sessions, the latest first, including those that still run.
  ///
  /// - Parameters:
  ///   - cursor: The cursor of the page before; `nil` for the first page.
  ///   - limit: The most sessions of a page.
  /// - Returns: The page, with the cursor for the next one.
  /// - Throws: ``HistoryError``.
  public func sessions(
    after cursor: SessionPage.Cursor? = nil, limit: Int
  ) throws(HistoryError) -> SessionPage {
    let limit = max(1, limit)
    return try read("list the sessions") { db in
      let statement = try db.cachedStatement(sql: Self.pageSQL)
      let rows = try Row.fetchAll(
        statement, arguments: [cursor?.startedAt ?? Int.max, cursor?.number ?? 0, limit + 1])
      let sessions = try rows.prefix(limit).map { try Row.unwrap(SessionSummary($0)) }
      let last = rows.prefix(limit).last
      guard rows.count > limit, let last, let facts = sessions.last?.facts else {
        return SessionPage(sessions: sessions, next: nil)
      }
      let number = try Row.unwrap(last.integer("number"))
      return SessionPage(
        sessions: sessions,
        next: .init(startedAt: facts.startedAt.inMilliseconds, number: number))
    }
  }

  /// The latest session that had begun by a moment; `nil` if there is none. A wrong clock may have
  /// dated sessions after it.
  ///
  /// - Throws: ``HistoryError``.
  public func latestSession(by moment: Date) throws(HistoryError) -> SessionFacts? {
    let cursor = SessionPage.Cursor(startedAt: moment.inMilliseconds, number: .max)
    return try sessions(after: cursor, limit: 1).sessions.first?.facts
  }

  static let pageSQL = """
    SELECT * FROM sessions
    WHERE (started_at, number) < (?, ?) ORDER BY started_at DESC, number DESC LIMIT ?
    """

  /// The facts of the sessions of some days, the earliest first.
  ///
  /// - Throws: ``HistoryError``.
  public func sessions(of days: ClosedRange<LocalDay>) throws(HistoryError) -> [SessionFacts] {
    try read("read the sessions of a day") { db in
      try Row.fetchAll(
        db, sql: Self.spanSQL, arguments: [days.lowerBound.number, days.upperBound.number]
      ).map { try Row.unwrap(SessionFacts($0)) }
    }
  }

  static let spanSQL =
    "SELECT * FROM sessions WHERE local_day BETWEEN ? AND ? ORDER BY started_at, id"

  /// The latest sessions of a routine that have ended, the latest first, `limit` at most.
  ///
  /// - Throws: ``HistoryError``.
  public func latestSessions(
    of routineID: String, limit: Int
  ) throws(HistoryError) -> [SessionRecord] {
    try read("read the sessions of a routine") { db in
      let statement = try db.cachedStatement(sql: Self.latestSQL)
      let numbers = try currentNames.all(of: routineID).flatMap {
        try Int.fetchAll(statement, arguments: [$0, limit])
      }
      let records = try numbers.compactMap { try db.record($0) }
      let latest = records.sorted { $0.facts.startedAt > $1.facts.startedAt }
      return Array((currentNames.isEmpty ? records : latest).prefix(limit))
    }
  }

  static let latestSQL = """
    SELECT number FROM sessions WHERE routine = ? AND ending IS NOT NULL
    ORDER BY started_at DESC, number DESC LIMIT ?
    """

  /// Passes every session with its results to a body, the earliest first. Only one at a time is in
  /// memory, however many there are.
  ///
  /// - Parameters:
  ///   - day: The first day; `nil` for all.
  ///   - body: Takes each session. If it throws, reading ends. It must not use the history.
  /// - Throws: ``HistoryError``, or what the body throws.
  public func forEachSession(
    since day: LocalDay? = nil, _ body: (SessionRecord) throws -> Void
  ) throws {
    try forEachSession(since: day, on: nil, body)
  }

  func forEachSession(
    since day: LocalDay?, on machine: UUID?, _ body: (SessionRecord) throws -> Void
  ) throws {
    let sql = machine == nil ? Self.walkSQL : Self.machineSQL
    try forEachRow(sql, since: day, on: machine) { row, db in
      let facts = try Row.unwrap(SessionFacts(row))
      let number = try Row.unwrap(row.integer("number"))
      return SessionRecord(facts: facts, results: try db.results(of: number))
    } body: {
      try body($0)
    }
  }

  /// Passes every session without its results to a body, as ``forEachSession(since:_:)`` does.
  ///
  /// - Parameters:
  ///   - day: The first day; `nil` for all.
  ///   - body: Takes each session.
  /// - Throws: ``HistoryError``, or what the body throws.
  public func forEachSummary(
    since day: LocalDay? = nil, _ body: (SessionSummary) throws -> Void
  ) throws {
    try forEachRow(Self.walkSQL, since: day, on: nil) { row, _ in
      try Row.unwrap(SessionSummary(row))
    } body: {
      try body($0)
    }
  }

  func forEachRow<Value>(
    _ sql: String, since day: LocalDay?, on machine: UUID?,
    read value: (Row, Database) throws -> Value, body: (Value) throws -> Void
  ) throws {
    var failure: (any Error)?
    try read("read the sessions") { db in
      let earliest = day.map(Self.earliest) ?? 0
      let rows = try Row.fetchCursor(
        db, sql: sql,
        arguments: [earliest, day?.number ?? 0] + (machine.map { [$0.text] } ?? []))
      while let row = try rows.next() {
        let value = try value(row, db)
        do {
          try body(value)
        } catch {
          failure = error
          return
        }
      }
    }
    if let failure { throw failure }
  }

  /// The earliest moment of a day anywhere, in milliseconds since 1970. The index is by moment, and
  /// a local day begins up to 18 h before the day in UTC; a person's own day begins later.
  static func earliest(of day: LocalDay) -> Int {
    (day.number - 1) * LocalDay.secondsPerDay * 1_000
  }

  static let walkSQL = walkSQL(selecting: "*")

  static let machineSQL = walkSQL(selecting: "*", where: "AND ? IN (machine, edited_on)")

  /// The query for all sessions in order. Sessions with the same beginning are ordered by id, the
  /// same on every machine; or by `number`, for which SQLite need not sort.
  static func walkSQL(
    selecting columns: String, where condition: String = "", order: String = "id"
  ) -> String {
    """
    SELECT \(columns) FROM sessions
    WHERE started_at >= ? AND local_day >= ? \(condition)
    ORDER BY started_at, \(order)
    """
  }
}
