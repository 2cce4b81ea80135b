import Processes
import RoutineEngine
import TUI

/// Runs the person's own commands when something happens in a session.
final class SessionHooks: SessionObserver {
  private var commands: [Hook: String]
  private let runner: CommandRunner

  /// An observer with the commands of the settings.
  ///
  /// - Parameters:
  ///   - settings: The person's settings.
  ///   - onError: Takes a sentence for the person about what does not work.
  init(_ settings: PlaySettings, onError: @escaping (String) -> Void) {
    commands = settings.commands
    runner = CommandRunner(
      environment: ProcessEnvironment.environment, onError: onError)
  }

  /// Runs the command for an effect.
  func observe(_ effect: SessionEffect) {
    guard let call = HookCall(effect), let line = commands[call.hook] else { return }
    runner.run(line: line, as: "on-\(call.hook.rawValue)", with: call.variables)
  }

  func use(_ settings: PlaySettings) { commands = settings.commands }

  /// Reports the commands that have failed.
  func poll() { runner.poll() }

  /// Leaves running commands to end by themselves.
  func close() { runner.close() }
}
