import Processes
import RoutineEngine
import TUI

/// A follower of sessions next to the screen: sounds, the desktop, the person's own commands. It
/// never holds a session up.
protocol SessionObserver: AnyObject {
  /// Does its part of an effect, if it has any.
  func observe(_ effect: SessionEffect)

  /// Says something aloud.
  func speak(_ text: String)

  /// Follows other settings from now on.
  func use(_ settings: PlaySettings)

  /// Looks after what was started. Called whenever the program is awake.
  func poll()

  /// Leaves nothing behind that ought not to be there.
  func close()
}

extension SessionObserver {
  /// Says nothing.
  func speak(_ text: String) {}
}

extension [any SessionObserver] {
  /// Passes on what concerns sessions.
  func perform(_ effect: AppEffect) {
    switch effect {
    case .observe(let effect): for observer in self { observer.observe(effect) }
    case .speak(let text): for observer in self { observer.speak(text) }
    case .apply(let settings): for observer in self { observer.use(settings) }
    default: break
    }
  }

  func poll() { for observer in self { observer.poll() } }

  func close() { for observer in self { observer.close() } }
}

/// Runs the person's own commands when something happens in a session.
final class SessionHooks: SessionObserver {
  private var commands: [Hook: String]
  private let runner: CommandRunner

  /// Commands as the settings have them.
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

  /// Notices what no longer works.
  func poll() { runner.poll() }

  /// Leaves what still runs to itself.
  func close() { runner.close() }
}
