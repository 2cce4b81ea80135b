/// A timeline being walked.
///
/// A session is a value: events and moments go in, effects come out, and between two events
/// nothing happens. Moments are durations since the session began on a clock that never steps
/// back; an earlier moment than the last one is taken for the last one. However a span of time is
/// sliced into events, the session is the same, and so are its effects.
public struct Session: Sendable, Hashable {
  /// The reason for a pause.
  public enum Pause: Sendable, Hashable, CaseIterable {
    /// The person stopped it.
    case user
    /// The program was not running for a while.
    case gap
    /// A hurt, with an open question.
    case hurt
  }

  /// The ending of a session.
  public enum Ending: Sendable, Hashable, CaseIterable {
    /// Walked to the end.
    case finished
    /// Left before.
    case left
    /// Left because it hurt.
    case hurt
  }

  /// The state of the clock.
  public enum State: Sendable, Hashable {
    /// Running since a moment.
    case running(since: Duration)
    /// About to run at a moment: the person gets back into position.
    case leadingIn(until: Duration)
    /// Paused.
    case paused(Pause)
    /// Ended for good.
    case ended(Ending)
  }

  /// Before work goes on after a pause. A habit, as in every exercise timer.
  public static let leadIn: Duration = .seconds(3)
  /// The step of longer and shorter.
  public static let lengthStep: Duration = .seconds(5)
  /// No segment is made shorter than this.
  public static let shortest: Duration = .seconds(5)
  /// Later than this within a segment, back goes to its start and not to the one before.
  public static let backGoesToStartAfter: Duration = .seconds(2)

  /// The timeline; longer, shorter and going on gently change it.
  public internal(set) var timeline: Timeline
  /// The current segment, as an index of the timeline's segments.
  public internal(set) var index: Int
  /// The state of the clock.
  public internal(set) var state: State
  /// True if waits end by themselves.
  public internal(set) var isHandsFree: Bool
  /// The segment at which the person first chose to go on gently; `nil` if they did not.
  public internal(set) var easedFrom: Int?
  /// The way in which it ends once its ending is walked; `nil` if it has not been left.
  public internal(set) var leaving: Ending?
  /// The outcome of each segment so far, in the order in which they ended.
  public internal(set) var results: [SegmentResult] = []

  /// The segment with which a session that was cut off goes on; `nil` for one that begins.
  public let resumedAt: Int?
  /// The time spent in the segment before the clock last began to run.
  var spentBefore: Duration = .zero
  /// The part of that which an earlier result has counted.
  var spentRecorded: Duration = .zero
  /// The time within the segment at which the wait began that hands-free ends.
  var waitingSince: Duration = .zero
  /// The last moment that was seen.
  var lastMoment: Duration = .zero
  /// The cues of the segment, or of the lead-in.
  var schedule: [ScheduledCue] = []
  /// The number of them that were played or are past.
  var cuesPast = 0

  // MARK: Beginning

  /// Begins a session at moment zero.
  ///
  /// - Parameters:
  ///   - timeline: The timeline.
  ///   - index: The segment to begin with; the nearest one if there is none of that index.
  ///   - spent: The time of it that was done before, for a session that goes on. More than its
  ///     length is taken for its length.
  ///   - isHandsFree: True if waits end by themselves.
  ///   - resumes: True if it goes on with a session that was cut off.
  /// - Returns: The session, and what its beginning wants done.
  public static func begin(
    _ timeline: Timeline, at index: Int = 0, spent: Duration = .zero, isHandsFree: Bool = false,
    resumes: Bool = false
  ) -> (session: Session, effects: [SessionEffect]) {
    var session = Session(
      timeline: timeline, index: index, isHandsFree: isHandsFree, resumes: resumes)
    var effects: [SessionEffect] = []
    session.enter(
      session.index, spent > .zero ? .withLeadIn : .atOnce, spent: spent, at: .zero, &effects)
    return (session, [.started(session.context(at: .zero))] + effects)
  }

