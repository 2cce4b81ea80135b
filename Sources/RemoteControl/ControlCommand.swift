import RoutineEngine

/// The commands of the remote control. The raw values are the words of the protocol.
public enum ControlCommand: String, Sendable, Hashable, CaseIterable, Codable {
  /// Stops the clock.
  case pause
  /// Starts a paused clock again.
  case resume
  /// Pauses the clock, or starts it again.
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
  /// Shortens the segment by five seconds.
  case shorter
  /// Prints the status.
  case status
  /// Prints the status now and after every change.
  case watch

  /// The event for the session; `nil` for a command that only asks.
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
