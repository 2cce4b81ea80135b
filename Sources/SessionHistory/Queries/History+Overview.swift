import CarePlan
import Foundation
import GRDB
import RoutineEngine

extension History {
  /// Reads the overview of the last weeks, including this one.
  ///
  /// - Parameters:
  ///   - weeks: The number of weeks, one at least.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  /// - Returns: The days, weeks, answers and holds.
  /// - Throws: ``HistoryError``.
  public func overview(
    weeks: Int = 12, now: Date, in timeZone: TimeZone
  ) throws(HistoryError) -> Overview {
    let today = ownDay.day(of: now, in: timeZone)
    let span = ownDay.startOfWeek(of: today).advanced(by: -7 * (max(1, weeks) - 1))...today
    return try read("read the last weeks") { db in
      let days = try days(span, in: db)
      return Overview(
        span: span, days: days, weeks: weekTotals(of: days), pain: try pain(span, in: db),
        painEntries: try db.painEntries(from: Self.earliest(of: span.lowerBound)).filter {
          span.contains($0.day(from: ownDay.begin))
        },
        holds: try holds(span, in: db))
    }
  }

  /// The answers about pain of the last days, including today, the earliest first.
  ///
  /// - Parameters:
  ///   - days: The number of days; by default, as many as a trend needs.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  /// - Returns: One answer for each session that was answered.
  /// - Throws: ``HistoryError``.
  public func painAnswers(
    days: Int = 35, now: Date, in timeZone: TimeZone
  ) throws(HistoryError) -> [PainAnswer] {
    let today = ownDay.day(of: now, in: timeZone)
    // After a flight to the west, there are sessions of tomorrow.
    return try read("read the answers about pain") { db in
      try pain(today.advanced(by: 1 - max(1, days))...today.advanced(by: 1), in: db)
    }
  }

  private func days(_ span: ClosedRange<LocalDay>, in db: Database) throws -> [DayTotal] {
    let statement = try db.cachedStatement(sql: Self.daysSQL)
    let rows = try Row.fetchAll(
      statement, arguments: [span.lowerBound.number, span.upperBound.number])
    let totals = try rows.map { row in
      DayTotal(
        day: try Row.unwrap(row.day("local_day")),
        sessions: try Row.unwrap(row.integer("sessions")),
        work: try Row.unwrap(row.duration("work")))
    }
    let byDay = Dictionary(totals.map { ($0.day, $0) }) { first, _ in first }
    return span.map { byDay[$0] ?? DayTotal(day: $0, sessions: 0, work: .zero) }
  }

  static let daysSQL = """
    SELECT local_day, COUNT(CASE WHEN credit > 0 THEN 1 END) AS sessions, CAST(TOTAL(work_ms) AS INTEGER) AS work FROM sessions
    WHERE local_day BETWEEN ? AND ? AND work_ms > 0 GROUP BY local_day
    """

  private func weekTotals(of days: [DayTotal]) -> [DayTotal] {
    var weeks: [DayTotal] = []
    for day in days {
      let start = ownDay.startOfWeek(of: day.day)
      let week = weeks.last.flatMap { $0.day == start ? weeks.popLast() : nil }
      weeks.append(
        DayTotal(
          day: start, sessions: (week?.sessions ?? 0) + day.sessions,
          work: (week?.work ?? .zero) + day.work))
    }
    return weeks
  }

  private func pain(_ span: ClosedRange<LocalDay>, in db: Database) throws -> [PainAnswer] {
    let statement = try db.cachedStatement(sql: Self.painSQL)
    // The index is by moment, and a day begins up to 18 h to either side of UTC's.
    let earliest = (span.lowerBound.number - 1) * LocalDay.secondsPerDay * 1_000
    return try Row.fetchAll(
      statement, arguments: [earliest, span.lowerBound.number, span.upperBound.number]
    ).map { row in
      PainAnswer(
        startedAt: try Row.unwrap(row.moment("started_at")),
        day: try Row.unwrap(row.day("local_day")),
        routineID: try Row.unwrap(row.text("routine")), before: row.integer("pain_before"),
        after: row.integer("pain_after"))
    }
  }

  static let painSQL = """
    SELECT started_at, local_day, routine, pain_before, pain_after FROM sessions
    WHERE (pain_before IS NOT NULL OR pain_after IS NOT NULL)
      AND started_at >= ? AND local_day BETWEEN ? AND ?
    ORDER BY started_at
    """

  private func holds(_ span: ClosedRange<LocalDay>, in db: Database) throws -> [HoldTotal] {
    let statement = try db.cachedStatement(sql: Self.holdsSQL)
    return try Row.fetchAll(
      statement, arguments: [span.lowerBound.number, span.upperBound.number]
    ).map { row in
      HoldTotal(
        title: try Row.unwrap(row.text("title")), side: row.choice("side"),
        holds: try Row.unwrap(row.integer("holds")), held: try Row.unwrap(row.duration("held")))
    }
  }

  static let holdsSQL = """
    SELECT passages.title AS title, side, COUNT(CASE WHEN outcome = 'done' THEN 1 END) AS holds,
      CAST(TOTAL(spent_ms) AS INTEGER) AS held
    FROM sessions CROSS JOIN passages ON passages.session = sessions.number
    WHERE local_day BETWEEN ? AND ? AND work_ms > 0 AND kind = 'hold' AND spent_ms > 0
    GROUP BY passages.title, side
    ORDER BY TOTAL(held) OVER (PARTITION BY passages.title) DESC, passages.title, side
    """
}
