import ArgumentParser
import CarePlan
import Foundation
import SessionHistory

/// `unknot history`
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List your sessions, one a line, the latest last.",
    discussion: """
      Days and times are local to where you did each session. In JSON each session lists its \
      segments and how each ended.
      """
  )

  @Option(
    help: ArgumentHelp(
      "Only from this day on: 2026-11-23, or the last 30d or 12w.", valueName: "day"),
    completion: .span)
  var since: SinceOption?

  @Flag(help: "Print a JSON list of sessions for other programs.")
  var json = false

  @Flag(help: "Print comma-separated values for spreadsheets.")
  var csv = false

  func validate() throws {
    if json && csv { throw ValidationError("Choose --json or --csv.") }
  }

  func run() throws {
    let history = try HistoryAccess.toRead()
    let day = since?.day(today: Preferences().settings.ownDay.day(of: Date(), in: .current))
    let output = OutputBuffer()
    if json {
      try printJSON(history, since: day, to: output)
    } else if csv {
      try output.write(Data(SessionTable.header.utf8))
      try forEach(history, since: day) { session, _ in
        try output.write(Data(SessionTable.row(session).utf8))
      }
    } else {
      var isEmpty = true
      try forEach(history, since: day) { session, missed in
        try output.print(HistoryText.line(session, missed))
        isEmpty = false
      }
      if isEmpty { try output.print(HistoryText.nothing(since: day)) }
    }
    try output.flush()
  }

  private func printJSON(
    _ history: History?, since day: LocalDay?, to output: OutputBuffer
  ) throws {
    let coder = SessionLineCoder()
    var separator = "["
    try HistoryAccess.attempt {
      try history?.forEachSession(since: day) { record in
        try output.print(separator)
        try output.write(try coder.line(record))
        separator = ","
      }
    }
    try output.print(separator == "[" ? "[]" : "\n]")
  }

  private func forEach(
    _ history: History?, since day: LocalDay?,
    _ body: (SessionSummary, MissedWork) throws -> Void
  ) throws {
    try HistoryAccess.attempt { try history?.forEachSummary(since: day, body) }
  }
}
