import CarePlan
import Foundation
import RoutineEngine

/// The sums and answers of some weeks, up to today.
public struct Overview: Sendable, Hashable {
  /// The first day, the first of its week, and the last, which is today.
  public let span: ClosedRange<LocalDay>
  /// Each day of the span, with or without a session.
  public let days: [DayTotal]
  /// Each week of the span, by its first day.
  public let weeks: [DayTotal]
  /// The answers about pain in the span, the earliest first.
  public let pain: [PainAnswer]
  /// The pain that was recorded without a session in the span, the earliest first.
  public let painEntries: [PainEntry]
  /// The holds of the span by move and side, the move held the longest first.
  public let holds: [HoldTotal]
}

/// The sessions of a day or a week.
public struct DayTotal: Sendable, Hashable {
  /// The day; of a week, its first one.
  public let day: LocalDay
  /// The number of sessions with half of the work done at least; one of these makes the day count.
  public let sessions: Int
  /// The time spent on work.
  public let work: Duration
}

/// The holds of a move on one side.
public struct HoldTotal: Sendable, Hashable {
  /// The name of the move.
  public let title: String
  /// The side; `nil` for a move that is the same on both.
  public let side: Side?
  /// The number of holds done to their end.
  public let holds: Int
  /// The time of the holds, including those that ended early.
  public let held: Duration
}

/// The sessions and goals of today so far.
public struct Today: Sendable, Hashable {
  /// The day, where the person is.
  public let day: LocalDay
  /// The goals, in the order in which they were asked for.
  public let goals: [GoalProgress]
  /// The day's sessions, the earliest first, those without any work left out.
  public let sessions: [SessionSummary]
  /// The same sessions, with the credit for each routine.
  public let practice: Practice
  /// The streak of days with a session, up to today.
  public let streak: Streak

  /// The time spent on work.
  public var work: Duration {
    sessions.reduce(.zero) { $0 + $1.work }
  }

  /// The number of times a routine was done; half of it counts 0.5.
  public func done(_ routineID: String) -> Double {
    practice.done(on: day)[routineID] ?? 0
  }
}
