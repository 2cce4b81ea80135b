import ArgumentParser
import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

/// `unknot plan`
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Follow a plan over days and weeks.",
    discussion: """
      A plan has phases; each says what to do and when the next one comes. `unknot plan start \
      strain-recovery` begins one, and the list, `unknot today` and breaks then lead with what it \
      has for the day. Missed days are fine: the plan bends. One plan runs at a time.

      Exits with 66 if there is no such plan or none is running, with 75 if another one is, with 77 \
      in an emergency.
      """,
    subcommands: [
      PlanStatusCommand.self, PlanListCommand.self, PlanShowCommand.self, PlanStartCommand.self,
      PlanPauseCommand.self, PlanResumeCommand.self, PlanSkipCommand.self, PlanNextCommand.self,
      PlanBackCommand.self, PlanStopCommand.self, PlanAddCommand.self, PlanRemoveCommand.self,
    ],
    defaultSubcommand: PlanStatusCommand.self
  )

  /// The present report; `nil` if no plan runs.
  static func report() throws -> PlanReport? {
    let preferences = Preferences()
    let library = Library()
    // A history that cannot be read is an error, not an empty history.
    _ = try HistoryAccess.toRead()
    return PlanReport(
      under: SafetyFile().advice(now: Date()), preferences.settings, library.catalogue)
  }

  /// Prints the status of the plan.
  static func printStatus(json: Bool) throws {
    guard let report = try report() else {
      if json { try Output.print("null") }
      throw Failure(
        .problemsFound, json ? "" : "no plan is running; `unknot plan list` lists all plans")
    }
    try Output.print(
      json ? JSONOutput.text(PlanJSON(report)) : report.lines.joined(separator: "\n"))
  }

  /// The run of the running plan.
  ///
  /// - Throws: `Failure` with exit code 66 if there is none.
  static func run(in history: History?) throws -> PlanRun {
    guard let events = try HistoryAccess.attempt({ try history?.planEvents() }),
      let run = PlanRun(events)
    else {
      throw Failure(.notFound, "no plan is running; begin one with `unknot plan start NAME`")
    }
    return run
  }

  /// Adds an event of today to the running plan, and prints its new status.
  static func add(_ kind: PlanEvent.Kind, value: Int? = nil, json: Bool) throws {
    guard let history = try HistoryAccess.toRead() else {
      _ = try run(in: nil)
      return
    }
    let run = try run(in: history)
    let now = Date()
    try HistoryAccess.attempt {
      try history.add(
        kind, of: run.planID, on: Preferences().settings.ownDay.day(of: now, in: .current),
        value: value, now: now, in: .current)
    }
    if kind == .stopped { return }
    try printStatus(json: json)
  }
}

/// `unknot plan status`
struct PlanStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show where you are in the plan, and what is due today.",
    discussion: "Exits with 1 if no plan is running.")

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws { try PlanCommand.printStatus(json: json) }
}

