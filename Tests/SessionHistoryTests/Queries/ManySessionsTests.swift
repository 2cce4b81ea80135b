import CarePlan
import Foundation
import GRDB
import RoutineEngine
import Testing

@testable import SessionHistory

/// A history of a hundred thousand sessions. No stopwatch: what makes it fast is that no question
/// reads more than its answer needs, and that can be asked of the plan.
@Suite struct ManySessionsTests {
  private static let count = 100_000

  /// Twelve sessions a day up to Monday, each with a hold on the left and one on the right.
  private func history() throws -> History {
    let history = try History()
    try history.transaction("test") { db in
      try db.execute(
        sql: """
          WITH RECURSIVE steps (step) AS (
            SELECT 0 UNION ALL SELECT step + 1 FROM steps WHERE step < ? - 1)
          INSERT INTO sessions (number, id, routine, title, level, ready_ms, plan_segments, plan_ms,
            started_at, utc_offset, ended_at, ending, pain_before, machine, revision, local_day,
            work_ms, segments_done, time_ms, credit)
          SELECT ?1 - step, printf('00000000-0000-4000-8000-%012d', step), 'stretch', 'Stretch',
            'standard', 5000, 2, 40000, ?2 - step * 7200000, 0, ?2 - step * 7200000 + 60000,
            'finished', step % 10, ?3, 1, (?2 - step * 7200000) / 86400000, 40000, 2, 60000, 2
          FROM steps
          """,
        arguments: [Self.count, Fixture.monday.inMilliseconds, history.machine.text])
      for (number, side) in ["left", "right"].enumerated() {
        try db.execute(
          sql: """
            INSERT INTO passages (session, number, segment, kind, step, title, side, repetition,
              repetitions, outcome, spent_ms, ended_ms) SELECT number, ?, ? * 2 + 1, 'hold', 0, 'Reach', ?, 1, 1, 'done',
              20000, 30000 * (? + 1) FROM sessions
            """, arguments: [number, number, side, number])
      }
    }
    return history
  }

  @Test func `queries are answered on a hundred thousand sessions`() throws {
    let history = try history()
    #expect(try history.count() == Self.count)

    let goals = [Goal(Fixture.stretch)].compactMap(\.self)
    let today = try history.today(goals, now: Fixture.monday, in: Fixture.utc)
    #expect(today.goals.map(\.done) == [6])
    #expect(today.streak.days == (Self.count - 6 + 11) / 12 + 1)

    let overview = try history.overview(weeks: 12, now: Fixture.monday, in: Fixture.utc)
    let sessions = 77 * 12 + 6
    #expect(overview.days.reduce(0) { $0 + $1.sessions } == sessions)
    #expect(overview.pain.count == sessions)
    #expect(overview.holds.map(\.holds) == [sessions, sessions])

    let page = try history.sessions(limit: 50)
    #expect(page.sessions.count == 50)
    #expect(page.sessions.first?.facts.startedAt == Fixture.monday)
    #expect(try history.latestSessions(of: "stretch", limit: 3).count == 3)

    var walked = 0
    try history.forEachSession(since: overview.span.upperBound) { record in
      walked += 1
      #expect(record.results.count == 2)
    }
    #expect(walked == 6)
  }

  /// The plan of a statement, a step a line.
  private func plan(_ sql: String) throws -> [String] {
    try History().queue.read { db in
      try Row.fetchAll(
        try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql),
        arguments: StatementArguments(Array(repeating: 1, count: sql.count { $0 == "?" }))
      ).compactMap { $0["detail"] }
    }
  }

  @Test(arguments: [
    (History.daySQL, "sessions_by_day"),
    (History.streakSQL, "sessions_by_day"),
    (History.daysSQL, "sessions_by_day"), (History.holdsSQL, "sessions_by_day"),
    (History.painSQL, "sessions_with_pain"), (History.pageSQL, "sessions_by_start"),
    (History.walkSQL, "sessions_by_start"), (History.pastSQL, "sessions_by_start"),
    (History.partsSQL, "sessions_by_start"), (History.firstSQL, "sessions_by_routine"),
    (History.latestSQL, "sessions_by_routine"), (History.outlineSQL, "sessions_by_start"),
    (History.workSQL, "sessions_by_day"), (History.spanSQL, "sessions_by_day"),
    (History.routinesSQL, "sessions_by_day"),
  ])
  func `every query uses its index`(sql: String, index: String) throws {
    let plan = try plan(sql)
    #expect(
      plan.contains { $0.hasPrefix("SEARCH sessions USING") && $0.contains(index) }, "\(plan)")
    #expect(
      !plan.contains { $0.hasPrefix("SCAN sessions") || $0.hasPrefix("SCAN passages") }, "\(plan)")
  }

  @Test func `interrupted sessions are found without a scan of all sessions`() throws {
    let plan = try plan(History.interruptedSQL)
    #expect(plan.first == "SCAN positions")
    #expect(!plan.contains { $0.hasPrefix("SCAN sessions") })
  }

  /// Days and streaks are read from the index alone, and nothing long is sorted as a whole.
  @Test func `no long list is sorted as a whole`() throws {
    for sql in [History.daysSQL, History.streakSQL, History.workSQL] {
      #expect(try plan(sql).contains { $0.contains("COVERING INDEX") })
      #expect(try !plan(sql).contains { $0.contains("TEMP B-TREE") })
    }
    #expect(try !plan(History.pageSQL).contains { $0.contains("TEMP B-TREE") })
    // Sessions of the same moment are put in order by their ids, a moment at a time.
    #expect(
      try plan(History.walkSQL).filter { $0.contains("TEMP B-TREE") }
        == ["USE TEMP B-TREE FOR RIGHT PART OF ORDER BY"])
  }
}
