import ArgumentParser
import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

/// Looks up plans that a person named.
enum PlanLookup {
  /// The entry of a name or a file.
  ///
  /// - Throws: `Failure` with exit code 66 or 74.
  static func entry(_ name: String, in catalogue: RoutineCatalog) throws -> PlanEntry {
    do throws(LookupError) {
      return try catalogue.findPlan(name)
    } catch {
      throw Failure(error)
    }
  }

  /// The plan of an entry.
  ///
  /// - Throws: `Failure` with exit code 65 for a file that is no good plan.
  static func plan(of entry: PlanEntry) throws -> Plan {
    if let plan = entry.plan { return plan }
    if case .failure(let problem) = entry.content { throw Failure(.file(problem)) }
    let place = CleanText.shown(entry.path ?? entry.id)
    throw Failure(
      .badFile,
      "\(place) is not a good plan. Fix what is listed, then run `unknot check`.\n" + entry.report)
  }
}

/// `unknot plan list`
struct PlanListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all plans.")

  @Flag(help: "Print JSON for other programs.")
  var json = false

  private struct Line: Encodable {
    let id: String
    let title: String
    let summary: String
    let origin: String
    let days: Int
    let phases: Int
    let isRunning: Bool
  }

  func run() throws {
    let catalogue = Library().catalogue
    let running = PlanAccess.running(catalogue)?.plan.id
    let entries = catalogue.planEntries
    if json {
      return try Output.print(
        JSONOutput.text(
          entries.compactMap { entry in
            entry.plan.map {
              Line(
                id: entry.id, title: $0.title, summary: $0.summary, origin: entry.origin.rawValue,
                days: $0.length, phases: $0.phases.count, isRunning: entry.id == running)
            }
          }))
    }
    let columns = entries.map(\.id.columns).max() ?? 0
    for entry in entries {
      let text =
        entry.plan.map { plan in
          let mark = entry.id == running ? " (running)" : ""
          return "\(PlanText.length(of: plan)). \(plan.summary)\(mark)"
        } ?? "broken; `unknot check` says why"
      try Output.print("\(entry.id.padded(to: columns))  \(text)")
    }
  }
}

/// `unknot plan show`
struct PlanShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a plan: phases, routines, rules, sources.")

  @Argument(help: "A plan's id, or a file.", completion: .plan)
  var plan: String

  @Flag(help: "Print JSON for other programs.")
  var json = false

  func run() throws {
    let catalogue = Library().catalogue
    let plan = try PlanLookup.plan(of: PlanLookup.entry(plan, in: catalogue))
    try Output.print(
      json
        ? JSONOutput.text(PlanShowJSON(plan)) : PlanText.lines(of: plan).joined(separator: "\n"))
  }
}

/// A plan, for programs.
private struct PlanShowJSON: Encodable {
  struct Phase: Encodable {
    let title: String
    let days: [Int]
    let routines: [String]
    let never: [String]
    let moveOn: String?
  }

  let id: String
  let title: String
  let summary: String
  let from: String?
  let days: Int
  let missed: String
  let phases: [Phase]
  let ends: String?

  init(_ plan: Plan) {
    id = plan.id
    title = plan.title
    summary = plan.summary
    from = plan.from
    days = plan.length
    missed = plan.missed.rawValue
    phases = plan.phases.map {
      Phase(
        title: $0.title, days: [$0.days.lowerBound, $0.days.upperBound],
        routines: $0.items.map(\.routine.id), never: $0.never.map(\.rawValue).sorted(),
        moveOn: $0.moveOn?.words)
    }
    ends = plan.ends
  }
}

/// `unknot plan add`
struct PlanAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a plan from a file, such as a physiotherapist's.",
    discussion: """
      Checks the file, shows what it holds, asks, and copies it to your routines. It never \
      overwrites a file. Your answers about warning signs and risks override every plan.
      """)

  @Argument(help: "The file.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Flag(help: "Do not ask.")
  var yes = false

  func run() throws {
    let catalogue = Library().catalogue
    let name = file.contains("/") ? file : "./\(file)"
    let entry = try PlanLookup.entry(name, in: catalogue)
    let plan = try PlanLookup.plan(of: entry)
    guard let folder = Paths().routines else {
      throw Failure(.inputOutput, "there is no folder for plans: HOME is not set; set UNKNOT_HOME")
    }
    let path = "\(folder)/\(plan.id).plan.yaml"
    if catalogue.plan(withID: plan.id)?.origin == .own || access(path, F_OK) == 0 {
      throw Failure(
        .usage,
        "you have a plan `\(plan.id)` already; give the file another name, or remove the old one "
          + "with `unknot plan remove \(plan.id)`")
    }
    try Output.print(PlanText.lines(of: plan).joined(separator: "\n"))
    if !entry.report.isEmpty { Output.errorLines(entry.report) }
    try Output.print(PlanText.loads(of: plan))
    if !yes { try ask() }
    try copy(name, to: path)
    try Output.print("Added \(plan.id). `unknot plan start \(plan.id)` begins it.")
  }

  private func ask() throws {
    guard ProcessEnvironment.canAskInLines, isatty(STDIN_FILENO) == 1 else {
      throw Failure(.usage, "unknot cannot ask here; --yes adds the plan")
    }
    try Output.print("Add this plan? y or n")
    let answer = (readLine() ?? "").lowercased().prefix(1)
    if answer != "y" { throw Failure(.problemsFound, "nothing was added") }
  }

  private func copy(_ name: String, to path: String) throws {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(atPath: name)
    } catch {
      throw Failure(.file(error))
    }
    do throws(AtomicFile.Problem) {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw Failure(.inputOutput, error.description)
    }
  }
}

/// `unknot plan remove`
struct PlanRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a plan of your own.",
    discussion: "What you did stays in your record. A plan that is running has to be stopped first."
  )

  @Argument(help: "A plan's id.", completion: .plan)
  var plan: String

  func run() throws {
    let catalogue = Library().catalogue
    let entry = try PlanLookup.entry(plan, in: catalogue)
    guard entry.origin == .own, let path = entry.path, !plan.contains("/") else {
      throw Failure(
        .usage, "\(entry.id) came with unknot; only plans of your own can be removed")
    }
    if let events = try HistoryAccess.attempt({ try HistoryAccess.toRead()?.planEvents() }),
      PlanRun(events)?.planID == entry.id
    {
      throw Failure(.refused, "\(entry.id) is running; `unknot plan stop` ends it first")
    }
    guard unlink(path) == 0 else {
      throw Failure(
        .inputOutput,
        "cannot remove \(CleanText.shown(path)): \(String(cString: strerror(errno)))")
    }
    try Output.print("\(entry.id) was removed.")
  }
}
