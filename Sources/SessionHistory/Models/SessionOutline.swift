import CarePlan
import Foundation
import RoutineEngine

/// The part of a session that is read where there are a hundred thousand of them.
public struct SessionOutline: Sendable, Hashable {
  /// A moment of exercise that hurt.
  public struct Hurt: Sendable, Hashable {
    /// The name of the move.
    public var title: String
    /// The side.
    public var side: Side?
    /// The repeat, counted from 1; `nil` for what is not repeated.
    public var repetition: Int?
    /// Of how many repeats; `nil` for what is not repeated.
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
  /// Its ending; `nil` while it runs, or if it was cut off and not resumed.
  public let ending: SessionFacts.Ending?
  /// Pain from 0 to 10 before it; `nil` if it was not answered.
  public let painBefore: Int?
  /// Pain from 0 to 10 after it; `nil` if it was not answered.
  public let painAfter: Int?
  /// The dose as the person found it; `nil` if they did not say.
  public let ease: Ease?
  /// A note of the person; `nil` for none.
  public let note: String?
  /// The time spent on exercise.
  public let work: Duration
  /// The moments that hurt.
  public var hurts: [Hurt] = []

  /// The day of a person whose days begin then, on which it began.
  public func day(from begin: DayBegin) -> LocalDay {
    LocalDay(startedAt, utcOffset: utcOffset, from: begin)
  }
}
