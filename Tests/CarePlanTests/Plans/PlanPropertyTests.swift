import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import CarePlan

/// Properties of every history of every plan.
@Suite struct PlanPropertyTests {
  /// A plan as an author might write it.
  private static func plan(_ random: inout SeededGenerator) -> Plan {
    func routine(_ name: String, _ kind: Routine.Kind) -> Routine {
      let step: Step =
        switch kind {
        case .massage: Step(.massage(Dose(.minutes(1))))
        case .stretch: Step(.hold(Dose(.seconds(20))))
        default: Step(.breathe(Dose(.minutes(1))))
        }
      return Routine(id: name, title: name, kind: kind, steps: [step])
    }
    var plan = Plan(id: "p", title: "P")
    plan.missed = Plan.Missed.allCases.randomElement(using: &random) ?? .goOn
    plan.weekdays = Bool.random(using: &random) ? Set(0...6) : Set(0...4)
    var first = 1
    for number in 0..<Int.random(in: 1...4, using: &random) {
      let length = Int.random(in: 1...9, using: &random)
      var phase = Plan.Phase(title: "\(number)", days: first...first + length - 1)
      phase.items = (0..<Int.random(in: 1...3, using: &random)).map { index in
        let kind = [Routine.Kind.stretch, .breathing, .massage].randomElement(using: &random)
        var item = Plan.Item(routine("r\(index)", kind ?? .stretch))
        item.frequency =
          [Frequency(Dose(1, 2)), Frequency(Dose(3), days: 7), Frequency(Dose(1), days: 2)]
          .randomElement(using: &random) ?? item.frequency
        item.isOptional = Int.random(in: 0..<5, using: &random) == 0
        return item
      }
      if Bool.random(using: &random) { phase.never = [.pressing] }
      phase.items.removeAll { item in phase.never.contains { $0.covers(item.routine) } }
      if Bool.random(using: &random) {
        phase.moveOn = [PlanCondition(.painAtMost(3), days: Int.random(in: 1...3, using: &random))]
        phase.notBefore = Int.random(in: phase.days, using: &random)
      }
      plan.phases.append(phase)
      first += length
    }
    if Bool.random(using: &random) {
      plan.rules = [PlanRule([PlanCondition(.painAtLeast(6))], [.restToday, .backOnePhase])]
    }
    return plan
  }

  /// Sixty days of somebody's sessions and plan events.
  private static func history(
    of plan: Plan, hasPain: Bool, hasGaps: Bool, _ random: inout SeededGenerator
  ) -> (sessions: [PastSession], events: [PlanEvent]) {
    var sessions: [PastSession] = []
    var events = [PlanLife.event(.started, of: plan, on: PlanLife.start)]
    for number in 0..<60 {
      let date = PlanLife.start.advanced(by: number)
      let isAway = hasGaps && Int.random(in: 0..<4, using: &random) == 0
      if !isAway, !plan.phases.isEmpty {
        let id = "r\(Int.random(in: 0..<3, using: &random))"
        let pain =
          hasPain && Bool.random(using: &random) ? Int.random(in: 0...10, using: &random) : nil
        sessions.append(
          PastSession(
            CheckIn(
              id, endedAt: date.moment(secondsIntoDay: 36_000, in: .gmt), before: pain, after: pain),
            on: date, credits: ["r0": .whole, "r1": .whole, "r2": .whole]))
      }
      switch Int.random(in: 0..<40, using: &random) {
      case 0: events.append(PlanLife.event(.skipped, of: plan, on: date))
      case 1 where hasGaps:
        events.append(PlanLife.event(.paused, of: plan, on: date, value: date.number + 3))
      default: break
      }
    }
    return (sessions, events)
  }

  private func days(
    of plan: Plan, _ history: (sessions: [PastSession], events: [PlanEvent])
  ) throws -> [PlanDay] {
    let run = try #require(PlanRun(history.events))
    let running = RunningPlan(plan, run, sessions: history.sessions)
    return (0..<60).map { running.day(on: PlanLife.start.advanced(by: $0)) }
  }

  @Test(arguments: 0..<60) func `each day has one phase, and the day never falls`(_ seed: UInt64)
    throws
  {
    var random = SeededGenerator(seed: seed)
    let plan = Self.plan(&random)
    let history = Self.history(of: plan, hasPain: true, hasGaps: true, &random)
    let days = try days(of: plan, history)
    for (one, other) in zip(days, days.dropFirst()) {
      #expect(other.day >= one.day, "seed \(seed)")
      if other.isRunning {
        #expect(other.phase != nil)
        // Two bad days take a phase back at most two.
        #expect(other.phaseIndex >= one.phaseIndex - 1, "seed \(seed)")
      }
      if other.isRunning, one.isRunning, other.phaseIndex < one.phaseIndex {
        #expect(other.steppedBack != nil, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<60) func `the position falls only for a reason`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let plan = Self.plan(&random)
    let history = Self.history(of: plan, hasPain: false, hasGaps: false, &random)
    let days = try days(of: plan, history)
    for (one, other) in zip(days, days.dropFirst()) where one.isRunning && other.isRunning {
      #expect(other.position >= one.position, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<60) func `no phase ends before its not-before`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let plan = Self.plan(&random)
    let history = Self.history(of: plan, hasPain: true, hasGaps: false, &random)
    let days = try days(of: plan, history)
    for (one, other) in zip(days, days.dropFirst())
    where one.isRunning && other.isRunning && other.phaseIndex > one.phaseIndex {
      let phase = plan.phases[one.phaseIndex]
      let least =
        phase.moveOn == nil ? phase.days.upperBound : min(phase.notBefore, phase.days.upperBound)
      #expect(one.position >= least, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<60) func `without answers each phase ends on its last day`(_ seed: UInt64)
    throws
  {
    var random = SeededGenerator(seed: seed)
    var plan = Self.plan(&random)
    plan.missed = .goOn
    let history = Self.history(of: plan, hasPain: false, hasGaps: false, &random)
    for (index, day) in try days(of: plan, history).enumerated() where day.isRunning {
      #expect(day.position == index + 1, "seed \(seed)")
      #expect(day.phase?.days.contains(index + 1) ?? false, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<30) func `events in any order, once or twice, give the same day`(
    _ seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let plan = Self.plan(&random)
    let history = Self.history(of: plan, hasPain: true, hasGaps: true, &random)
    let shuffled = (history.events + history.events).shuffled(using: &random)
    let sessions = history.sessions.shuffled(using: &random)
    #expect(try days(of: plan, history) == days(of: plan, (sessions, shuffled)))
  }

  @Test(arguments: 0..<30) func `nothing that the phase rules out is due`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let plan = Self.plan(&random)
    let history = Self.history(of: plan, hasPain: true, hasGaps: true, &random)
    for day in try days(of: plan, history) {
      for line in day.due { #expect(!day.excludes(line.item.routine), "seed \(seed)") }
    }
  }
}