  private init(timeline: Timeline, index: Int, isHandsFree: Bool, resumes: Bool) {
    self.timeline = timeline
    self.index = index.clamped(to: 0...timeline.segments.count - 1)
    resumedAt = resumes ? self.index : nil
    self.isHandsFree = isHandsFree
    self.state = .running(since: .zero)
  }

  // MARK: Where it is

  /// The index after the last segment that is walked: of the timeline, or of the ending if the
  /// session has been left.
  var end: Int {
    guard leaving != nil else { return timeline.segments.count }
    return timeline.segments[index...].firstIndex { $0.ending != segment.ending }
      ?? timeline.segments.count
  }

  /// The first segment that the person can go back to.
  var beginning: Int {
    guard leaving != nil else { return 0 }
    return timeline.segments[..<index].lastIndex { $0.ending != segment.ending }.map { $0 + 1 } ?? 0
  }

  /// The segments that come after this one.
  public var upcoming: ArraySlice<Segment> { timeline.segments[min(index + 1, end)..<end] }

  /// The segment the session is in.
  public var segment: Segment { timeline.segments[index] }

  /// The length of the segment; `nil` if it waits for the person.
  public var length: Duration? {
    segment.length ?? (isHandsFree && !segment.asks ? waitingSince + segment.pace : nil)
  }

  /// True if only the person can bring the segment to an end.
  public var isWaiting: Bool { length == nil }

  /// The time spent in the segment with the clock running, never more than its length.
  public func elapsed(at now: Duration) -> Duration {
    let elapsed =
      if case .running(let since) = state { spentBefore + max(.zero, now - since) } else {
        spentBefore
      }
    return length.map { min(elapsed, $0) } ?? elapsed
  }

  /// Returns the remaining time of the segment; `nil` if it waits for the person.
  public func remaining(at now: Duration) -> Duration? {
    length.map { $0 - elapsed(at: now) }
  }

  /// Returns the remaining time of the lead-in; `nil` if there is none under way.
  public func leadInRemaining(at now: Duration) -> Duration? {
    guard case .leadingIn(let until) = state else { return nil }
    return max(.zero, until - now)
  }

  /// Returns the remaining time of the session, without waits, or with their pace if they end by
  /// themselves.
  public func timeLeft(at now: Duration) -> Duration {
    upcoming.reduce(remaining(at: now) ?? .zero) {
      $0 + ($1.length(handsFree: isHandsFree) ?? .zero)
    }
  }

  /// The time spent on work so far.
  public func workDone(at now: Duration) -> Duration {
    let kept = results.filter { $0.kind.isWork }.reduce(.zero) { $0 + $1.spent }
    return kept + workUncounted(at: now)
  }

  /// Returns the work under way that no result has counted.
  public func workUncounted(at now: Duration) -> Duration {
    segment.kind.isWork ? elapsed(at: now) - spentRecorded : .zero
  }

  /// The part of each segment that was done, from 0 to 1. What is no work has no parts: a rest that
  /// was cut short was one. What came before a session was cut off counts as done.
  public var shares: [Double] {
    var shares = timeline.segments.indices.map { $0 < resumedAt ?? 0 ? 1.0 : 0 }
    for result in results where shares.indices.contains(result.segment) {
      let share = shares[result.segment]
      switch result.outcome {
      case .done: shares[result.segment] = 1
      case .skipped: break
      case .partial, .hurt:
        let segment = timeline.segments[result.segment]
        let length = segment.length ?? segment.pace
        // What was left before its end is never the whole.
        let sum = length > .zero ? min(share + result.spent / length, 0.99) : share
        shares[result.segment] = result.kind.isWork ? max(share, sum) : 1
      }
    }
    return shares
  }

  /// True if the clock stands.
  public var isPaused: Bool {
    if case .paused = state { true } else { false }
  }
}
