import ArgumentParser
import Foundation
import RemoteControl

/// `unknot ctl`
struct CtlCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ctl",
    abstract: "Control the running session: pause, resume, next, back.",
    discussion: """
      For a hot key, a script or another terminal. Commands:
      \(commands)

      Exits with 66 if no session is running, and with 75 if it could not do that now; standard \
      error says why.
      """
  )

  private static var commands: String {
    let lines = ControlCommand.allCases.map { command -> String in
      "  \(command.rawValue.padded(to: 9))  \(command.help)"
    }
    return lines.joined(separator: "\n")
  }

  @Argument(help: "The command.")
  var command: ControlCommand

  @OptionGroup var session: RunningSession

  @Flag(help: "Print the status as JSON.")
  var json = false

  func run() throws {
    guard let (client, reply) = try session.ask(command) else { throw session.missing }
    if let refused = reply.refused ?? reply.error {
      throw Failure(.refused, "not now: \(refused)")
    }
    guard let status = reply.status else { return }
    switch command {
    case .status: try Output.print(json ? JSONOutput.line(status) : status.line)
    case .watch: try watch(client, from: status)
    default: if json { try Output.print(JSONOutput.line(status)) }
    }
  }

  /// Prints a line now and at each change, until the session's process or the reader is gone.
  private func watch(_ client: ControlClient, from status: SessionStatus) throws {
    try Output.print(JSONOutput.line(status))
    while case .reply(let reply) = client.receive(within: nil, printingTo: STDOUT_FILENO) {
      if let status = reply.status { try Output.print(JSONOutput.line(status)) }
    }
  }
}

extension ControlCommand: ExpressibleByArgument {
  /// The line of the help.
  fileprivate var help: String {
    switch self {
    case .pause: "pause"
    case .resume: "resume"
    case .toggle: "pause or resume; on a step that waits, continue"
    case .next: "next step"
    case .nextMove: "next move"
    case .back: "start of this step, then the previous one"
    case .again: "repeat this step; in a rest, repeat the exercise"
    case .longer: "5 s longer"
    case .shorter: "5 s shorter"
    case .status: "print where the session is"
    case .watch: "print where it is, as JSON, now and at each change"
    }
  }
}
