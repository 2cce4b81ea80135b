import RoutineEngine

/// The commands of the remote control, by their words.
public enum ControlCommand: String, Sendable, Hashable, CaseIterable, Codable {
  /// Stops the clock.
  case pause
  /// Lets the clock go on.
  case resume
  /// Stops the clock, or lets it go on.
  case toggle
  /// Skips to the next segment.
  case next
  /// Skips to the next move.
  case nextMove = "next-move"
  /// Goes back to the start of the segment, then to the one before.
  case back
  /// Repeats the segment.
  case again
  /// Lengthens the segment by five seconds.
  case longer
  /// Shortens it by five seconds.
  case shorter
  /// Prints the status.
  case status
  /// Prints the status, now and at every change.
  case watch

  /// The event that it is to a session; `nil` if it only asks.
  public var event: SessionEvent? {
    switch self {
    case .pause: .paused
    case .resume: .resumed
    case .toggle: .pauseToggled
    case .next: .skippedForward
    case .nextMove: .moveSkipped
    case .back: .wentBack
    case .again: .repeated
    case .longer: .lengthened
    case .shorter: .shortened
    case .status, .watch: nil
    }
  }
}
