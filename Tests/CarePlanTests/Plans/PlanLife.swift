import BuiltInRoutines
import Foundation
import RoutineEngine
import RoutineFiles
import Testing

@testable import CarePlan

/// A person who follows a plan, day by day.
struct PlanLife {
  let plan: Plan
  /// A Monday.
  static let start = LocalDay(year: 2026, month: 11, day: 30)

  /// The pain reported on a day, counted from 1; `nil` for none.
  var pain: (Int) -> Int? = { _ in nil }
  /// The share of the due sessions that is done on a day, counted from 1.
  var share: (Int) -> Double = { _ in 1 }
  /// The person's rating of the dose on a day; `nil` for none.
  var ease: (Int) -> Ease? = { _ in nil }
  /// The plan events of a day, with their values.
  var says: (Int) -> [(PlanEvent.Kind, Int?)] = { _ in [] }

  private(set) var sessions: [PastSession] = []
  private(set) var events: [PlanEvent]

  init(_ plan: Plan) {
    self.plan = plan
    events = [Self.event(.started, of: plan, on: Self.start)]
  }

  static func catalogue(_ more: [RoutineCatalog.BuiltIn] = []) -> RoutineCatalog {
    RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) },
      plans: BuiltInRoutines.plans.map { ($0.name, $0.bytes) } + more)
  }

  static func plan(_ id: String) throws -> Plan {
    let catalogue = catalogue()
    return try #require(catalogue.plan(withID: id)?.plan)
  }

  static func event(
    _ kind: PlanEvent.Kind, of plan: Plan, on day: LocalDay, value: Int? = nil
  ) -> PlanEvent {
    // Nothing is said about a plan before it begins.
    let hour = kind == .started ? 7 : 8
    return PlanEvent(
      kind, of: plan.id, on: day, value: value,
      at: day.moment(secondsIntoDay: hour * 3_600, in: .gmt),
      machine: UUID(uuidString: "11111111-2222-4333-8444-555555555555") ?? UUID())
  }

  /// The plan with the sessions so far.
  func running() throws -> RunningPlan {
    RunningPlan(plan, try #require(PlanRun(events)), sessions: sessions)
  }

  func day(_ number: Int) throws -> PlanDay {
    try running().day(on: Self.start.advanced(by: number - 1))
  }

  /// Lives through a day, and returns the plan's day before and after the sessions.
  mutating func live(_ number: Int) throws -> (morning: PlanDay, evening: PlanDay) {
    let date = Self.start.advanced(by: number - 1)
    for (kind, value) in says(number) {
      events.append(Self.event(kind, of: plan, on: date, value: value))
    }
    let morning = try day(number)
    let said = pain(number)
    if let said { events.append(Self.event(.pain, of: plan, on: date, value: said)) }
    let open = try day(number)
    for line in open.due {
      let times = Int((Double(line.target?.low ?? 0) * share(number)).rounded(.down))
      for time in 0..<times { add(line.item.routine.id, on: date, time, said, ease(number)) }
    }
    return (morning, try day(number))
  }

  private mutating func add(
    _ id: String, on date: LocalDay, _ time: Int, _ pain: Int?, _ ease: Ease?
  ) {
    let end = date.moment(secondsIntoDay: 36_000 + time * 3_600, in: .gmt)
    sessions.append(
      PastSession(
        CheckIn(id, endedAt: end, before: pain, after: pain, ease: ease), on: date,
        credits: [id: .whole], isComplete: true))
  }

  /// A text table of the days.
  mutating func table(_ title: String, days: Int) throws -> String {
    var rows = ["# \(title)", ""]
    for number in 1...days {
      let (morning, evening) = try live(number)
      let date = Self.start.advanced(by: number - 1)
      let said = pain(number).map { ", pain \($0)" } ?? ""
      rows.append("\(date)\(said)")
      rows.append("  morning: \(morning.lines.joined(separator: " "))")
      if morning.isRunning {
        rows.append("  offered: \(Self.offered(morning))")
        var seen: Set<String> = []
        let done = evening.items.filter { $0.done > 0 && seen.insert($0.item.routine.id).inserted }
          .map { "\($0.item.routine.title) \(Credit.times($0.done))" }
        rows.append("  done:    \(done.isEmpty ? "nothing" : done.joined(separator: ", "))")
      }
      if evening.lines != morning.lines {
        rows.append("  evening: \(evening.lines.joined(separator: " "))")
      }
    }
    let count = try running().daysDone(until: Self.start.advanced(by: days - 1))
    rows += ["", "Done on \(count.done) of \(count.planned) days."]
    return rows.joined(separator: "\n") + "\n"
  }

  private static func offered(_ day: PlanDay) -> String {
    let lines = day.items.filter { $0.target != nil }.map { line in
      let times = line.target.map { $0.low == $0.high ? "\($0.low)" : "\($0.low) to \($0.high)" }
      let week = line.week.map { ", \(Credit.times($0.done)) of \($0.goal) this week" } ?? ""
      let level = day.level(of: line.item.routine.id).map { ", \($0.rawValue)" } ?? ""
      let kind = line.item.isOptional ? ", if you like" : line.canWait ? ", or later" : ""
      return "\(line.item.routine.title) \(times ?? "")\(level)\(week)\(kind)"
    }
    return lines.isEmpty ? "nothing" : lines.joined(separator: "; ")
  }
}
