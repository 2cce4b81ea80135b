/// A segment within its session, and how far the session is in it: a snapshot for observers.
public struct SegmentContext: Sendable, Hashable {
  /// The state of the clock.
  public enum Clock: Sendable, Hashable {
    /// Running.
    case running
    /// About to run.
    case leadingIn
    /// Paused.
    case paused
  }

  /// The timeline as the person has changed it so far.
  public let timeline: Timeline
  /// The segment, as an index of the timeline's segments.
  public let index: Int
  /// The state of the clock.
  public let clock: Clock
  /// The time spent in the segment.
  public let elapsed: Duration
  /// The part of `elapsed` that is work and in no result yet.
  public let unrecorded: Duration
  /// The length of the segment; `nil` if it waits for the person.
  public let length: Duration?
  /// True if waits end by themselves.
  public let isHandsFree: Bool
  /// The index after the last segment that is walked.
  let end: Int
  /// The segment at which the person first chose to go on gently; `nil` if they did not.
  public let easedFrom: Int?

  /// The segment.
  public var segment: Segment { timeline.segments[index] }

  /// True in steps that come at the end, and whenever the session is left early.
  public var isEnding: Bool { segment.ending != nil }

  /// The segment after it; `nil` for the last.
  public var next: Segment? { index + 1 < end ? timeline.segments[index + 1] : nil }

  /// The remaining time of the segment; `nil` if it waits for the person.
  public var remaining: Duration? { length.map { max(.zero, $0 - elapsed) } }

  /// The remaining time of the session, without waits, or with their pace if they end by
  /// themselves.
  public var timeLeft: Duration {
    timeline.segments[min(index + 1, end)..<end].reduce(remaining ?? .zero) {
      $0 + ($1.length(handsFree: isHandsFree) ?? .zero)
    }
  }
}

extension Session {
  /// The session's state at a moment since it began, for observers.
  public func context(at now: Duration) -> SegmentContext {
    let clock: SegmentContext.Clock =
      switch state {
      case .running: .running
      case .leadingIn: .leadingIn
      case .paused, .ended: .paused
      }
    return SegmentContext(
      timeline: timeline, index: index, clock: clock, elapsed: elapsed(at: now),
      unrecorded: max(.zero, workUncounted(at: now)), length: length, isHandsFree: isHandsFree,
      end: end,
      easedFrom: easedFrom)
  }
}
