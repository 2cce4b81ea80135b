import Foundation
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct SessionSummaryTests {
  @Test func theLengthIsByTheClock() {
    let record = Fixture.record(Fixture.facts(endedAt: Fixture.monday + 300))
    #expect(record.summary.length == .seconds(300))
  }

  @Test func aClockSetBackLeavesTheTimeOfThePassages() {
    let record = Fixture.record(Fixture.facts(endedAt: Fixture.monday - 3_600))
    #expect(record.summary.length == .seconds(80))
  }

  @Test func easyIsFinishedWholeAndNoWorse() {
    #expect(Fixture.record().isEasy)
    #expect(Fixture.record(Fixture.facts(before: 4, after: 4)).isEasy)
    #expect(Fixture.record(Fixture.facts(before: 4)).isEasy)
    #expect(!Fixture.record(Fixture.facts(before: 4, after: 5)).isEasy)
    #expect(!Fixture.record(Fixture.facts(ending: .left)).isEasy)
    #expect(!Fixture.record(holds: 3).isEasy)
    #expect(!Fixture.record(holds: 4, .partial).isEasy)
    var skipped = Fixture.record()
    skipped.results.append(Fixture.hold(9, .skipped))
    #expect(!skipped.isEasy)
  }

  @Test func soreIsHurtOrWorse() {
    #expect(!Fixture.record(Fixture.facts(before: 4, after: 4)).isSore)
    #expect(Fixture.record(Fixture.facts(before: 4, after: 5)).isSore)
    #expect(Fixture.record(Fixture.facts(ending: .hurt)).isSore)
    var hurt = Fixture.record()
    hurt.results[1].outcome = .hurt
    #expect(hurt.isSore)
  }
}
