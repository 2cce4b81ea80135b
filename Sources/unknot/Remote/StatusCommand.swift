import ArgumentParser
import Foundation
import RemoteControl

/// `unknot status`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the running session in one line, for a status bar or a prompt.",
    discussion: """
      Prints one line. Without a session it prints nothing and exits with 1.

      --format says what is in the line. Its fields, which are empty where there is nothing to say:
      \(StatusFormat.Field.allCases.map { field -> String in
        "  \("{\(field.rawValue)}".padded(to: 11))  \(field.help)"
      }.joined(separator: "\n"))
      """
  )

  @Option(help: ArgumentHelp("Print one line in this format.", valueName: "text"))
  var format: String?

  @Flag(help: "Print JSON for waybar: the line, a tooltip, and the part that is done.")
  var waybar = false

  @Flag(help: "Print a new line at each change, and an empty one when no session runs. Never ends.")
  var watch = false

  @OptionGroup var session: RunningSession

  func validate() throws {
    do throws(LineFormat<StatusFormat.Field>.Problem) {
      _ = try format.map(StatusFormat.init)
    } catch {
      throw ValidationError("--format: \(error.message)")
    }
  }

  /// The longest wait for a session. A prompt waits for this command, which is to take less than
  /// 0.1 s in all, even if the session is stopped.
  static let patience: Duration = .milliseconds(75)

  func run() throws {
    guard watch else {
      guard let status = try session.ask(.status, within: Self.patience)?.reply.status else {
        throw ExitCode(1)
      }
      return try Output.print(text(of: status))
    }
    var last: String?
    func print(_ status: SessionStatus) throws {
      let text = try text(of: status)
      if text != last { try Output.print(text) }
      last = text
    }
    repeat {
      if let (client, reply) = try? session.ask(.watch), let status = reply.status {
        guard try follow(client, from: status, print) else { return }
      }
      try print(SessionStatus())
    } while Self.isReadAfterAWhile()
  }

  /// Waits 2 s, since nothing announces the begin of a session.
  /// - Returns: True if the output still has a reader.
  private static func isReadAfterAWhile() -> Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return poll(&output, 1, 2_000) <= 0
  }

  /// Prints each change of the line until the session is over, and lets the clock run in between.
  /// - Returns: True if the output still has a reader.
  private func follow(
    _ client: ControlClient, from first: SessionStatus, _ print: (SessionStatus) throws -> Void
  ) throws -> Bool {
    let clock = ContinuousClock()
    var (status, receivedAt) = (first, clock.now)
    while status.state != .idle {
      let shown = status.after(clock.now - receivedAt)
      try print(shown)
      switch client.receive(within: shown.nextDigitChange, printingTo: STDOUT_FILENO) {
      case .reply(let reply):
        if let next = reply.status { (status, receivedAt) = (next, clock.now) }
      case .timeout: break
      case .closed: return true
      case .readerGone: return false
      }
    }
    return true
  }

  private func text(of status: SessionStatus) throws -> String {
    let line =
      status.state == .idle ? "" : try format.map(StatusFormat.init)?.line(status) ?? status.line
    return waybar ? try JSONOutput.line(WaybarLine(line, status)) : line.escapedForTmux()
  }
}

/// The JSON that waybar reads of a module with `"return-type": "json"`.
private struct WaybarLine: Encodable {
  let text: String
  let tooltip: String
  let `class`: String
  let percentage: Int

  init(_ line: String, _ status: SessionStatus) {
    text = line.escapedAsMarkup
    tooltip = (status.next.map { "Next: \($0)" } ?? "").escapedAsMarkup
    `class` = status.state.rawValue
    percentage = status.percent ?? 0
  }
}

/// The running session that a command is for.
struct RunningSession: ParsableArguments {
  @Option(
    name: .customLong("session"),
    help: ArgumentHelp(
      "The session of this process; without it, the one that started last.", valueName: "pid"))
  var process: Int32?

  /// Sends a command to the session.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - limit: The longest time to wait for the reply.
  /// - Returns: The client, and the reply; `nil` if no session is under way.
  /// - Throws: `Failure` if the session cannot be reached, or does not reply.
  func ask(
    _ command: ControlCommand, within limit: Duration = ControlClient.patience
  ) throws -> (client: ControlClient, reply: ControlReply)? {
    do {
      return try ControlClient.ask(
        command, in: RuntimeFolder.candidates(environment: LoginEnvironment.current),
        of: process, within: limit)
    } catch {
      throw Failure(.inputOutput, "cannot reach the session: \(error)")
    }
  }

  /// The error if no session is under way.
  var missing: Failure {
    let which = process.map { "no session is running in process \($0)" }
    return Failure(
      .notFound, "\(which ?? "no session is running"); start one with `unknot play ROUTINE`")
  }
}
