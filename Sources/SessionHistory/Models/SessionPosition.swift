import RoutineEngine

/// The position of a running session, with all data to resume it after the program was killed.
public struct SessionPosition: Sendable, Hashable {
  /// The state of the clock.
  public enum State: String, Sendable, CaseIterable {
    /// The clock ran.
    case running
    /// The lead-in ran, after which the clock starts.
    case leadingIn = "leading-in"
    /// The clock stood still.
    case paused
  }

  /// The segment of the timeline, counted from 0.
  public var segment: Int
  /// The time spent in the segment.
  public var elapsed: Duration
  /// The part of `elapsed` that no segment result has counted.
  public var unrecorded: Duration
  /// The length of the segment, with the person's changes; `nil` if it waits for the person.
  public var length: Duration?
  /// The state of the clock.
  public var state: State
  /// True if waits end by themselves.
  public var isHandsFree: Bool
  /// True if the timeline has room for a voice, which makes some segments longer.
  public var isSpoken: Bool
  /// The segment at which the person first chose to go on gently; `nil` if not at all.
  public var easedFrom: Int?
  /// The moment of the position, since the session began or was last resumed.
  public var moment: Duration
  /// The kind of the segment.
  public var kind: Segment.Kind
  /// The step it belongs to.
  public var step: Int
  /// The name of the move.
  public var title: String
  /// The side.
  public var side: Side?
  /// The repeat, counted from 1; `nil` for what is not repeated.
  public var repetition: Int?
  /// The number of repeats; `nil` for what is not repeated.
  public var repetitions: Int?

  /// The position of a session.
  ///
  /// - Parameters:
  ///   - session: The session, advanced to the moment.
  ///   - now: The moment, since the session began.
  ///   - easedFrom: The segment at which the person first chose to go on gently, if they did.
  public init(_ session: Session, at now: Duration, easedFrom: Int? = nil) {
    let segment = session.segment
    self.segment = session.index
    elapsed = session.elapsed(at: now)
    unrecorded = max(.zero, session.workUncounted(at: now))
    length = segment.length
    state =
      switch session.state {
      case .running: .running
      case .leadingIn: .leadingIn
      case .paused, .ended: .paused
      }
    isHandsFree = session.isHandsFree
    isSpoken = session.timeline.prescription.isSpoken
    self.easedFrom = easedFrom
    moment = now
    kind = segment.kind
    step = segment.step
    title = segment.title
    side = segment.side
    repetition = segment.repetition?.index
    repetitions = segment.repetition?.of
  }

  /// The position in an observer's segment context.
  ///
  /// - Parameters:
  ///   - context: The segment context.
  ///   - now: The moment, since the session began.
  public init(_ context: SegmentContext, at now: Duration) {
    let segment = context.segment
    self.segment = context.index
    elapsed = context.elapsed
    unrecorded = context.unrecorded
    length = segment.length
    state =
      switch context.clock {
      case .running: .running
      case .leadingIn: .leadingIn
      case .paused: .paused
      }
    isHandsFree = context.isHandsFree
    isSpoken = context.timeline.prescription.isSpoken
    easedFrom = context.easedFrom
    moment = now
    kind = segment.kind
    step = segment.step
    title = segment.title
    side = segment.side
    repetition = segment.repetition?.index
    repetitions = segment.repetition?.of
  }

  /// The rest of the segment; `nil` if it waits for the person.
  public var remaining: Duration? {
    length.map { max(.zero, $0 - elapsed) }
  }

  /// The partial result for the time that no result has counted; `nil` if there is nothing to save.
  var partialResult: SavedSegmentResult? {
    guard kind.isWork, unrecorded >= .milliseconds(1) else { return nil }
    return SavedSegmentResult(
      segment: segment, kind: kind, step: step, title: title, side: side, repetition: repetition,
      repetitions: repetitions, outcome: .partial, spent: unrecorded, endedAt: moment)
  }
}
