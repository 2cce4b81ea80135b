/// The actions of keys in the summary.
public enum SummaryAction: Sendable, Hashable, CaseIterable {
  /// Pain after the session, from 0 to 10.
  case pain
  /// Skip the question about pain.
  case skipPain
  /// The dose was too easy.
  case tooEasy
  /// The dose was about right.
  case aboutRight
  /// The dose was too hard.
  case tooHard
  /// Yes to the dose that is offered.
  case accept
  /// No to it.
  case decline
  /// The line above.
  case up
  /// The line below.
  case down
  /// The next session of today; where none is due, back to the routines, or the end.
  case next
  /// Begin the routine again.
  case again
  /// Back to the routines, or the end.
  case close
  /// The keys.
  case help
  /// Leave.
  case quit
}
