import RoutineEngine
import TestSupport
import Testing

@testable import CarePlan

/// The built-in plans lived through: what each day offers and says, as tables to be read.
@Suite struct PlanLifeTests {
  /// A strain that heals: 5 on the first day, 1 in the third week.
  private static func healing(_ day: Int) -> Int {
    switch day {
    case 1: 5
    case 2...3: 4
    case 4...9: 3
    case 10...18: 2
    default: 1
    }
  }

  private func strain(_ change: (inout PlanLife) -> Void) throws -> PlanLife {
    var life = PlanLife(try PlanLife.plan("strain-recovery"))
    life.pain = Self.healing
    change(&life)
    return life
  }

  @Test func `a strain that heals takes 21 days`() throws {
    var life = try strain { _ in }
    try Golden.expect(
      try life.table("Strain recovery: every day done", days: 22), named: "strain-whole.txt")
    #expect(try life.day(21).phaseIndex == 3)
    #expect(try life.day(22).state == .ended(PlanLife.start.advanced(by: 20)))
  }

  @Test func `two missed days change nothing`() throws {
    var life = try strain { $0.share = { [4, 9].contains($0) ? 0 : 1 } }
    try Golden.expect(
      try life.table("Strain recovery: days 4 and 9 missed", days: 22), named: "strain-missed.txt")
    #expect(try life.day(22).state == .ended(PlanLife.start.advanced(by: 20)))
  }

  @Test func `a bad day 5 is one of rest, and one step back`() throws {
    var life = try strain { $0.pain = { $0 == 5 ? 7 : Self.healing($0) } }
    try Golden.expect(
      try life.table("Strain recovery: pain 7 on day 5", days: 25), named: "strain-bad-day.txt")
    let bad = try life.day(5)
    #expect(bad.rest == .only("strain-rest"))
    #expect(bad.stepsBackTomorrow)
    #expect(try life.day(6).phaseIndex == 0)
    #expect(try life.day(6).day == 6)
  }

  @Test func `pain that stays keeps the phase and says who to see`() throws {
    var life = try strain { $0.pain = { $0 == 1 ? 5 : 4 } }
    try Golden.expect(
      try life.table("Strain recovery: pain stays at 4", days: 44), named: "strain-stays.txt")
    #expect(try life.day(21).seesSomeone)
    #expect(try life.day(14).phaseIndex == 1)
  }

  @Test func `ten weeks at the desk`() throws {
    var life = PlanLife(try PlanLife.plan("desk-back"))
    life.pain = { $0 % 7 == 1 ? 3 : 2 }
    life.ease = { _ in .aboutRight }
    try Golden.expect(
      try life.table("Desk back: every day done", days: 71), named: "desk-whole.txt")
    #expect(try life.day(71).state == .ended(PlanLife.start.advanced(by: 69)))
  }

  @Test func `a holiday is a week once more, or a pause`() throws {
    var away = PlanLife(try PlanLife.plan("desk-back"))
    away.pain = { _ in 2 }
    away.ease = { _ in .aboutRight }
    away.share = { (29...37).contains($0) ? 0 : 1 }
    try Golden.expect(
      try away.table("Desk back: nine days away from week 5 on, nothing said", days: 78),
      named: "desk-holiday.txt")
    #expect(try away.day(36).week == 5)

    var paused = PlanLife(try PlanLife.plan("desk-back"))
    paused.pain = { _ in 2 }
    paused.ease = { _ in .aboutRight }
    let last = PlanLife.start.advanced(by: 41).number
    paused.says = { $0 == 29 ? [(.paused, last)] : [] }
    try Golden.expect(
      try paused.table("Desk back: two weeks of pause from week 5 on", days: 85),
      named: "desk-paused.txt")
    #expect(try paused.day(43).week == 5)
    #expect(try paused.day(43).day == 29)
  }
}
