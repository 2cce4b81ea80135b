import Foundation
import RoutineEngine

/// A session as it stands in a list.
public struct SessionSummary: Sendable, Hashable {
  /// What is known about it.
  public let facts: SessionFacts
  /// The time spent on work.
  public let work: Duration
  /// How many segments of work were done to their end.
  public let segmentsDone: Int
  /// The time spent in all segments, work or not.
  let time: Duration

  /// How long it took: from its beginning to its end, pauses included. Where the clock was set
  /// meanwhile so that it ended before it began, or where it has no end, the time spent in its
  /// segments.
  public var length: Duration {
    guard let endedAt = facts.endedAt, endedAt >= facts.startedAt else { return time }
    return .milliseconds(endedAt.inMilliseconds - facts.startedAt.inMilliseconds)
  }

  /// What it counts towards the day's goal.
  public var credit: Credit {
    Credit(segmentsDone: segmentsDone, work: work, of: facts.plan)
  }
}