/// `unknot plan start`
struct PlanStartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Begin a plan.",
    discussion: """
      It begins today, or tomorrow after \(latestHour):00. To begin the running plan again \
      from its first day, start it again.
      """)

  /// The hour from which a plan begins tomorrow, as little of today is left. A habit.
  static let latestHour = 20
  /// The most days ago that a plan may have begun. A habit.
  private static let mostDays = 30

  @Argument(help: "A plan's id.", completion: .plan)
  var plan: String

  @Option(help: ArgumentHelp("The first day, up to 30 days ago.", valueName: "date"))
  var from: SinceOption?

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws {
    let catalogue = Library().catalogue
    let entry = try PlanLookup.entry(plan, in: catalogue)
    let plan = try PlanLookup.plan(of: entry)
    let now = Date()
    let advice = SafetyFile().advice(now: now)
    if advice.locksEverything {
      throw Failure(.locked, advice.safetyLines.joined(separator: " "))
    }
    let today = advice.today
    let isLate = LocalTime(now, in: .current).hour >= Self.latestHour
    let first = from?.day(today: today) ?? (isLate ? today.advanced(by: 1) : today)
    guard (-Self.mostDays...Self.mostDays).contains(today.distance(to: first)) else {
      throw Failure(
        .usage, "--from \(first): a plan begins at most \(Self.mostDays) days from today")
    }
    guard !plan.id.contains("/"), catalogue.plan(withID: plan.id) != nil else {
      throw Failure(.notFound, "this plan is only a file; add it first: `unknot plan add FILE`")
    }
    let history = try HistoryAccess.toWrite()
    let events = try HistoryAccess.attempt { try history.planEvents() }
    if let run = PlanRun(events), run.planID != plan.id, isGoingOn(run, catalogue, today) {
      throw Failure(
        .refused,
        "\(run.planID) is running, and one plan runs at a time; `unknot plan stop` ends it")
    }
    try HistoryAccess.attempt {
      try history.add(
        .started, of: plan.id, on: first, fileHash: entry.fileHash, now: now, in: .current)
    }
    if !json {
      for caution in plan.cautions { try Output.print("! \(caution)") }
      if from == nil, let earlier = try earlierDay(of: plan, before: first, in: history) {
        try Output.print(
          "You did some of this since \(LocalTime.longDay(earlier)). To count from there: "
            + "unknot plan start \(plan.id) --from \(earlier)")
      }
    }
    try PlanCommand.printStatus(json: json)
  }

  /// The first day of the last weeks on which something of the plan was done; `nil` for none.
  private func earlierDay(
    of plan: Plan, before first: LocalDay, in history: History
  ) throws -> LocalDay? {
    let ids = Set(plan.namedRoutines.map(\.id) + [plan.id])
    let sessions = try HistoryAccess.attempt {
      try history.pastSessions(since: first.advanced(by: -min(plan.length, 21)))
    }
    return sessions.first { $0.counts && $0.day < first && ids.contains($0.checkIn.routine) }?.day
  }

  /// Returns true if a plan's run has not reached its end.
  private func isGoingOn(_ run: PlanRun, _ catalogue: RoutineCatalog, _ today: LocalDay) -> Bool {
    guard let running = PlanAccess.running(catalogue) else {
      return catalogue.plan(withID: run.planID) != nil
    }
    if case .ended = running.day(on: today).state { return false }
    return true
  }
}

/// `unknot plan pause`
struct PlanPauseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Pause the plan, for a holiday or a cold.",
    discussion: "Paused days count for nothing. The pause begins today.")

  @Option(
    help: ArgumentHelp("The last day of the pause, like 2026-12-24.", valueName: "date"))
  var until: SinceOption?

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws {
    let today = Preferences().settings.ownDay.day(of: Date(), in: .current)
    let last = until?.day(today: today)
    if let last, last < today {
      throw Failure(.usage, "--until \(last): that day has passed; name today or a later one")
    }
    try PlanCommand.add(.paused, value: last?.number, json: json)
  }
}

/// `unknot plan resume`
struct PlanResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Resume the plan after a pause, or after days away.")

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws { try PlanCommand.add(.resumed, json: json) }
}

/// `unknot plan skip`
struct PlanSkipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip", abstract: "Skip today; nothing counts as missed.")

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws { try PlanCommand.add(.skipped, json: json) }
}

/// `unknot plan next`
struct PlanNextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Go to the next phase today.",
    discussion: "If pain held the plan back, ask your physiotherapist first.")

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws { try PlanPhase.move(by: 1, json: json) }
}

/// `unknot plan back`
struct PlanBackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "back", abstract: "Go back to the phase before today.")

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws { try PlanPhase.move(by: -1, json: json) }
}

/// Moves between the phases of the running plan.
enum PlanPhase {
  /// Moves by some phases from today's.
  static func move(by offset: Int, json: Bool) throws {
    guard let report = try PlanCommand.report() else {
      _ = try PlanCommand.run(in: nil)
      return
    }
    let target = report.day.phaseIndex + offset
    guard report.day.phase != nil, report.day.plan.phases.indices.contains(target) else {
      throw Failure(
        .refused,
        "\(report.day.plan.title) has no phase \(offset > 0 ? "after" : "before") this one")
    }
    try PlanCommand.add(.moved, value: target, json: json)
  }
}

/// `unknot plan stop`
struct PlanStopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "End the plan; what you did stays in your record.")

  func run() throws {
    let run = try PlanCommand.run(in: HistoryAccess.toRead())
    try PlanCommand.add(.stopped, json: false)
    try Output.print("\(run.planID) has ended. `unknot plan start \(run.planID)` begins it again.")
  }
}
