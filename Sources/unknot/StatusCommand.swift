import ArgumentParser
import Foundation
import RemoteControl

/// `unknot status`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Where the session under way is, for a status bar or a prompt.",
    discussion: """
      Prints one line. Without a session it prints nothing and exits with 1.

      --format says what is in the line. Its fields, which are empty where there is nothing to say:
      \(StatusFormat.Field.allCases.map { field -> String in
        "  \("{\(field.rawValue)}".padded(to: 11))  \(field.help)"
      }.joined(separator: "\n"))
      """
  )

  @Option(help: ArgumentHelp("Print a line of this shape.", valueName: "text"))
  var format: String?

  @Flag(help: "Print JSON as waybar wants it: the line, what it means, how much is done.")
  var waybar = false

  @Flag(help: "Print a line whenever it changes, and an empty one without a session, for ever.")
  var watch = false

  @OptionGroup var session: RunningSession

  func validate() throws {
    do throws(LineFormat<StatusFormat.Field>.Problem) {
      _ = try format.map(StatusFormat.init)
    } catch {
      throw ValidationError("--format: \(error.message)")
    }
  }

  func run() throws {
    guard watch else {
      guard let status = try session.ask(.status)?.answer.status else { throw ExitCode(1) }
      return try Output.print(text(of: status))
    }
    var last: String?
    func print(_ status: SessionStatus) throws {
      let text = try text(of: status)
      if text != last { try Output.print(text) }
      last = text
    }
    repeat {
      if let (call, answer) = try? session.ask(.watch), let status = answer.status {
        try follow(call, from: status, print)
      }
      try print(SessionStatus())
    } while Self.isHeardAfterAWhile()
  }

  /// Lets some time pass, since nobody can tell that a session will begin.
  /// - Returns: Whether there is still somebody who reads what is printed.
  private static func isHeardAfterAWhile() -> Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return poll(&output, 1, 2_000) <= 0
  }

  /// Tells each change of what is printed, and lets the clock run in between, until the session is
  /// over.
  private func follow(
    _ call: ControlCall, from first: SessionStatus, _ print: (SessionStatus) throws -> Void
  ) throws {
    let clock = ContinuousClock()
    var (status, heardAt) = (first, clock.now)
    while status.state != .idle {
      let shown = status.after(clock.now - heardAt)
      try print(shown)
      switch call.hear(within: shown.nextFlip) {
      case .answer(let answer):
        if let next = answer.status { (status, heardAt) = (next, clock.now) }
      case .silence: break
      case .end: return
      }
    }
  }

  private func text(of status: SessionStatus) throws -> String {
    let line =
      status.state == .idle ? "" : try format.map(StatusFormat.init)?.line(status) ?? status.line
    return waybar ? try JSONOutput.line(WaybarLine(line, status)) : line
  }
}

/// What waybar shows of a module with `"return-type": "json"`.
private struct WaybarLine: Encodable {
  let text: String
  let tooltip: String
  let `class`: String
  let percentage: Int

  init(_ line: String, _ status: SessionStatus) {
    text = Self.escaped(line)
    tooltip = Self.escaped(status.next.map { "Next: \($0)" } ?? "")
    `class` = status.state.rawValue
    percentage = status.percent ?? 0
  }

  /// Waybar reads markup.
  private static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;")
      .replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;")
  }
}
