import Foundation
import RoutineEngine

/// The number of times a day that a routine is meant to be done.
public struct Goal: Sendable, Hashable {
  /// The routine's id.
  public let routineID: String
  /// The goal, and the most that is good: the ceiling. Never under once.
  public let timesPerDay: Dose<Int>
  /// Seconds from the end of one session to the next, at the least.
  public let gap: TimeInterval

  /// The gap of everything but cold. A habit.
  public static let usualGap: TimeInterval = 30 * 60
  /// The gap of cold: NHS, Sprains and strains (grade A).
  public static let coldGap: TimeInterval = 2 * 60 * 60

  /// A goal.
  public init(routineID: String, timesPerDay: Dose<Int>, gap: TimeInterval = usualGap) {
    self.routineID = routineID
    self.timesPerDay = Dose(max(1, timesPerDay.low), max(1, timesPerDay.high))
    self.gap = gap
  }

  /// The goal of a routine; `nil` if it has none.
  public init?(_ routine: Routine) {
    guard let timesPerDay = routine.timesPerDay else { return nil }
    self.init(
      routineID: routine.id, timesPerDay: timesPerDay,
      gap: routine.contacts.contains(.cold) ? Self.coldGap : Self.usualGap)
  }
}
