import CarePlan
import Foundation
import GRDB
import TestSupport
import Testing

@testable import SessionHistory

/// The column of days, which follows the begin of the person's day.
@Suite struct OwnDaysTests {
  private func begin(_ hour: Int) -> OwnDay { OwnDay(begin: DayBegin(seconds: hour * 3_600)) }

  private func record(_ chance: inout SeededGenerator) -> SessionRecord {
    Fixture.record(
      Fixture.facts(
        startedAt: Fixture.monday + Double.random(in: -1e7..<0, using: &chance),
        utcOffset: Int.random(in: -12...14, using: &chance) * 3_600))
  }

  private func days(_ history: History) throws -> [Int] {
    try history.queue.read {
      try Int.fetchAll($0, sql: "SELECT local_day FROM sessions ORDER BY number")
    }
  }

  private func expected(_ history: History) throws -> [Int] {
    let rows = try history.queue.read {
      try Row.fetchAll($0, sql: "SELECT * FROM sessions ORDER BY number")
    }
    return rows.compactMap { SessionFacts($0)?.day(from: history.ownDay.begin).number }
  }

  @Test func `another begin of the day reckons every day anew, whatever is added later`() throws {
    var chance = SeededGenerator(seed: 7)
    let history = try History()
    try history.save((0..<200).map { _ in record(&chance) })
    for hour in [0, 4, 14, 23, 4, 0] {
      try history.use(begin(hour))
      #expect(try days(history) == expected(history))
      try history.save((0..<20).map { _ in record(&chance) })
      try history.add(record(&chance))
      var walk = try Walk(history)
      try walk.handle(at: 52)
      #expect(try days(history) == expected(history))
    }
    #expect(try days(history).count == 200 + 6 * 22)
  }

  @Test func `the begin is kept with the days, for whoever opens the file`() throws {
    let folder = try TemporaryFolder()
    let night = Fixture.monday - 9 * 3_600  // One o'clock.
    let first = try History(atPath: folder.record, now: Fixture.monday)
    try first.use(begin(4))
    try first.save([Fixture.record(Fixture.facts(startedAt: night))])
    let second = try History(atPath: folder.record, now: Fixture.monday)
    #expect(try second.queue.read { try $0.dayBegin() } == begin(4).begin)
    // A program that has not heard of it writes by the days of the file.
    try second.save([Fixture.record(Fixture.facts(startedAt: night + 60))])
    #expect(try days(second) == [20_779, 20_779])
    try second.use(begin(0))
    #expect(try days(first) == [20_780, 20_780])
    try first.use(begin(4))
    #expect(try days(second) == [20_779, 20_779])
  }

  @Test func `a history that only is read has own days, too`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    let night = Fixture.monday - 9 * 3_600
    try history.save([Fixture.record(Fixture.facts(startedAt: night))])
    let practice = try #require(
      History.practice(
        atPath: folder.record, now: Fixture.monday, in: Fixture.utc, by: begin(4)))
    #expect(practice.sessions.map(\.day) == [LocalDay("2026-11-22")])
    #expect(practice.sessions.map(\.calendarDay) == [LocalDay("2026-11-23")])
    #expect(practice.ownDay == begin(4))
    #expect(try days(history) == [20_780])
  }

  @Test func `weeks begin as the person's do`() throws {
    let history = try History()
    try history.save([Fixture.record()])
    for (first, day) in [(0, "2026-11-16"), (5, "2026-11-14"), (6, "2026-11-15")] {
      try history.use(OwnDay(firstWeekday: first))
      let overview = try history.overview(weeks: 2, now: Fixture.monday, in: Fixture.utc)
      #expect(overview.span.lowerBound == LocalDay(day))
      #expect(overview.weeks.map(\.sessions) == [0, 1])
      #expect(overview.weeks.first?.day == LocalDay(day))
    }
  }
}
