import CarePlan
import Foundation
import RoutineEngine

/// The part of a session that lists and sums need, to read a hundred thousand sessions fast.
public struct SessionOutline: Sendable, Hashable {
  /// A segment that hurt.
  public struct Hurt: Sendable, Hashable {
    /// The name of the move.
    public var title: String
    /// The side.
    public var side: Side?
    /// The repeat, counted from 1; `nil` for what is not repeated.
    public var repetition: Int?
    /// The number of repeats; `nil` for what is not repeated.
    public var repetitions: Int?
    /// The time spent in it with the clock running.
    public var spent: Duration
  }

  /// The routine's title on that day.
  public let routineTitle: String
  /// Its beginning.
  public let startedAt: Date
  /// Seconds by which clocks were ahead of UTC where it began.
  public let utcOffset: Int
  /// Its ending; `nil` while it runs, and after a cut until the session is resumed or closed.
  public let ending: SessionFacts.Ending?
  /// Pain from 0 to 10 before it; `nil` if it was not answered.
  public let painBefore: Int?
  /// Pain from 0 to 10 after it; `nil` if it was not answered.
  public let painAfter: Int?
  /// The person's rating of the dose; `nil` without an answer.
  public let ease: Ease?
  /// A note of the person; `nil` for none.
  public let note: String?
  /// The number of segments of work that were done to their end.
  public let segmentsDone: Int
  /// The number of planned segments of work.
  public let segmentsPlanned: Int
  /// The time spent on exercise.
  public let work: Duration
  /// The planned time of exercise.
  public let planned: Duration
  /// The credit towards the day's goal.
  public let credit: Credit
  /// The segments that hurt.
  public var hurts: [Hurt] = []

  /// True if the end was reached with no part left out.
  public var isWhole: Bool { ending == .finished && segmentsDone >= segmentsPlanned }

  /// The day of its beginning, in local time, if days begin at `begin`.
  public func day(from begin: DayBegin) -> LocalDay {
    LocalDay(startedAt, utcOffset: utcOffset, from: begin)
  }
}

extension SessionOutline {
  /// The outline of a session, without the segments that hurt.
  public init(_ summary: SessionSummary) {
    let facts = summary.facts
    self.init(
      routineTitle: facts.routineTitle, startedAt: facts.startedAt, utcOffset: facts.utcOffset,
      ending: facts.ending, painBefore: facts.painBefore, painAfter: facts.painAfter,
      ease: facts.ease, note: facts.note, segmentsDone: summary.segmentsDone,
      segmentsPlanned: facts.plan.segments, work: summary.work, planned: facts.plan.length,
      credit: summary.credit)
  }
}
