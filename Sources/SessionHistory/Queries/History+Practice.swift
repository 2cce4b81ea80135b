import CarePlan
import Foundation
import GRDB
import RoutineEngine

extension History {
  /// Reads the sessions of the last weeks, in the form for goals, doses and advice.
  ///
  /// - Throws: ``HistoryError``.
  public func practice(now: Date, in timeZone: TimeZone) throws(HistoryError) -> Practice {
    try read("read the last weeks") { db in
      try Self.practice(
        now: now, in: timeZone, by: ownDay, currentNames: currentNames, from: db)
    }
  }

  /// Reads the sessions of the last weeks from the file alone, without creating a history.
  ///
  /// - Parameters:
  ///   - path: The history's file.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  ///   - ownDay: The person's own day.
  ///   - currentNames: The present ids of renamed routines, by their former ids.
  /// - Returns: The sessions; none where there is no file, `nil` if it cannot be read.
  public static func practice(
    atPath path: String, now: Date, in timeZone: TimeZone, by ownDay: OwnDay = OwnDay(),
    currentNames: [String: String] = [:]
  ) -> Practice? {
    guard access(path, F_OK) == 0 else { return Practice(by: ownDay) }
    guard let queue = try? HistoryConnection.readOnly(path, findsDamage: false) else { return nil }
    defer { queue.retire() }
    return try? queue.read {
      try practice(now: now, in: timeZone, by: ownDay, currentNames: currentNames, from: $0)
    }
  }

  private static func practice(
    now: Date, in timeZone: TimeZone, by ownDay: OwnDay, currentNames names: [String: String],
    from db: Database
  ) throws -> Practice {
    let today = ownDay.day(of: now, in: timeZone)
    // By the calendar day, which is never before the own day, so that a first week never ends
    // early.
    let firstDays = try Row.fetchAll(db, sql: firstSQL).map { row in
      (
        names.current(try Row.unwrap(row.text("routine"))),
        LocalDay(try Row.unwrap(row.moment("first")), in: timeZone)
      )
    }
    return Practice(
      sessions: try pastSessions(
        since: today.advanced(by: 1 - Practice.days), by: ownDay, currentNames: names, in: db),
      pains: try db.painEntries(from: earliest(of: today.advanced(by: 1 - Practice.days))).map {
        Answer($0.pain, at: $0.saidAt)
      },
      firstDays: Dictionary(firstDays) { min($0, $1) }, by: ownDay)
  }

  /// The sessions since a day, the earliest first.
  static func pastSessions(
    since day: LocalDay, by ownDay: OwnDay, currentNames names: [String: String], in db: Database
  ) throws -> [PastSession] {
    // In a read-only history, `local_day` may be computed for another begin of the day.
    let arguments: StatementArguments = [earliest(of: day), day.number - 1]
    let rows = try Row.fetchAll(
      try db.cachedStatement(sql: partsSQL), arguments: arguments)
    let parts = Dictionary(grouping: rows) { $0.integer("session") ?? 0 }
    return try Row.fetchAll(try db.cachedStatement(sql: pastSQL), arguments: arguments)
      .map { row in
        let number = try Row.unwrap(row.integer("number"))
        return try PastSession(
          Row.unwrap(SessionSummary(row)), parts: (parts[number] ?? []).map(PastPart.init),
          by: ownDay, currentNames: names)
      }
      .filter { $0.day >= day }
  }

  static let pastSQL = """
    SELECT * FROM sessions WHERE started_at >= ? AND local_day >= ? ORDER BY started_at, number
    """

  /// The sums of each session by the routine that a segment comes from. An earlier version saved no
  /// contact, so its massages count as pressing.
  static let partsSQL = """
    SELECT session, origin,
      CAST(TOTAL(CASE WHEN \(Database.isWork) THEN spent_ms END) AS INTEGER) AS work,
      COUNT(DISTINCT CASE WHEN \(Database.isWork) AND outcome = 'done' THEN segment END) AS done,
      CAST(TOTAL(CASE WHEN contact IN ('press', 'roll')
        OR contact IS NULL AND kind = 'massage' THEN spent_ms END) AS INTEGER) AS pressing,
      COUNT(CASE WHEN \(Database.isWork) AND outcome = 'skipped' THEN 1 END) AS skipped,
      COUNT(CASE WHEN outcome = 'hurt' THEN 1 END) AS hurt
    FROM sessions CROSS JOIN passages ON passages.session = sessions.number
    WHERE started_at >= ? AND local_day >= ? GROUP BY session, origin
    """

  /// The first session of each routine; the query jumps from one to the next in the index.
  static let firstSQL = """
    WITH RECURSIVE routines (routine) AS (
      SELECT MIN(routine) FROM sessions
      UNION ALL
      SELECT (SELECT MIN(routine) FROM sessions WHERE sessions.routine > routines.routine)
      FROM routines WHERE routines.routine IS NOT NULL)
    SELECT routine,
      (SELECT MIN(started_at) FROM sessions WHERE sessions.routine = routines.routine) AS first
    FROM routines WHERE routine IS NOT NULL
    """
}

/// The sums of the segments that come from one routine.
private struct PastPart {
  let origin: String?
  let work: Duration
  let done: Int
  let pressing: Duration
  let skipped: Int
  let hurt: Int

  init(_ row: Row) {
    origin = row.text("origin")
    work = row.duration("work") ?? .zero
    done = row.integer("done") ?? 0
    pressing = row.duration("pressing") ?? .zero
    skipped = row.integer("skipped") ?? 0
    hurt = row.integer("hurt") ?? 0
  }
}

extension PastSession {
  fileprivate init(
    _ summary: SessionSummary, parts: [PastPart], by ownDay: OwnDay,
    currentNames names: [String: String]
  ) {
    let facts = summary.facts
    var credits: [String: Credit] = [:]
    for part in parts {
      guard let origin = part.origin, let plan = facts.plan.parts[origin] else { continue }
      credits[names.current(origin)] = Credit(segmentsDone: part.done, work: part.work, of: plan)
    }
    credits[names.current(facts.routineID)] = summary.credit
    let isHurt = facts.ending == .hurt || parts.contains { $0.hurt > 0 }
    self.init(
      CheckIn(
        names.current(facts.routineID), endedAt: facts.startedAt + summary.length.inSeconds,
        isStopped: facts.ending == .hurt, before: facts.painBefore, after: facts.painAfter,
        ease: facts.ease),
      id: facts.id, on: facts.day(from: ownDay.begin), calendarDay: facts.day,
      prescription: facts.prescription, credits: credits,
      pressing: parts.reduce(.zero) { $0 + $1.pressing }, isOver: facts.ending != nil,
      isComplete: facts.ending == .finished && !isHurt && parts.allSatisfy { $0.skipped == 0 }
        && summary.segmentsDone > 0 && summary.segmentsDone >= facts.plan.segments,
      isHurt: isHurt)
  }
}

extension [String: String] {
  /// The present id of a routine that had another one before.
  func current(_ id: String) -> String { self[id] ?? id }

  /// All ids of a routine, the present one first.
  func all(of id: String) -> [String] { [id] + filter { $0.value == id }.keys.sorted() }
}
