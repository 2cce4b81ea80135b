import ArgumentParser
import Foundation
import SessionHistory

/// `unknot today`
struct TodayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "today",
    abstract: "Show what you have done today, and what is due.",
    discussion: """
      Lists the goals that you practised in the last \(TodayReport.days) days; half a session \
      counts half.

      --format prints one line for a prompt or a status bar. Its fields:
      \(TodayFormat.Field.allCases.map { "  {\($0.rawValue)}  \($0.help)" }
        .joined(separator: "\n"))
      """
  )

  @Flag(help: "Print JSON for other programs.")
  var json = false

  @Option(help: ArgumentHelp("Print one line in this format.", valueName: "text"))
  var format: String?

  func validate() throws {
    if json && format != nil { throw ValidationError("Choose --json or --format.") }
    do throws(LineFormat<TodayFormat.Field>.Problem) {
      _ = try format.map(TodayFormat.init)
    } catch {
      throw ValidationError("--format: \(error.message)")
    }
  }

  func run() throws {
    let now = Date()
    let preferences = Preferences()
    let settings = preferences.settings
    if !json, format == nil { preferences.warn() }
    let library = Library()
    let advice = SafetyFile().advice(now: now)
    let report: TodayReport
    do {
      report = try HistoryAccess.attempt {
        try TodayReport(
          HistoryAccess.toReadOrEmpty(), library.routines(where:), under: advice, settings,
          library.catalogue, dailyGoal: settings.dailyGoal.count, owning: settings.owns, now: now,
          in: .current)
      }
    } catch {
      // Locks are printed without a history, too.
      if !json, format == nil {
        for line in advice.safetyLines + advice.dayLines { try Output.print(line) }
      }
      throw error
    }
    if json {
      try Output.print(JSONOutput.text(TodayJSON(report)))
    } else if let format = try format.map(TodayFormat.init) {
      try Output.print(format.line(report).escapedForTmux())
    } else {
      try Output.print(report.text)
    }
  }
}
