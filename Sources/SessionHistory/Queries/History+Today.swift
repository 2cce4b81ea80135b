import CarePlan
import Foundation
import GRDB

extension History {
  /// Reads today so far. A session belongs to the day of its beginning, in local time.
  ///
  /// - Parameters:
  ///   - goals: The goals to compute.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  /// - Returns: The goals, the sessions and the streak.
  /// - Throws: ``HistoryError``.
  public func today(
    _ goals: [Goal], now: Date, in timeZone: TimeZone
  ) throws(HistoryError) -> Today {
    let day = ownDay.day(of: now, in: timeZone)
    return try read("read what today has seen") { db in
      let statement = try db.cachedStatement(sql: Self.daySQL)
      let sessions = try Row.fetchAll(statement, arguments: [day.number]).map {
        try Row.unwrap(SessionSummary($0))
      }
      let past = try Self.pastSessions(
        since: day, by: ownDay, currentNames: currentNames, in: db
      ).filter { $0.day == day }
      return Today(
        day: day,
        goals: goals.map {
          GoalProgress($0, sessions: past, now: now, in: timeZone, ownDay: ownDay)
        },
        sessions: sessions, practice: Practice(sessions: past),
        streak: try streak(today: day, in: db))
    }
  }

  static let daySQL = """
    SELECT * FROM sessions
    WHERE local_day = ? AND work_ms > 0 ORDER BY started_at, number
    """

  /// Reads the days of the streak, and stops at its end.
  private func streak(today: LocalDay, in db: Database) throws -> Streak {
    let statement = try db.cachedStatement(sql: Self.streakSQL)
    let cursor = try Int.fetchCursor(statement, arguments: [today.number + 1])
    var failure: (any Error)?
    let days = AnyIterator<LocalDay> {
      do {
        return try cursor.next().map(LocalDay.init(stored:))
      } catch {
        failure = error
        return nil
      }
    }
    let streak = Streak(activeDays: days, today: today)
    if let failure { throw failure }
    return streak
  }

  static let streakSQL = """
    SELECT DISTINCT local_day FROM sessions
    WHERE local_day <= ? AND credit > 0 ORDER BY local_day DESC
    """
}
