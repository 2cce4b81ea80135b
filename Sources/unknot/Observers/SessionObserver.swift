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
