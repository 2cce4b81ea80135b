/// An effect of a session, with all data that an observer needs. Its moment is the one at which it
/// was due, even if the program woke up later.
public enum SessionEffect: Sendable, Hashable {
  /// The session begins, or resumes after it was cut off.
  case started(SegmentContext)
  /// A segment begins, or begins again.
  case entered(SegmentContext, at: Duration)
  /// A cue is due.
  case cue(Cue.Kind, in: SegmentContext, at: Duration)
  /// A segment ended, as a whole or in part.
  case finished(SegmentResult)
  /// The clock was paused.
  case paused(Session.Pause, SegmentContext, at: Duration)
  /// The clock runs again, or will after a lead-in.
  case resumed(SegmentContext, at: Duration)
  /// The length of the segment or hands-free was changed, or the rest of the doses was eased.
  case adjusted(SegmentContext, at: Duration)
  /// A command was refused.
  case refused(Refusal)
  /// The session is over.
  case ended(SessionResult)
}

/// The outcome of a whole session.
public struct SessionResult: Sendable, Hashable {
  /// The ending.
  public let ending: Session.Ending
  /// The segment in which the session ended, and the progress in it.
  public let last: SegmentContext
  /// The outcome of each segment, in the order in which they ended.
  public let results: [SegmentResult]
  /// The moment of the end, since the session began.
  public let endedAt: Duration

  /// The timeline with the person's changes.
  public var timeline: Timeline { last.timeline }
}

/// The outcome of a segment, or of a part of it.
public struct SegmentResult: Sendable, Hashable {
  /// The outcome of a segment.
  public enum Outcome: Sendable, Hashable, CaseIterable {
    /// Reached its end, or the person reported it as done.
    case done
    /// Left before its end.
    case partial
    /// Skipped entirely.
    case skipped
    /// Ended by a hurt.
    case hurt
  }

  /// The segment of the timeline, counted from 0.
  public let segment: Int
  /// The kind. Copied here, like the fields below, because going on gently changes the timeline.
  public let kind: Segment.Kind
  /// The step of the timeline, counted from 0.
  public let step: Int
  /// The name of the move.
  public let title: String
  /// The side.
  public let side: Side?
  /// The number of the repeat.
  public let repetition: Segment.Repetition?
  /// The outcome.
  public let outcome: Outcome
  /// The time spent with the clock running, without the part that an earlier result has counted.
  public let spent: Duration
  /// The moment of the end, since the session began.
  public let endedAt: Duration
  /// The id of the included routine that the segment belongs to; `nil` for the routine's own steps.
  public internal(set) var origin: String?
  /// The contact with the body during the work.
  public internal(set) var contact: Contact = .none
}

/// The reason why a command was refused.
public enum Refusal: Sendable, Hashable, CaseIterable {
  /// The segment has no length to change: it waits for the person.
  case waitsForThePerson
  /// The segment is as long as it may be.
  case isLongest
  /// The segment is as short as it may be.
  case isShortest
  /// The segment has a clock, so there is nothing to answer.
  case hasAClock
  /// The question after a hurt is still open.
  case hurtIsOpen
  /// The session is at its very beginning.
  case isAtBeginning
}
