import RemoteControl
import TUI

/// A line for a status bar or a prompt, with fields in braces that are filled in.
struct StatusFormat {
  /// A field to be filled in.
  enum Field: String, CaseIterable {
    case title, step, side, `repeat`, of, round, rounds, remaining, total, state, next, percent

    /// The line of the help.
    var help: String {
      switch self {
      case .title: "the title of the routine"
      case .step: "the name of the move"
      case .side: "left or right"
      case .repeat: "which repeat it is"
      case .of: "of how many"
      case .round: "which round of a group it is"
      case .rounds: "of how many rounds"
      case .remaining: "time left in the step, as on a clock"
      case .total: "time left in the session, as on a clock"
      case .state:
        SessionStatus.State.allCases.filter { $0 != .idle }.map(\.rawValue)
          .joined(separator: ", ")
      case .next: "what comes next"
      case .percent: "how much of the session is done, from 0 to 100"
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
  func line(_ status: SessionStatus) -> String {
    format.line { Self.value(of: $0, in: status) }
  }

  private static func value(of field: Field, in status: SessionStatus) -> String {
    switch field {
    case .title: status.title ?? ""
    case .step: status.step ?? ""
    case .side: status.side?.rawValue ?? ""
    case .repeat: status.repetition.map { "\($0)" } ?? ""
    case .of: status.of.map { "\($0)" } ?? ""
    case .round: status.round.map { "\($0)" } ?? ""
    case .rounds: status.rounds.map { "\($0)" } ?? ""
    case .remaining: status.remaining.map(Format.clock) ?? ""
    case .total: status.total.map(Format.clock) ?? ""
    case .state: status.state.rawValue
    case .next: status.next ?? ""
    case .percent: status.percent.map { "\($0)" } ?? ""
    }
  }
}
