import CarePlan
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

@Suite struct ListingTests {
  @Test func `pages of a listing join without gaps or duplicates`() throws {
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

  @Test func `sessions are visited in order of their moments, from a day on`() throws {
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

  @Test(arguments: 0..<10)
  func `outlines and sums of moves are what the results say`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let history = try History()
    let records = (0..<30).map { number in
      var facts = Fixture.facts(
        startedAt: Fixture.monday + Double(number * 30_000),
        utcOffset: [0, 3_600, -18_000].randomElement(using: &chance) ?? 0,
        ending: [.finished, .hurt, nil].randomElement(using: &chance) ?? nil,
        before: [nil, 0, 7].randomElement(using: &chance) ?? nil,
        after: [nil, 10].randomElement(using: &chance) ?? nil)
      facts.ease = Ease.allCases.randomElement(using: &chance)
      facts.note = [nil, "Slept badly."].randomElement(using: &chance) ?? nil
      return SessionRecord(
        facts: facts,
        results: (0..<Int.random(in: 0...6, using: &chance)).map { segment in
          SavedSegmentResult(
            segment: segment,
            kind: [.hold, .rest, .massage].randomElement(using: &chance) ?? .hold,
            step: 0, title: ["Lean", "Roll", ""].randomElement(using: &chance) ?? "",
            side: [.left, .right, nil].randomElement(using: &chance) ?? nil,
            repetition: [nil, 2].randomElement(using: &chance) ?? nil, repetitions: 3,
            outcome: [.done, .hurt, .partial].randomElement(using: &chance) ?? .done,
            spent: .seconds(segment + 1), endedAt: .seconds(100))
        })
    }
    try history.save(records)
    let first = try #require(LocalDay("2026-11-25"))
    let days = first...first.advanced(by: 4)
    let inDays = records.filter { days.contains($0.facts.day) }
    var outlines: [SessionOutline] = []
    let totals = try history.forEachOutline(of: days) { outlines.append($0) }
    #expect(Set(totals.map(\.title)).count == totals.count)
    for move in totals {
      let sessions = inDays.map { $0.results.filter { $0.kind.isWork && $0.title == move.title } }
      #expect(move.sessions == sessions.count { !$0.isEmpty })
      for (side, amount) in move.amounts {
        let results = sessions.joined().filter { $0.side == side }
        #expect(amount.work == results.reduce(.zero) { $0 + $1.spent })
        #expect(amount.hurts == results.count { $0.outcome == .hurt })
      }
    }
    let work = inDays.flatMap(\.results).filter(\.kind.isWork)
    #expect(
      totals.reduce(0) { $0 + $1.amounts.count }
        == Set(work.map { "\($0.title)|\($0.side as Side?)" }).count)
    #expect(outlines == inDays.map(SessionOutline.init))
    #expect(try history.sessions(of: days) == inDays.map(\.facts))
  }

  @Test func `a routine has its sessions with exercise and the dose of the latest`() throws {
    let history = try History()
    let strong = Prescription(level: .full, hold: .seconds(25), repeats: 3)
    let first = Fixture.facts(startedAt: Fixture.monday - 86_400, utcOffset: -12 * 3_600)
    let latest = Fixture.facts(startedAt: Fixture.monday + 60, prescription: strong)
    let between = Fixture.facts(startedAt: Fixture.monday)
    let idle = Fixture.facts(startedAt: Fixture.monday + 120)
    try history.save(
      [latest, first, between].map { Fixture.record($0) }
        + [SessionRecord(facts: idle, results: [Fixture.hold(0, .skipped, spent: 0)])])
    let monday = between.day
    let totals = try history.routineTotals(over: monday...monday)
    #expect(totals.map(\.sessions) == [2] && totals.map(\.latest) == [strong])
    #expect(try history.forEachOutline(of: monday...monday) { _ in }.map(\.sessions) == [2])
    #expect(try history.firstDay() == first.day && first.day == monday.advanced(by: -2))
    #expect(try History().firstDay() == nil)
  }

  @Test func `an error in the closure stops the visit`() throws {
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

  @Test func `the latest sessions of a routine have ended, the newest first`() throws {
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

extension SessionOutline {
  /// The outline of a session that is in memory.
  fileprivate init(_ record: SessionRecord) {
    self.init(record.summary)
    hurts = record.results.filter { $0.kind.isWork && $0.outcome == .hurt }.map {
      Hurt(
        title: $0.title, side: $0.side, repetition: $0.repetition, repetitions: $0.repetitions,
        spent: $0.spent)
    }
  }
}
