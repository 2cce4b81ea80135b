import ArgumentParser
import Foundation
import RemoteControl

/// The session under way that a command is about.
struct RunningSession: ParsableArguments {
  @Option(
    name: .customLong("session"),
    help: ArgumentHelp(
      "The session of this process; without it, the one begun last.", valueName: "pid"))
  var process: Int32?

  /// Sends it a command.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - limit: The longest that it is waited for.
  /// - Returns: The client, and the reply; `nil` if no session is under way.
  /// - Throws: `Failure` if it cannot be asked, or does not reply.
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
    let which = process.map { "no session is under way in process \($0)" }
    return Failure(
      .notFound, "\(which ?? "no session is under way"); `unknot play ROUTINE` begins one")
  }
}
