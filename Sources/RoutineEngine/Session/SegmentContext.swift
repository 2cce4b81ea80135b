/// A snapshot of a session for observers: the segment, and the progress in it.
public struct SegmentContext: Sendable, Hashable {
  /// The state of the clock.
  public enum Clock: Sendable, Hashable {
    /// Running.
    case running
    /// About to run: a lead-in is under way.
    case leadingIn
    /// Paused.
    case paused
  }

  /// The timeline with the person's changes so far.
  public let timeline: Timeline
  /// The segment, as an index of the timeline's segments.
  public let index: Int
  /// The state of the clock.
  public let clock: Clock
  /// The time spent in the segment.
  public let elapsed: Duration
  /// The part of `elapsed` that is work and is not yet in any result.
  public let unrecorded: Duration
  /// The length of the segment; `nil` if it waits for the person.
  public let length: Duration?
  /// True if waits end by themselves.
  public let isHandsFree: Bool
  /// The index after the last segment of the session.
  let end: Int
  /// The first segment with an eased dose; `nil` if the person never chose to go on gently.
  public let easedFrom: Int?

  /// The segment.
  public var segment: Segment { timeline.segments[index] }

  /// True in the steps of an ending, which also come when a session is left early.
  public var isEnding: Bool { segment.ending != nil }

  /// The following segment; `nil` for the last.
  public var next: Segment? { index + 1 < end ? timeline.segments[index + 1] : nil }

  /// The remaining time of the segment; `nil` if it waits for the person.
  public var remaining: Duration? { length.map { max(.zero, $0 - elapsed) } }

  /// The remaining time of the session. Waits count by their pace in a hands-free session, else not
  /// at all.
  public var timeLeft: Duration {
    timeline.segments[min(index + 1, end)..<end].reduce(remaining ?? .zero) {
      $0 + ($1.length(handsFree: isHandsFree) ?? .zero)
    }
  }
}

extension Session {
  /// Returns a snapshot of the session at a moment since its beginning.
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
