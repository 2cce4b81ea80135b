import CarePlan
import Foundation
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct ListingTests {
  @Test func pagesJoinWithoutGapsOrTwins() throws {
    let history = try History()
    // Many begin at the same moment: two machines, or a wrong clock.
    let records = (0..<57).map { number in
      Fixture.record(Fixture.facts(startedAt: Fixture.monday + Double(number / 10)))
    }
    try history.save(records)
    var seen: [SessionSummary] = []
    var cursor: SessionPage.Cursor?
    var pages = 0
    repeat {
      let page = try history.sessions(after: cursor, limit: 10)
      seen += page.sessions
      cursor = page.next
      pages += 1
    } while cursor != nil
    #expect(pages == 6)
    #expect(Set(seen.map(\.facts.id)) == Set(records.map(\.facts.id)))
    #expect(seen.count == 57)
    #expect(seen.map(\.facts.startedAt) == seen.map(\.facts.startedAt).sorted(by: >))
    #expect(try history.sessions(limit: 57).next == nil)
  }

  @Test func theWalkIsByMomentAndFromADayOn() throws {
    let history = try History()
    // 23 o'clock on Sunday in New York, and 1 o'clock on Monday in Tokyo.
    let west = Fixture.facts(startedAt: Fixture.monday - 6 * 3_600, utcOffset: -5 * 3_600)
    let east = Fixture.facts(startedAt: Fixture.monday - 18 * 3_600, utcOffset: 9 * 3_600)
    try history.save([Fixture.record(west), Fixture.record(east)])
    func walk(since day: String?) throws -> [UUID] {
      var ids: [UUID] = []
      try history.forEachSession(since: day.flatMap { LocalDay($0) }) { ids.append($0.facts.id) }
      return ids
    }
    #expect(try walk(since: nil) == [east.id, west.id])
    #expect(try walk(since: "2026-11-23") == [east.id])
    #expect(try walk(since: "2026-11-24").isEmpty)
  }

  @Test func theBodyCanEndTheWalk() throws {
    struct Enough: Error {}
    let history = try History()
    try history.save([Fixture.record(), Fixture.record()])
    var count = 0
    #expect(throws: Enough.self) {
      try history.forEachSession { _ in
        count += 1
        throw Enough()
      }
    }
    #expect(count == 1)
  }

  @Test func theLatestOfARoutineHaveEnded() throws {
    let history = try History()
    let ended = (0..<4).map { Fixture.facts(startedAt: Fixture.monday + Double($0)) }
    let running = Fixture.facts(startedAt: Fixture.monday + 9, endedAt: nil, ending: nil)
    let other = Fixture.facts(routine: "roller", startedAt: Fixture.monday + 10)
    try history.save((ended + [running, other]).map { Fixture.record($0) })
    #expect(
      try history.latestSessions(of: "stretch", limit: 3).map(\.facts.id)
        == ended.reversed().prefix(3).map(\.id))
  }
}
