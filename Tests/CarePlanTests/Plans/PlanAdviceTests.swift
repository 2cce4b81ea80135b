import Foundation
import RoutineEngine
import Testing

@testable import CarePlan

/// The adviser stands above a plan, and a plan above goals.
@Suite struct PlanAdviceTests {
  private let life: PlanLife
  private let routines: [Routine]

  init() throws {
    life = PlanLife(try PlanLife.plan("strain-recovery"))
    routines = PlanLife.catalogue().entries.compactMap(\.routine)
  }

  private func advice(
    on day: Int, pain: Int? = nil, signs: SafetyAnswer = .nothing
  ) throws -> Advice {
    let now = PlanLife.start.advanced(by: day - 1).moment(secondsIntoDay: 36_000, in: .gmt)
    var answers = Answers(
      signs: Answer(signs, at: now.addingTimeInterval(-60)),
      pain: pain.map { Answer($0, at: now.addingTimeInterval(-60)) })
    answers.practice = Practice()
    answers.practice?.plan = try life.running()
    return Advice(answers, now: now, in: .gmt)
  }

  /// `plan` and `today` ask the same.
  @Test(arguments: [
    (7.0, GoalProgress.State.under, false), (12, .under, true), (22.5, .under, false),
  ])
  func `the hour decides whether an item of the plan is due`(
    hour: Double, state: GoalProgress.State, isDue: Bool
  ) throws {
    let now = PlanLife.start.advanced(by: 1).moment(secondsIntoDay: Int(hour * 3_600), in: .gmt)
    var answers = Answers(signs: Answer(.nothing, at: now.addingTimeInterval(-60)))
    answers.practice = Practice()
    answers.practice?.plan = try life.running()
    let advice = Advice(answers, now: now, in: .gmt)
    let item = try #require(advice.plan?.items.first { $0.isDue })
    let progress = advice.progress(of: try #require(item.goal))
    #expect(progress.state == state && progress.isDue(at: now) == isDue)
    #expect((progress.next == nil) == (hour > 22))
  }

  @Test func `the plan's routine leads, with the day`() throws {
    let first = try advice(on: 5).recommendations(from: routines, dailyGoal: 3).first
    #expect(first?.routineID == "strain-move")
    #expect(first?.reason == .planned("Day 5 of 21", isDue: true))
  }

  @Test func `what the phase rules out is offered nowhere`() throws {
    for day in 1...7 {
      let advice = try advice(on: day)
      let ids = Set(advice.recommendations(from: routines, dailyGoal: 3).map(\.routineID))
      for routine in routines where ids.contains(routine.id) {
        #expect(!routine.presses, "day \(day): \(routine.id)")
        #expect(routine.kind != .stretch, "day \(day): \(routine.id)")
      }
      let roller = try #require(routines.first { $0.id == "foam-roller" })
      #expect(advice.goal(of: roller) == nil)
    }
  }

  @Test func `much pain leaves one routine of the plan`() throws {
    let advice = try advice(on: 5, pain: 7)
    let found = advice.recommendations(from: routines, dailyGoal: 3)
    #expect(found.first?.routineID == "strain-rest")
    #expect(!found.contains { $0.routineID == "strain-move" })
  }

  @Test func `reminders and breaks hear what the plan says`() throws {
    func reason(_ id: String, _ advice: Advice) throws -> String? {
      advice.plan?.reasonAgainst(try #require(routines.first { $0.id == id }))
    }
    let usual = try advice(on: 5)
    #expect(try reason("foam-roller", usual) == "your plan leaves it out for now")
    #expect(try reason("strain-move", usual) == nil)
    let bad = try advice(on: 5, pain: 7)
    #expect(try reason("strain-move", bad) == "your plan says rest today")
    #expect(try reason("strain-rest", bad) == nil)
  }

  @Test func `an emergency stops the plan, too`() throws {
    let advice = try advice(on: 5, signs: .emergency)
    #expect(advice.recommendations(from: routines, dailyGoal: 3).isEmpty)
  }

  @Test func `a phase's level is the highest`() throws {
    var plan = try PlanLife.plan("desk-back")
    plan.missed = .goOn
    let desk = PlanLife(plan)
    let day = try desk.running().day(on: PlanLife.start.advanced(by: 42))
    #expect(day.phase?.title == "More moves")
    let strength = try #require(routines.first { $0.id == "desk-strength" })
    #expect(day.capped(Prescription(level: .full), for: strength).level == .gentle)
    #expect(day.capped(Prescription(level: .gentle), for: strength).level == .gentle)
  }
}
