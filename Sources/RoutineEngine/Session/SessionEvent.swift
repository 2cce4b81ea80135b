/// An event of a session.
public enum SessionEvent: Sendable, Hashable {
  /// Time has passed, nothing else.
  case advanced
  /// The person wants the clock to stop, or to go on if it stands.
  case pauseToggled
  /// The clock is to stop.
  case paused
  /// The clock is to go on.
  case resumed
  /// The rest of this segment is not wanted.
  case skippedForward
  /// The rest of this move is not wanted.
  case moveSkipped
  /// The person wants to go back: to the start of this segment, then to the one before.
  case wentBack
  /// The person wants the same work once more from its start.
  case repeated
  /// Five seconds more.
  case lengthened
  /// Five seconds less.
  case shortened
  /// The person is ready, or done: the answer that a wait waits for.
  case answered
  /// The person reports a hurt.
  case hurt
  /// The person's choice after a hurt.
  case hurtAnswered(AfterHurt)
  /// The rest is to be at the low end of its ranges.
  case eased
  /// The program was not running for a while: suspended, stopped. `since` is the last moment the
  /// person was known to be there.
  case suspended(since: Duration)
  /// Waits end by themselves from now on, or no longer do.
  case handsFreeChanged(Bool)
  /// The person stops early: what comes whenever it is left early comes first.
  case leaving
  /// The person leaves, or the program has to: at once.
  case left
}

/// A choice of how to go on after a hurt.
public enum AfterHurt: Sendable, Hashable, CaseIterable {
  /// Go on as before.
  case carryOn
  /// With the rest at the low end of its ranges.
  case goOnGently
  /// Without the rest of this move.
  case skipMove
  /// Not at all.
  case end
}
