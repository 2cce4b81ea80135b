import CarePlan
import Foundation
import RoutineEngine

/// A session with the results of its segments.
public struct SessionRecord: Sendable, Hashable {
  /// Its facts.
  public var facts: SessionFacts
  /// The results of its segments, in the order in which they ended.
  public var results: [SavedSegmentResult]

  /// A session with its results.
  public init(facts: SessionFacts, results: [SavedSegmentResult]) {
    self.facts = facts
    self.results = results
  }

  /// The time spent on work.
  public var work: Duration {
    results.reduce(.zero) { $1.kind.isWork ? $0 + $1.spent : $0 }
  }

  /// The number of segments of work done to their end; a segment done twice counts once.
  public var segmentsDone: Int {
    Set(results.lazy.filter { $0.kind.isWork && $0.outcome == .done }.map(\.segment)).count
  }

  /// Its facts and sums, without its results.
  public var summary: SessionSummary {
    SessionSummary(
      facts: facts, work: work, segmentsDone: segmentsDone,
      time: results.reduce(.zero) { $0 + $1.spent })
  }
}

/// A session as a list has it: its facts and sums.
public struct SessionSummary: Sendable, Hashable {
  /// Its facts.
  public let facts: SessionFacts
  /// The time spent on work.
  public let work: Duration
  /// The number of segments of work done to their end.
  public let segmentsDone: Int
  /// The time spent in all segments, work or not.
  let time: Duration

  /// Its length from its beginning to its end, pauses included. Without an end, or if the wall
  /// clock was set back past the beginning, the time spent in its segments.
  public var length: Duration {
    guard let endedAt = facts.endedAt, endedAt >= facts.startedAt else { return time }
    return .milliseconds(endedAt.inMilliseconds - facts.startedAt.inMilliseconds)
  }

  /// Its credit towards the day's goal.
  public var credit: Credit {
    Credit(segmentsDone: segmentsDone, work: work, of: facts.plan)
  }
}

/// Segments of work that were not done.
public struct MissedWork: Sendable, Hashable {
  /// The number that were left out.
  public let skipped: Int
  /// The number that hurt.
  public let hurt: Int

  init(skipped: Int, hurt: Int) {
    self.skipped = skipped
    self.hurt = hurt
  }

  /// The missed work of a session.
  public init(_ results: [SavedSegmentResult]) {
    let work = results.filter(\.kind.isWork)
    skipped = work.count { $0.outcome == .skipped }
    hurt = work.count { $0.outcome == .hurt }
  }
}

/// A part of the list of sessions, the latest first.
public struct SessionPage: Sendable, Hashable {
  /// The place in the list after which the next page begins.
  public struct Cursor: Sendable, Hashable {
    let startedAt: Int
    let number: Int
  }

  /// The sessions.
  public let sessions: [SessionSummary]
  /// The cursor for the next page; `nil` if this is the last.
  public let next: Cursor?
}
