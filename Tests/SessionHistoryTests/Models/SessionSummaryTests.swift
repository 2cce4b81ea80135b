import Foundation
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct SessionSummaryTests {
  @Test func `the length of a session is from its start to its end`() {
    let record = Fixture.record(Fixture.facts(endedAt: Fixture.monday + 300))
    #expect(record.summary.length == .seconds(300))
  }

  @Test func `after a clock set back the length is the time of the segments`() {
    let record = Fixture.record(Fixture.facts(endedAt: Fixture.monday - 3_600))
    #expect(record.summary.length == .seconds(80))
  }
}
