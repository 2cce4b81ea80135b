import RoutineEngine

/// What can be asked of a session from elsewhere, by the word that asks for it.
public enum ControlCommand: String, Sendable, Hashable, CaseIterable, Codable {
  /// The clock stops.
  case pause
  /// The clock goes on.
  case resume
  /// The clock stops, or goes on if it stands.
  case toggle
  /// On to what comes next.
  case next
  /// Back to the start of this, then to what came before.
  case back
  /// The same again.
  case again
  /// Five seconds more.
  case longer
  /// Five seconds less.
  case shorter
  /// Where the session is.
  case status
  /// Where the session is, now and whenever that changes.
  case watch

  /// What it means to a session; `nil` if it only asks.
  public var event: SessionEvent? {
    switch self {
    case .pause: .paused
    case .resume: .resumed
    case .toggle: .pauseToggled
    case .next: .skippedForward
    case .back: .wentBack
    case .again: .repeated
    case .longer: .lengthened
    case .shorter: .shortened
    case .status, .watch: nil
    }
  }
}
