import ArgumentParser
import Foundation
import RemoteControl

/// Which of the sessions under way a command is about.
struct RunningSession: ParsableArguments {
  @Option(
    name: .customLong("session"),
    help: ArgumentHelp(
      "The session of this process; without it, the one begun last.", valueName: "pid"))
  var process: Int32?

  /// Asks it.
  ///
  /// - Parameter command: What to ask for.
  /// - Returns: The call, and the answer; `nil` if no session is under way.
  /// - Throws: `Failure` if it cannot be asked, or does not answer.
  func ask(_ command: ControlCommand) throws -> (call: ControlCall, answer: ControlAnswer)? {
    let environment = ProcessInfo.processInfo.environment
    do {
      return try ControlCall.ask(
        command, in: RuntimeFolder.candidates(environment: environment), of: process)
    } catch {
      throw Failure(.inputOutput, "cannot reach the session: \(error)")
    }
  }

  /// Why nothing came of asking.
  var missing: Failure {
    let which = process.map { "no session is under way in process \($0)" }
    return Failure(
      .notFound, "\(which ?? "no session is under way"); `unknot play ROUTINE` begins one")
  }
}
