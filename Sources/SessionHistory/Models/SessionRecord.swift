import RoutineEngine

/// A session with what became of each of its segments.
public struct SessionRecord: Sendable, Hashable {
  /// What is known about it.
  public var facts: SessionFacts
  /// What became of its segments, in the order in which they ended.
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

  /// How many segments of work were done to their end; one that was walked twice counts once.
  public var segmentsDone: Int {
    Set(results.lazy.filter { $0.kind.isWork && $0.outcome == .done }.map(\.segment)).count
  }

  /// What it is without its results.
  public var summary: SessionSummary {
    SessionSummary(
      facts: facts, work: work, segmentsDone: segmentsDone,
      time: results.reduce(.zero) { $0 + $1.spent })
  }

  /// Whether anything in it hurt.
  public var isHurt: Bool {
    facts.ending == .hurt || results.contains { $0.outcome == .hurt }
  }

  /// Whether it was walked to its end, all work done, nothing skipped or hurt, and pain no worse
  /// after than before. An answer that was not given is no worse.
  public var isEasy: Bool {
    let hasSkipped = results.contains { $0.kind.isWork && $0.outcome == .skipped }
    return facts.ending == .finished && !isHurt && !hasSkipped && segmentsDone > 0
      && segmentsDone >= facts.plan.segments && !isWorseAfter
  }

  /// Whether it hurt, or pain was worse after than before.
  public var isSore: Bool { isHurt || isWorseAfter }

  private var isWorseAfter: Bool {
    guard let before = facts.painBefore, let after = facts.painAfter else { return false }
    return after > before
  }
}
