/// What a session wants done. Moments are those at which it should have happened, not those at
/// which the program woke up.
public enum SessionEffect: Sendable, Hashable {
  /// A segment begins, or begins again.
  case enter(segment: Int, at: Duration)
  /// Let the person hear it.
  case play(Cue.Kind, at: Duration)
  /// Keep what became of a segment.
  case record(Passage)
  /// Show that the clock stands.
  case pause(Session.Pause, at: Duration)
  /// Show that the clock runs again, or is about to after a lead-in.
  case resume(at: Duration)
  /// Say why a key did nothing.
  case refuse(Refusal)
  /// The session is over.
  case end(Session.Ending, at: Duration)
}

/// What became of a segment, or of a part of it.
public struct Passage: Sendable, Hashable {
  /// How a segment ended.
  public enum Outcome: Sendable, Hashable, CaseIterable {
    /// To its end, or until the person said so.
    case done
    /// Before its end.
    case partial
    /// Without any of it.
    case skipped
    /// It hurt.
    case hurt
  }

  /// Which segment of the timeline, counted from 0.
  public let segment: Int
  /// What it was. This and what follows is told here because going on gently changes the timeline.
  public let kind: Segment.Kind
  /// The step it belongs to.
  public let step: Int
  /// The name of the move.
  public let title: String
  /// The side.
  public let side: Side?
  /// Which repeat of how many.
  public let repetition: Segment.Repetition?
  /// How it ended.
  public let outcome: Outcome
  /// The time spent in it with the clock running, without what an earlier passage has counted.
  public let spent: Duration
  /// When it ended, since the session began.
  public let endedAt: Duration
}

/// Why a key did nothing.
public enum Refusal: Sendable, Hashable, CaseIterable {
  /// There is no length to change: the step waits for the person.
  case waitsForThePerson
  /// The segment is as long as it may be.
  case isLongest
  /// The segment is as short as it may be.
  case isShortest
  /// There is no question to answer: the step has a clock.
  case hasAClock
  /// First the question after a hurt has to be answered.
  case hurtIsOpen
  /// It is the very beginning.
  case isAtBeginning
}
