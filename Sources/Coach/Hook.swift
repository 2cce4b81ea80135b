/// A moment of a session at which a command of the person's own is run.
public enum Hook: String, Sendable, Hashable, CaseIterable {
  /// The session begins, or goes on after it was cut off.
  case start
  /// Something else is to be done: get ready, a hold, a rest.
  case step
  /// The clock is stopped.
  case pause
  /// The clock runs again.
  case resume
  /// The session is over, however that came.
  case end
}
