import RoutineEngine
import Testing

@testable import CarePlan

@Suite struct CreditTests {
  private let plan = WorkPlan(segments: 4, length: .seconds(80))

  @Test(arguments: [
    (0, 0.0, Credit.none), (1, 20, .none), (1, 39.9, .none), (1, 40, .half), (2, 0, .half),
    (3, 71.9, .half), (3, 72, .whole), (4, 0, .whole), (0, 79, .whole), (9, 900, .whole),
  ])
  func `credit depends on the share of the work, in segments or in time`(
    done: Int, seconds: Double, credit: Credit
  ) {
    #expect(Credit(segmentsDone: done, work: .seconds(seconds), of: plan) == credit)
  }

  @Test func `a session without work earns no credit`() {
    let nothing = WorkPlan(segments: 0, length: .zero)
    #expect(Credit(segmentsDone: 0, work: .zero, of: nothing) == .none)
  }
}
