import CarePlan
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

  @Test func `a session belongs to the local day where the person was`() throws {
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

  @Test func `a session without work is not shown`() throws {
    let history = try History()
    try history.save([Fixture.record(holds: 0)])
    let today = try history.today([], now: Fixture.monday, in: Fixture.utc)
    #expect(today.sessions.isEmpty)
    #expect(today.streak.days == 0)
  }

  @Test func `a day counts with half a session, everywhere`() throws {
    let history = try History()
    try history.save([Fixture.record(holds: 1)])
    let short = try history.today([], now: Fixture.monday, in: Fixture.utc)
    #expect(short.streak.days == 0 && short.practice.sessionsThatCount(on: short.day) == 0)
    #expect(
      try history.overview(weeks: 1, now: Fixture.monday, in: Fixture.utc).days[0].sessions == 0)
    try history.save([Fixture.record(Fixture.facts(startedAt: Fixture.monday + 1), holds: 2)])
    let half = try history.today([], now: Fixture.monday, in: Fixture.utc)
    #expect(half.streak.days == 1 && half.practice.sessionsThatCount(on: half.day) == 1)
    #expect(
      try history.overview(weeks: 1, now: Fixture.monday, in: Fixture.utc).days[0].sessions == 1)
  }

  @Test func `parts of a session count, and their pressing`() throws {
    let roll = Routine(
      id: "roll", title: "Roll", kind: .massage,
      steps: [Step(.massage(Dose(.seconds(60))), contact: .roll)])
    let all = Routine(
      id: "all", title: "All",
      steps: [Step(.include(roll)), Step(.hold(Dose(.seconds(20))), title: "Reach")])
    let history = try History()
    var walk = try Walk(history, try Timeline(all))
    // Get ready 5, roll 60; then the person leaves.
    try walk.handle(at: 66)
    try walk.handle(.left, at: 66)
    let today = try history.today([], now: Fixture.monday + 70, in: Fixture.utc)
    #expect(today.practice.sessions.first?.credits == ["roll": .whole, "all": .half])
    #expect(today.practice.pressing(on: today.day) == .seconds(60))
    let folder = try TemporaryFolder()
    let there = try History()
    _ = try there.importFile(try history.export(toFolder: folder.path))
    let copy = try there.today([], now: Fixture.monday + 70, in: Fixture.utc)
    #expect(copy.practice == today.practice)
  }

  @Test func `a running session counts as far as it has got`() throws {
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
