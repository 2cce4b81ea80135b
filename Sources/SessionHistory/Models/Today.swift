import Foundation
import RoutineEngine

/// What a day has seen so far.
public struct Today: Sendable, Hashable {
  /// The day, where the person is.
  public let day: LocalDay
  /// The goals, in the order in which they were asked for.
  public let goals: [GoalProgress]
  /// The day's sessions, the earliest first, those without any work left out.
  public let sessions: [SessionSummary]
  /// The days with a session up to today.
  public let streak: Streak

  /// The time spent on work.
  public var work: Duration {
    sessions.reduce(.zero) { $0 + $1.work }
  }

  /// How many times a routine was done, with halves.
  public func done(_ routineID: String) -> Double {
    sessions.reduce(0) {
      $1.facts.routineID == routineID ? $0 + $1.credit.sessions : $0
    }
  }
}
