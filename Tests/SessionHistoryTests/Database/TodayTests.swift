import Foundation
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct TodayTests {
  /// A history with sessions that began at moments with offsets.
  private func history(_ sessions: [(Date, offset: Int)]) throws -> History {
    let history = try History()
    try history.save(
      sessions.map {
        Fixture.record(
          Fixture.facts(startedAt: $0.0, utcOffset: $0.offset, endedAt: $0.0 + 105))
      })
    return history
  }

  @Test func aDayIsWhereThePersonWas() throws {
    let zone = Fixture.zone("Pacific/Auckland")  // 13 h ahead in November
    let hour = 3_600.0
    let history = try history([
      (Fixture.monday, offset: 13 * 3_600),  // 23 o'clock on Monday
      (Fixture.monday + 2 * hour, offset: 13 * 3_600),  // 1 o'clock on Tuesday
      (Fixture.monday + 3 * hour, offset: 0),  // 13 o'clock on Monday, elsewhere
    ])
    let today = try history.today(
      [Goal(Fixture.stretch)].compactMap(\.self), now: Fixture.monday + 4 * hour, in: zone)
    #expect(today.day == LocalDay("2026-11-24"))
    #expect(today.sessions.count == 1)
    #expect(today.goals.map(\.done) == [1])
    #expect(today.work == .seconds(80))
    #expect(today.streak.days == 2)
    let london = try history.today([], now: Fixture.monday + 4 * hour, in: Fixture.utc)
    #expect(london.sessions.count == 2)
    #expect(london.done("stretch") == 2)
    #expect(london.done("roller") == 0)
  }

  @Test func sessionsWithoutWorkDoNotShow() throws {
    let history = try History()
    try history.save([Fixture.record(holds: 0)])
    let today = try history.today([], now: Fixture.monday, in: Fixture.utc)
    #expect(today.sessions.isEmpty)
    #expect(today.streak.days == 0)
  }

  @Test func aSessionThatRunsCountsAsFarAsItIs() throws {
    let history = try History()
    var walk = try Walk(history)
    try walk.handle(at: 52)
    let today = try history.today([], now: Fixture.monday + 52, in: Fixture.utc)
    #expect(today.done("stretch") == 0.5)
  }
}

extension History {
  /// Puts sessions in as they are.
  func save(_ records: [SessionRecord]) throws {
    try transaction("test") { db in
      for record in records {
        try db.append(record.results, to: try db.insert(record.facts))
      }
    }
  }
}
