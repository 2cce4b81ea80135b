/// The actions of keys in the summary.
public enum SummaryAction: Sendable, Hashable, CaseIterable {
  /// Pain after the session, from 0 to 10.
  case pain
  /// Nothing about pain.
  case skipPain
  /// Yes to the dose that is offered.
  case accept
  /// No to it.
  case decline
  /// The line above.
  case up
  /// The line below.
  case down
  /// Back to the routines, or the end.
  case close
  /// Leave.
  case quit
}
