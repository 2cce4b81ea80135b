import BuiltInRoutines
import Foundation
import RoutineEngine
import RoutineFiles
import TestSupport

@testable import CarePlan

/// A day of somebody who said and did anything, with the built-in routines and plans.
struct RandomDay {
  /// Ten in the morning of a Monday, in UTC.
  static let morning = Date(timeIntervalSince1970: 1_796_032_800)
  static let routines = catalogue().entries.compactMap(\.routine)
  private static let plans = catalogue().planEntries.compactMap(\.plan)

  private static func catalogue() -> RoutineCatalog {
    RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) },
      plans: BuiltInRoutines.plans.map { ($0.name, $0.bytes) })
  }

  /// The routines that press or roll, and some that stretch: names, so that no rule of the program
  /// says it.
  static let pressing: Set<String> = [
    "foam-roller", "trigger-point", "knot-relief", "upper-back-session",
  ]
  static let stretching: Set<String> = [
    "two-minute-break", "shoulder-blade-stretch", "overhead-reach", "shoulder-roll-forward",
    "neck-ease", "wrist-forearm",
  ]

  let answers: Answers
  /// The routines that what was said closes, told anew in the words of the table.
  let closed: Set<String>
  /// Those that are asked about first: at much pain whoever wants to stretch has to say so.
  let asked: Set<String>

  init(_ random: inout SeededGenerator) {
    let signs: SafetyAnswer =
      Int.random(in: 0...5, using: &random) > 0
      ? .nothing : SafetyAnswer.allCases.randomElement(using: &random) ?? .nothing
    let pain = Bool.random(using: &random) ? Int.random(in: 0...10, using: &random) : nil
    let soreness =
      Bool.random(using: &random) ? Soreness.allCases.randomElement(using: &random) : nil
    let checkIns = (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.checkIn(&random) }
    var answers = Answers(
      signs: Answer(signs, at: Self.morning), pain: pain.map { Answer($0, at: Self.morning) })
    answers.soreness = soreness.map { Answer($0, at: Self.morning) }
    let isUnreadable = Int.random(in: 0...9, using: &random) == 0
    if isUnreadable { answers.unreadableAt = Self.morning - 600 }
    let sessions = checkIns.map { checkIn in
      PastSession(
        checkIn, on: LocalDay(checkIn.endedAt, in: .gmt), credits: [checkIn.routine: .whole])
    }
    answers.practice = Practice(
      sessions: sessions,
      firstDays: Dictionary(
        sessions.map { ($0.checkIn.routine, $0.day.advanced(by: -20)) }, uniquingKeysWith: min))
    answers.practice?.plan = Self.plan(sessions, &random)
    self.answers = answers

    var closed = signs == .nothing ? [] : Self.pressing
    if pain ?? 0 >= 6 || soreness == .much || isUnreadable { closed.formUnion(Self.pressing) }
    for checkIn in checkIns where Self.morning.timeIntervalSince(checkIn.endedAt) < 36_000 {
      let change = checkIn.before.flatMap { before in checkIn.after.map { $0 - before } }
      if checkIn.isStopped || checkIn.after ?? 0 >= 6 {
        closed.formUnion(Self.pressing.union(Self.stretching))
      } else if let change, change >= 2 {
        closed.formUnion(Self.pressing.union([checkIn.routine]))
      } else if change == 1 || change == 0 && checkIn.after ?? 0 >= 4 {
        closed.formUnion(Self.pressing)
      }
    }
    if signs == .emergency { closed = Set(Self.routines.map(\.id)) }
    self.closed = closed
    asked = pain ?? 0 >= 6 ? Self.stretching : []
  }

  /// A session of today or of the days before, whatever was said about it.
  private static func checkIn(_ random: inout SeededGenerator) -> CheckIn {
    func pain() -> Int? {
      Bool.random(using: &random) ? Int.random(in: 0...10, using: &random) : nil
    }
    return CheckIn(
      (routines.map(\.id).randomElement(using: &random)) ?? "foam-roller",
      endedAt: morning - Double(Int.random(in: 0...3, using: &random)) * 86_400
        - Double.random(in: 60...30_000, using: &random),
      isStopped: Int.random(in: 0...9, using: &random) == 0, before: pain(), after: pain())
  }

  private static func plan(
    _ sessions: [PastSession], _ random: inout SeededGenerator
  ) -> RunningPlan? {
    guard Int.random(in: 0...3, using: &random) > 0,
      let plan = plans.randomElement(using: &random),
      let run = PlanRun([
        PlanEvent(
          .started, of: plan.id,
          on: LocalDay(morning, in: .gmt).advanced(by: -Int.random(in: 0...30, using: &random)),
          at: morning - 40 * 86_400, machine: UUID())
      ])
    else { return nil }
    return RunningPlan(plan, run, sessions: sessions)
  }
}
