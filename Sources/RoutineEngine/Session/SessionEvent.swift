/// An event of a session.
public enum SessionEvent: Sendable, Hashable {
  /// Time has passed, nothing else.
  case advanced
  /// The person pauses the session, or resumes a paused one.
  case pauseToggled
  /// The clock must stop: the remote control asks for that, or a question or the cautions come over
  /// the session. A paused clock stays as it is.
  case paused
  /// The clock must run again: the remote control asks for that, or a question has been answered. A
  /// running clock stays as it is.
  case resumed
  /// The person skips the rest of the segment.
  case skippedForward
  /// The person skips the rest of the move.
  case moveSkipped
  /// The person goes back: to the start of this segment, then to the one before.
  case wentBack
  /// The person repeats the same work from its start.
  case repeated
  /// The person adds 5 s to the segment.
  case lengthened
  /// The person takes 5 s from the segment.
  case shortened
  /// The person is ready or done, which ends a wait, a pause or a lead-in.
  case answered
  /// The person reports a hurt.
  case hurt
  /// The person's choice after a hurt.
  case hurtAnswered(AfterHurt)
  /// The doses go to the low end of their ranges from here on, since the adviser, the pain before
  /// the session or the person asks for that.
  case eased
  /// The program was not running for a while: suspended or stopped. `since` is the last known
  /// moment before the gap.
  case suspended(since: Duration)
  /// The person turns hands-free on or off.
  case handsFreeChanged(Bool)
  /// The person leaves early. The steps of the ending come first.
  case leaving
  /// The session ends at once: the program quits, or a step needs a key and there is no keyboard.
  case left
}

/// A choice of how to go on after a hurt.
public enum AfterHurt: Sendable, Hashable, CaseIterable {
  /// Go on as before.
  case carryOn
  /// Go on with the rest at the low end of its ranges.
  case goOnGently
  /// Skip the rest of this move.
  case skipMove
  /// End the session.
  case end
}
