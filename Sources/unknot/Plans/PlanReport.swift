import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

/// The report on the running plan, for `plan status` and `today`.
struct PlanReport {
  let day: PlanDay
  /// The number of days done and planned so far.
  let count: (done: Int, planned: Int)
  /// True if the plan's file has changed since the plan began.
  let hasChanged: Bool
  let advice: Advice
  let settings: PlaySettings

  /// The report at a moment; `nil` if no plan runs.
  init?(under advice: Advice, _ settings: PlaySettings, _ catalogue: RoutineCatalog) {
    guard let running = advice.practice?.plan, let day = advice.plan else { return nil }
    self.day = day
    count = running.daysDone(until: advice.today)
    let hash = catalogue.plan(withID: running.plan.id)?.fileHash
    hasChanged = running.run.fileHash.map { $0 != hash } ?? false
    self.advice = advice
    self.settings = settings
  }

  /// The position in the plan, and a line for each routine of the day. In an emergency, no routine
  /// is asked for.
  var lines: [String] {
    var lines = advice.safetyLines + day.lines
    let isOpen = day.isRunning && !advice.locksEverything
    if isOpen, let text = day.phase?.text { lines.append(text) }
    let rows = isOpen ? day.items.compactMap(row) : []
    let columns = rows.map(\.title.columns).max() ?? 0
    lines += rows.map { "  \($0.title.padded(to: columns))  \($0.fact)" }
    if count.planned > 0 { lines.append("Done on \(count.done) of \(count.planned) days so far.") }
    if hasChanged {
      lines.append("The plan's file has changed since you began; it counts as it is.")
    }
    return lines
  }

  /// The lines for `today`, which prints the goals itself; none a week after the end.
  var shortLines: [String] {
    if case .ended(let last) = day.state, last.distance(to: day.date) > 7 { return [] }
    return day.lines
  }

  private func row(_ line: PlanItemDay) -> (title: String, fact: String)? {
    let routine = line.item.routine
    let prescription = day.capped(settings.prescription, for: routine)
    let timeline = try? Timeline(routine, prescription)
    // The dose of another day is not known yet.
    let isOfToday = line.target != nil || line.week != nil
    let walk =
      isOfToday ? timeline.map { SessionWalk(SessionRequest($0), under: advice) } : nil
    let length = (walk?.likelyLength ?? timeline?.likelyLength).map(Format.about)
    let level = (walk?.gentleness == nil ? day.level(of: routine.id) : .gentle).map(\.rawValue)
    let title = [routine.title, length, level].compactMap(\.self).joined(separator: ", ")
    let fact = fact(line)
    // The lines of the plan already say that nothing is due on a day of rest.
    guard let lock = advice.lock(on: routine), lock.isAboutSigns || day.rest == nil else {
      return (title, fact)
    }
    return (title, lock.word)
  }

  /// Returns true if a line is due, and its routine is not locked.
  func isDue(_ line: PlanItemDay) -> Bool {
    line.isDue && advice.lock(on: line.item.routine) == nil
  }

  /// The time at which it is due, and the times that it was done: `now · 1 of 2 today`.
  private func fact(_ line: PlanItemDay) -> String {
    let done = Credit.times(line.done)
    if let week = line.week, line.target != nil || line.done > 0 {
      let count = "\(Credit.times(week.done)) of \(week.goal) this week"
      return line.isDue ? (line.canWait ? "today or later" : "now") + "  · \(count)" : count
    }
    guard let target = line.target else {
      if line.done > 0 { return "done" }
      if day.rest != nil { return "not today" }
      return line.next.map { "on \(Self.weekday($0))" } ?? "not today"
    }
    let most = target.high > target.low ? ", up to \(target.high)" : ""
    let count = "\(done) of \(target.low)\(most) today"
    if line.item.isOptional { return "if you like\(most)" }
    guard line.isDue, let goal = line.goal else { return "done  · \(count)" }
    let next = HistoryText.next(advice.progress(of: goal), now: advice.now, in: advice.timeZone)
    return "\(next)  · \(count)"
  }

  static func weekday(_ day: LocalDay) -> String {
    let names = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    return names[day.weekday]
  }
}

/// The running plan, as JSON.
struct PlanJSON: Encodable {
  struct Line: Encodable {
    let routine: String
    let title: String
    let done: Double
    let of: [Int]?
    let doneThisWeek: Double?
    let perWeek: Int?
    let isDue: Bool
    let isOptional: Bool
    let level: String?
    let next: String?
  }

  let plan: String
  let title: String
  let state: String
  let start: String
  let day: Int
  let of: Int
  let week: Int?
  let weeks: Int?
  let phase: String?
  let phaseNumber: Int?
  let phases: Int
  let due: [Line]
  let items: [Line]
  let daysDone: Int
  let daysPlanned: Int
  let rest: String?
  let reason: [String]
  let seeSomeone: Bool
  let awayDays: Int?
  let ends: String?

  init(_ report: PlanReport) {
    let day = report.day
    plan = day.plan.id
    title = day.plan.title
    switch day.state {
    case .before: state = "before"
    case .running: state = "running"
    case .paused: state = "paused"
    case .ended: state = "ended"
    }
    start = "\(day.start)"
    self.day = day.day
    of = day.plan.length
    week = day.plan.unit == .weeks ? day.week : nil
    weeks = day.plan.unit == .weeks ? day.plan.weeks : nil
    phase = day.phase?.title
    phaseNumber = day.phase == nil ? nil : day.phaseIndex + 1
    phases = day.plan.phases.count
    let lines = day.isRunning ? day.items.map { Self.line($0, report) } : []
    items = lines
    due = lines.filter(\.isDue)
    daysDone = report.count.done
    daysPlanned = report.count.planned
    switch day.rest {
    case nil: rest = nil
    case .all: rest = "all"
    case .only(let id): rest = id
    }
    reason = day.lines
    seeSomeone = day.seesSomeone
    awayDays = day.away
    ends = day.plan.ends
  }

  private static func line(_ item: PlanItemDay, _ report: PlanReport) -> Line {
    Line(
      routine: item.item.routine.id, title: item.item.routine.title, done: item.done,
      of: item.target.map { [$0.low, $0.high] }, doneThisWeek: item.week?.done,
      perWeek: item.week?.goal, isDue: report.isDue(item), isOptional: item.item.isOptional,
      level: report.day.level(of: item.item.routine.id)?.rawValue,
      next: item.next.map { "\($0)" })
  }
}
