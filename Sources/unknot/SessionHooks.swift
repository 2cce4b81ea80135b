import Coach
import CueOutput

/// Runs the person's own commands when something happens in a session.
final class SessionHooks: SessionListener {
  private let commands: [Hook: String]
  private let runner: CommandRunner
  private var teller = HookTeller()

  /// Commands as the settings have them.
  ///
  /// - Parameters:
  ///   - settings: What the person has chosen.
  ///   - report: Takes a sentence for the person about what does not work.
  init(_ settings: PlaySettings, report: @escaping (String) -> Void) {
    commands = settings.commands
    runner = CommandRunner(
      environment: Surroundings.environment, report: report)
  }

  /// Runs what is to be run for an effect.
  func perform(_ effect: AppEffect, in state: AppState) {
    guard !commands.isEmpty else { return }
    for call in teller.calls(for: effect, in: state) {
      guard let line = commands[call.hook] else { continue }
      runner.run(line: line, as: "on-\(call.hook.rawValue)", with: call.variables)
    }
  }

  /// Notices what no longer works.
  func tend() { runner.tend() }

  /// Leaves what still runs to itself.
  func close() { runner.close() }
}
