import RoutineEngine
import TUI

extension AppEffect {
  /// True if the effect saves the answers about warning signs and risks.
  var savesSafety: Bool { if case .save(.safety) = self { true } else { false } }

  /// True if the effect tells observers that the session ended, at a moment if one is given.
  func ends(_ ending: Session.Ending, at moment: Duration? = nil) -> Bool {
    guard case .observe(.ended(let result)) = self else { return false }
    return result.ending == ending && result.endedAt == moment ?? result.endedAt
  }

  /// True if the effect tells observers that the session paused at a moment.
  func pauses(_ pause: Session.Pause, at moment: Duration) -> Bool {
    if case .observe(.paused(pause, _, at: moment)) = self { true } else { false }
  }
}
