/// An effect of a session, with all that an observer needs to know about it. Moments are those at
/// which it was due, not those at which the program woke up.
public enum SessionEffect: Sendable, Hashable {
  /// The session begins, or goes on where it was cut off.
  case started(SegmentContext)
  /// A segment begins, or begins again.
  case entered(SegmentContext, at: Duration)
  /// A cue is due.
  case cue(Cue.Kind, in: SegmentContext, at: Duration)
  /// A segment ended, or a part of it.
  case finished(SegmentResult)
  /// The clock stands.
  case paused(Session.Pause, SegmentContext, at: Duration)
  /// The clock runs again, or is about to after a lead-in.
  case resumed(SegmentContext, at: Duration)
  /// The length of the segment or hands-free was changed.
  case adjusted(SegmentContext, at: Duration)
  /// A command did nothing.
  case refused(Refusal)
  /// The session is over.
  case ended(SessionResult)
}

/// The outcome of a whole session.
public struct SessionResult: Sendable, Hashable {
  /// The ending.
  public let ending: Session.Ending
  /// The segment in which it ended, and how far it was.
  public let last: SegmentContext
  /// The outcome of each segment, in the order in which they ended.
  public let results: [SegmentResult]
  /// The moment of its end, since the session began.
  public let endedAt: Duration

  /// The timeline as the person changed it.
  public var timeline: Timeline { last.timeline }
}

/// The outcome of a segment, or of a part of it.
public struct SegmentResult: Sendable, Hashable {
  /// The outcome of a segment.
  public enum Outcome: Sendable, Hashable, CaseIterable {
    /// To its end, or until the person said so.
    case done
    /// Before its end.
    case partial
    /// Without any of it.
    case skipped
    /// Ended by a hurt.
    case hurt
  }

  /// The segment of the timeline, counted from 0.
  public let segment: Int
  /// The kind. This and what follows is copied here because going on gently changes the timeline.
  public let kind: Segment.Kind
  /// The step it belongs to.
  public let step: Int
  /// The name of the move.
  public let title: String
  /// The side.
  public let side: Side?
  /// The repeat, of how many.
  public let repetition: Segment.Repetition?
  /// The ending.
  public let outcome: Outcome
  /// The time spent in it with the clock running, without what an earlier result has counted.
  public let spent: Duration
  /// The moment of its end, since the session began.
  public let endedAt: Duration
  /// The id of the included routine that it comes from; `nil` for the routine's own steps.
  public internal(set) var origin: String?
  /// The contact with the body during its work.
  public internal(set) var contact: Contact = .none
}

/// The reason why a command did nothing.
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
  /// The session is at its very beginning.
  case isAtBeginning
}
