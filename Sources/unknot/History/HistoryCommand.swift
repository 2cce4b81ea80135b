import ArgumentParser
import CarePlan
import Foundation
import SessionHistory

/// `unknot history`
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List your sessions and pain between them, one a line, the latest last.",
    discussion: """
      Days and times are local to where you did each session. In JSON each session lists its \
      segments and how each ended, and pain without a session is an object of type `pain`. \
      Comma-separated values have sessions only.
      """
  )

  @Option(
    help: ArgumentHelp(
      "Only from this day on: 2026-11-23, or the last 30d or 12w.", valueName: "day"),
    completion: .span)
  var since: SinceOption?

  @Flag(help: "Print a JSON list of sessions and pain for other programs.")
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
      try HistoryAccess.attempt {
        try history?.forEachSummary(since: day) {
          try output.write(Data(SessionTable.row($0).utf8))
        }
      }
    } else {
      var isEmpty = true
      var pains = try PainMerge(history, since: day)
      try HistoryAccess.attempt {
        try history?.forEachOutline(since: day) { session, missed in
          for entry in pains.next(before: session.startedAt) {
            try output.print(HistoryText.line(entry))
          }
          try output.print(HistoryText.line(session, missed))
          isEmpty = false
        }
      }
      for entry in pains.rest {
        try output.print(HistoryText.line(entry))
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
    func print(_ line: Data) throws {
      try output.print(separator)
      try output.write(line)
      separator = ","
    }
    var pains = try PainMerge(history, since: day)
    try HistoryAccess.attempt {
      try history?.forEachSession(since: day) { record in
        for entry in pains.next(before: record.facts.startedAt) { try print(try coder.line(entry)) }
        try print(try coder.line(record))
      }
    }
    for entry in pains.rest { try print(try coder.line(entry)) }
    try output.print(separator == "[" ? "[]" : "\n]")
  }

  /// Pain without a session, to be merged with sessions in the order of time.
  private struct PainMerge {
    /// The entries that are still to come.
    private(set) var rest: ArraySlice<PainEntry>

    init(_ history: History?, since day: LocalDay?) throws {
      rest = try HistoryAccess.attempt { try history?.painEntries(since: day) ?? [] }[...]
    }

    /// Returns the next entries, up to a moment.
    mutating func next(before moment: Date) -> ArraySlice<PainEntry> {
      let entries = rest.prefix { $0.saidAt < moment }
      rest = rest.dropFirst(entries.count)
      return entries
    }
  }
}
