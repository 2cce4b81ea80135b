import CarePlan
import Foundation
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct OverviewTests {
  /// Monday, a session 1, 8 and 100 days before it, two today, of different pain.
  private func history() throws -> History {
    let history = try History()
    try history.save(
      [0, 0, 1, 8, 100].enumerated().map { index, daysAgo in
        Fixture.record(
          Fixture.facts(
            startedAt: Fixture.monday - Double(daysAgo) * 86_400 + Double(index), before: index),
          holds: index == 0 ? 3 : 4)
      })
    return history
  }

  @Test func `an overview has sessions and work of its days and weeks`() throws {
    let overview = try history().overview(weeks: 12, now: Fixture.monday, in: Fixture.utc)
    let monday = LocalDay(Fixture.monday, utcOffset: 0)
    #expect(overview.span == monday.advanced(by: -77)...monday)
    #expect(overview.days.map(\.day) == Array(overview.span))
    #expect(overview.days.suffix(9).map(\.sessions) == [1, 0, 0, 0, 0, 0, 0, 1, 2])
    #expect(overview.days.last?.work == .seconds(140))
    #expect(overview.weeks.count == 12)
    #expect(overview.weeks.suffix(3).map(\.sessions) == [1, 1, 2])
    #expect(overview.weeks.map(\.day.weekday) == Array(repeating: 0, count: 12))
    #expect(overview.weeks.last?.work == .seconds(140))
  }

  @Test func `an overview has the pain answers of its span`() throws {
    let history = try history()
    let overview = try history.overview(weeks: 12, now: Fixture.monday, in: Fixture.utc)
    #expect(overview.pain.map(\.before) == [3, 2, 0, 1])
    let answers = try history.painAnswers(days: 2, now: Fixture.monday, in: Fixture.utc)
    #expect(answers.map(\.before) == [2, 0, 1])
  }

  @Test func `holds and their time are totalled by side`() throws {
    let history = try history()
    var partial = Fixture.record(holds: 0)
    partial.results = [
      Fixture.hold(1, .partial, side: .right, spent: 7), Fixture.hold(3, .skipped, spent: 0),
    ]
    try history.save([partial])
    let overview = try history.overview(weeks: 2, now: Fixture.monday, in: Fixture.utc)
    #expect(
      overview.holds == [
        HoldTotal(title: "Reach", side: .left, holds: 6, held: .seconds(120)),
        HoldTotal(title: "Reach", side: .right, holds: 5, held: .seconds(107)),
      ])
  }
}
