import CarePlan
import GRDB
import RoutineEngine

extension History {
  /// Passes the outline of every session of some days to a body, the earliest first and one at a
  /// time.
  ///
  /// - Parameters:
  ///   - days: The days.
  ///   - body: Takes each session. If it throws, reading ends. It must not use the history.
  /// - Returns: The sums of each move over these days, in no order.
  /// - Throws: ``HistoryError``, or what the body throws.
  @discardableResult
  public func forEachOutline(
    of days: ClosedRange<LocalDay>, _ body: (SessionOutline) throws -> Void
  ) throws -> [MoveTotals] {
    let work = try read("add up the moves") { db in
      let rows = try Row.fetchCursor(
        db, sql: Self.workSQL, arguments: [days.lowerBound.number, days.upperBound.number])
      var work = WorkSums()
      while let row = try rows.next() { try work.add(row) }
      return work
    }
    try forEachRow(Self.outlineSQL, since: days.lowerBound, on: nil) { row, _ in
      var outline = try Row.unwrap(SessionOutline(row))
      if let hurts = work.hurts[try Row.unwrap(row.integer(0))] { outline.hurts = hurts }
      return outline
    } body: {
      if days.contains($0.day(from: ownDay.begin)) { try body($0) }
    }
    return work.moves.map { MoveTotals($0, $1) }
  }

  /// The sums of each routine with any exercise in some days, in no order.
  ///
  /// - Throws: ``HistoryError``.
  public func routineTotals(
    over days: ClosedRange<LocalDay>
  ) throws(HistoryError) -> [RoutineTotals] {
    try read("add up the routines") { db in
      let rows = try Row.fetchAll(
        db, sql: Self.routinesSQL, arguments: [days.lowerBound.number, days.upperBound.number])
      let totals = try rows.map { row in
        RoutineTotals(
          id: currentNames.current(PlainText.clean(try Row.unwrap(row.text("routine")))),
          title: PlainText.clean(try Row.unwrap(row.text("title"))),
          latestAt: try Row.unwrap(row.moment("latest")),
          latest: Prescription(
            level: try Row.unwrap(row.choice("level")), hold: row.duration("hold_ms"),
            repeats: row.integer("repeats")),
          sessions: try Row.unwrap(row.integer("sessions")))
      }
      return Dictionary(totals.map { ($0.id, $0) }, uniquingKeysWith: +).values.map(\.self)
    }
  }

  /// With `MAX`, SQLite takes the other columns from the row of the latest session.
  static let routinesSQL = """
    SELECT routine, title, level, hold_ms, repeats, COUNT(*) AS sessions, MAX(started_at) AS latest
    FROM sessions WHERE local_day BETWEEN ? AND ? AND work_ms > 0 GROUP BY routine
    """

  /// The day of the first session with any exercise; `nil` if there is none.
  ///
  /// - Throws: ``HistoryError``.
  public func firstDay() throws(HistoryError) -> LocalDay? {
    try read("read the first session") { db in
      try Row.fetchOne(db, sql: Self.earliestSQL).map { row in
        LocalDay(
          try Row.unwrap(row.moment("started_at")),
          utcOffset: try Row.unwrap(row.integer("utc_offset")), from: ownDay.begin)
      }
    }
  }

  static let earliestSQL = """
    SELECT started_at, utc_offset FROM sessions WHERE work_ms > 0 ORDER BY started_at LIMIT 1
    """

  /// Passes the outline of every session, and its missed work, to a body, the earliest first. Only
  /// one at a time is in memory, however many there are.
  ///
  /// - Parameters:
  ///   - day: The first day; `nil` for all.
  ///   - body: Takes each session. If it throws, reading ends. It must not use the history.
  /// - Throws: ``HistoryError``, or what the body throws.
  public func forEachOutline(
    since day: LocalDay? = nil, _ body: (SessionOutline, MissedWork) throws -> Void
  ) throws {
    try forEachRow(Self.missedSQL, since: day, on: nil) { row, _ in
      let missed = try Row.unwrap(row.integer(13)).quotientAndRemainder(dividingBy: Self.hurtWeight)
      return (
        try Row.unwrap(SessionOutline(row)),
        MissedWork(skipped: missed.remainder, hurt: missed.quotient)
      )
    } body: {
      try body($0.0, $0.1)
    }
  }

  private static let outlineColumns = """
    number, title, started_at, utc_offset, ending, pain_before, pain_after, ease, note, work_ms, \
    segments_done, plan_segments, plan_ms
    """

  static let outlineSQL = walkSQL(selecting: outlineColumns, order: "number")

  /// More than the segments of a session. It packs two counts into one number, so that the results
  /// are read once.
  private static let hurtWeight = 1 << 32

  static let missedSQL = walkSQL(
    selecting: """
      \(outlineColumns), (
        SELECT COALESCE(SUM(CASE outcome WHEN 'hurt' THEN \(hurtWeight) ELSE 1 END), 0)
        FROM passages
        WHERE session = sessions.number AND outcome IN ('skipped', 'hurt') AND \(Database.isWork))
      """, order: "number")

  /// The sums are computed in code: to group a million rows, SQLite would sort them all.
  static let workSQL = """
    SELECT session, passages.title, side, outcome = 'hurt', spent_ms, repetition, repetitions
    FROM sessions CROSS JOIN passages ON passages.session = sessions.number
    WHERE local_day BETWEEN ? AND ? AND work_ms > 0 AND \(Database.isWork)
    """
}

/// The sums of each move and the hurts of each session, from rows of `workSQL`.
private struct WorkSums {
  struct Move {
    var amounts: [Side?: MoveTotals.Amount] = [:]
    var sessions = 0
    var latestSession: Int?
  }

  private(set) var moves: [String: Move] = [:]
  private(set) var hurts: [Int: [SessionOutline.Hurt]] = [:]

  mutating func add(_ row: Row) throws {
    let session = try Row.unwrap(row.integer(0))
    let title = try Row.unwrap(row.text(1))
    let side: Side? = row.choice(2)
    let isHurt = row.integer(3) == 1
    let spent = try Row.unwrap(row.duration(4))
    moves[title, default: Move()].add(spent, side, isHurt: isHurt, in: session)
    if isHurt {
      hurts[session, default: []].append(
        SessionOutline.Hurt(
          title: PlainText.clean(title), side: side, repetition: row.integer(5),
          repetitions: row.integer(6), spent: spent))
    }
  }
}

extension WorkSums.Move {
  mutating func add(_ spent: Duration, _ side: Side?, isHurt: Bool, in session: Int) {
    amounts[side, default: .init(work: .zero, hurts: 0)].work += spent
    if isHurt { amounts[side]?.hurts += 1 }
    if session != latestSession {
      sessions += 1
      latestSession = session
    }
  }
}

extension MoveTotals {
  fileprivate init(_ title: String, _ sums: WorkSums.Move) {
    self.init(title: PlainText.clean(title), amounts: sums.amounts, sessions: sums.sessions)
  }
}
