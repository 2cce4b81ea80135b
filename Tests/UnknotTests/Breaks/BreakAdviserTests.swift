import CarePlan
import Foundation
import RoutineEngine
import TUI
import Testing

@testable import unknot

@Suite struct BreakAdviserTests {
  /// The minutes of a break on a day of some pain.
  private func minutes(pain: Int?) -> Int? {
    let answers = Answers(
      signs: Answer(.nothing, at: RandomDay.morning),
      pain: pain.map { Answer($0, at: RandomDay.morning) })
    let advice = Advice(answers, now: RandomDay.morning, in: .gmt)
    var settings = PlaySettings()
    settings.day.routine = "neck-ease"
    return BreakAdviser(
      under: advice, RandomDay.routines, settings, now: RandomDay.morning, in: .gmt
    ).suggestion?.minutes
  }

  @Test func `a break is as long as it will be at the dose of today`() {
    #expect(minutes(pain: nil) == 4)
    #expect(minutes(pain: 5) == 3)
  }
}
