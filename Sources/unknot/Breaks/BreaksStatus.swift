import ArgumentParser
import CarePlan
import Foundation
import Reminders
import RoutineFiles

/// `unknot breaks status`
struct BreaksStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how long you have been sitting, and when the next break is.",
    discussion: """
      Exits with 1 if `unknot breaks` is not running. --format prints one line for a status bar. Its fields:
      \(BreakFormat.Field.allCases.map { field -> String in
        "  \("{\(field.rawValue)}".padded(to: 10))  \(field.help)"
      }.joined(separator: "\n"))
      """
  )

  @Flag(help: "Print JSON for other programs.")
  var json = false

  @Flag(help: "Print each decision of the day, with its reason.")
  var day = false

  @Option(help: ArgumentHelp("Print one line in this format.", valueName: "text"))
  var format: String?

  func validate() throws {
    if [json, day, format != nil].count(where: { $0 }) > 1 {
      throw ValidationError("Choose --json, --day or --format.")
    }
    do throws(LineFormat<BreakFormat.Field>.Problem) {
      _ = try format.map(BreakFormat.init)
    } catch {
      throw ValidationError("--format: \(error.message)")
    }
  }

  func run() throws {
    guard let reply = try RunningBreaks.ask(BreakRequest(day ? .day : .status)),
      let status = reply.status
    else { throw ExitCode(1) }
    if day {
      for line in reply.decisions ?? [] { try Output.print(CleanText.line(line)) }
    } else if json {
      try Output.print(JSONOutput.text(BreakJSON(status)))
    } else if let format = try format.map(BreakFormat.init) {
      try Output.print(CleanText.line(format.line(status)).escapedForTmux())
    } else {
      for line in BreakText.lines(status, in: .current) { try Output.print(CleanText.line(line)) }
    }
  }
}

/// `unknot breaks watch`
struct BreaksWatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Print the status as JSON, now and at each change.")

  func run() throws {
    guard let client = try RunningBreaks.client() else { throw RunningBreaks.missing }
    var reply = try RunningBreaks.reply(from: client, to: BreakRequest(.watch))
    while true {
      if let status = reply.status { try Output.print(JSONOutput.line(BreakJSON(status))) }
      // Ends with the breaks, or with the reader of the output.
      guard let line = client.receive(within: nil, printingTo: STDOUT_FILENO),
        let next = BreakReply(line: line)
      else { return }
      reply = next
    }
  }
}

/// The status as JSON. A missing value is `null`, not left out.
struct BreakJSON: Encodable {
  let state: String
  @Nullable var sittingSeconds: Int?
  @Nullable var next: String?
  let due: Bool
  @Nullable var hold: String?
  @Nullable var offer: BreakStatus.Suggestion?
  let done: Int
  let goal: Int
  let laters: Int
  let asks: Int
  let sources: [BreakStatus.Source]

  init(_ status: BreakStatus) {
    state = status.state.rawValue
    _sittingSeconds = Nullable(wrappedValue: status.sittingSeconds)
    _next = Nullable(wrappedValue: status.next.map { JSONMoment.text($0, in: .current) })
    due = status.isDue
    _hold = Nullable(wrappedValue: status.silence?.rawValue)
    _offer = Nullable(wrappedValue: status.suggestion)
    done = status.done
    goal = status.goal
    laters = status.laters
    asks = status.asks
    sources = status.sources
  }
}

/// A line for a status bar, with fields in braces.
struct BreakFormat {
  /// A field to be filled in.
  enum Field: String, CaseIterable {
    case state, sitting, next, hold, done, goal

    /// The line of the help.
    var help: String {
      switch self {
      case .state: BreakStatus.State.allCases.map(\.rawValue).joined(separator: ", ")
      case .sitting: "how long you have been sitting, like 1 h 5 min"
      case .next: "when the next break is, like 10:16"
      case .hold: "why a break is not asked for"
      case .done: "how many sessions count today"
      case .goal: "how many are your daily goal"
      }
    }
  }

  private let format: LineFormat<Field>

  /// Reads a format.
  ///
  /// - Throws: `Problem`, with the expected text, if the format is invalid.
  init(_ text: String) throws(LineFormat<Field>.Problem) {
    format = try LineFormat(text)
  }

  /// The line for a status.
  func line(_ status: BreakStatus) -> String {
    format.line { field in
      switch field {
      case .state: status.state.rawValue
      case .sitting: status.sittingSeconds.map { BreakText.length(.seconds($0)) } ?? ""
      case .next: status.next.map { LocalTime($0, in: .current).time } ?? ""
      case .hold: status.silence.map(BreakText.reason) ?? ""
      case .done: "\(status.done)"
      case .goal: "\(status.goal)"
      }
    }
  }
}
