import RoutineEngine
import TUI

/// A follower of sessions next to the screen: sounds, the desktop, the person's own commands. It
/// never delays a session.
protocol SessionObserver: AnyObject {
  /// Reacts to an effect of the session, or ignores it.
  func observe(_ effect: SessionEffect)

  /// Speaks a text.
  func speak(_ text: String)

  /// Applies new settings.
  func use(_ settings: PlaySettings)

  /// Checks on programs that were started, and reports failures. Called at each wake-up.
  func poll()

  /// Stops or detaches from running programs, when the app ends.
  func close()
}

extension SessionObserver {
  /// Says nothing.
  func speak(_ text: String) {}
}

extension [any SessionObserver] {
  /// Passes on the effects that concern sessions.
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
