/// A running session: a timeline, and the progress of the person in it.
///
/// A session is a value: events and moments go in, effects come out. Between two events nothing
/// happens. Moments are durations since the session began, on a monotonic clock; a moment before
/// the last one counts as the last one. The result does not depend on how often the session is
/// advanced.
public struct Session: Sendable, Hashable {
  /// The reason for a pause.
  public enum Pause: Sendable, Hashable, CaseIterable {
    /// A key, the remote control, a question or the page of cautions paused the session.
    case user
    /// The program was not running for a while, such as during a suspend.
    case gap
    /// The person reported a hurt, and has not yet chosen how to go on.
    case hurt
  }

  /// The ending of a session.
  public enum Ending: Sendable, Hashable, CaseIterable {
    /// The person reached the end.
    case finished
    /// The person left early.
    case left
    /// The person left early because of a hurt.
    case hurt
  }

  /// The state of the clock.
  public enum State: Sendable, Hashable {
    /// Running since a moment.
    case running(since: Duration)
    /// About to run at a moment, while the person gets back into position.
    case leadingIn(until: Duration)
    /// Paused.
    case paused(Pause)
    /// Ended for good.
    case ended(Ending)
  }

  /// The length of the lead-in before work goes on after a pause. A habit, as in every exercise
  /// timer.
  public static let leadIn: Duration = .seconds(3)
  /// The step by which a length is changed.
  public static let lengthStep: Duration = .seconds(5)
  /// The shortest length that a person can give a segment.
  public static let shortest: Duration = .seconds(5)
  /// The time within a segment after which "back" goes to its start. Before that, "back" goes to
  /// the previous segment.
  public static let backGoesToStartAfter: Duration = .seconds(2)

  /// The timeline with the person's changes.
  public internal(set) var timeline: Timeline
  /// The current segment, as an index of the timeline's segments.
  public internal(set) var index: Int
  /// The state of the clock.
  public internal(set) var state: State
  /// True if waits end by themselves.
  public internal(set) var isHandsFree: Bool
  /// The first segment with an eased dose; `nil` if the person never chose to go on gently.
  public internal(set) var easedFrom: Int?
  /// The ending of the session once its last steps are done; `nil` if the person has not left.
  public internal(set) var leaving: Ending?
  /// The outcome of each segment so far, in the order in which they ended.
  public internal(set) var results: [SegmentResult] = []

  /// The first segment of a resumed session; `nil` for a new session.
  public let resumedAt: Int?
  /// The time spent in the segment before the clock last began to run.
  var spentBefore: Duration = .zero
  /// The part of `spentBefore` that an earlier result has counted.
  var spentRecorded: Duration = .zero
  /// The time within the segment at which the current wait began.
  var waitingSince: Duration = .zero
  /// The latest moment handled so far.
  var lastMoment: Duration = .zero
  /// The cues of the segment, or of the lead-in.
  var schedule: [ScheduledCue] = []
  /// The number of cues in `schedule` that were played or are past.
  var cuesPast = 0

  // MARK: Beginning

  /// Begins a session at moment zero.
  ///
  /// - Parameters:
  ///   - timeline: The timeline.
  ///   - index: The first segment, clamped to the timeline's indices.
  ///   - spent: The time already spent in that segment, for a resumed session; clamped to its
  ///     length.
  ///   - isHandsFree: True if waits end by themselves.
  ///   - resumes: True for a session that was cut off and goes on.
  /// - Returns: The session, and the effects of its beginning.
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

  /// The index after the last segment of the timeline, or of the ending if the person has left.
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

  /// The segments after the current one.
  public var upcoming: ArraySlice<Segment> { timeline.segments[min(index + 1, end)..<end] }

  /// The current segment.
  public var segment: Segment { timeline.segments[index] }

  /// The length of the segment; `nil` if it waits for the person.
  public var length: Duration? {
    segment.length ?? (isHandsFree && !segment.asks ? waitingSince + segment.pace : nil)
  }

  /// True if only the person can end the segment.
  public var isWaiting: Bool { length == nil }

  /// Returns the time spent in the segment with the clock running, at most its length.
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

  /// Returns the remaining time of the lead-in; `nil` outside of one.
  public func leadInRemaining(at now: Duration) -> Duration? {
    guard case .leadingIn(let until) = state else { return nil }
    return max(.zero, until - now)
  }

  /// Returns the remaining time of the session. Waits count by their pace in a hands-free session,
  /// else not at all.
  public func timeLeft(at now: Duration) -> Duration {
    upcoming.reduce(remaining(at: now) ?? .zero) {
      $0 + ($1.length(handsFree: isHandsFree) ?? .zero)
    }
  }

  /// Returns the time spent on work so far.
  public func workDone(at now: Duration) -> Duration {
    let kept = results.filter { $0.kind.isWork }.reduce(.zero) { $0 + $1.spent }
    return kept + workUncounted(at: now)
  }

  /// Returns the time of the current work that is not yet in any result.
  public func workUncounted(at now: Duration) -> Duration {
    segment.kind.isWork ? elapsed(at: now) - spentRecorded : .zero
  }

  /// The share of each segment that was done, from 0 to 1. A segment without work counts as whole
  /// unless it was skipped. The segments before the one at which a session was resumed count as
  /// done.
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
        // A segment that was left before its end is never counted as complete.
        let sum = length > .zero ? min(share + result.spent / length, 0.99) : share
        shares[result.segment] = result.kind.isWork ? max(share, sum) : 1
      }
    }
    return shares
  }

  /// True if the clock is paused.
  public var isPaused: Bool {
    if case .paused = state { true } else { false }
  }
}
