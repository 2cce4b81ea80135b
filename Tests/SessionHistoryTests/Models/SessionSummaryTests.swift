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
}
