import Foundation
import RoutineEngine

/// The daily goal of a routine.
public struct Goal: Sendable, Hashable {
  /// The routine's id.
  public let routineID: String
  /// The goal and the ceiling, in times a day; at least 1.
  public let timesPerDay: Dose<Int>
  /// The least time from the end of one session to the next, in seconds.
  public let gap: TimeInterval

  /// The gap of all routines without cold, in seconds. A habit.
  public static let usualGap: TimeInterval = 30 * 60
  /// The gap of cold, in seconds: NHS, Sprains and strains (grade A).
  public static let coldGap: TimeInterval = 2 * 60 * 60

  /// A goal. Times below 1 are clamped.
  public init(routineID: String, timesPerDay: Dose<Int>, gap: TimeInterval = usualGap) {
    self.routineID = routineID
    self.timesPerDay = Dose(max(1, timesPerDay.low), max(1, timesPerDay.high))
    self.gap = gap
  }

  /// The goal of a routine; `nil` without a number of times a day.
  public init?(_ routine: Routine) {
    guard let timesPerDay = routine.timesPerDay else { return nil }
    self.init(
      routineID: routine.id, timesPerDay: timesPerDay,
      gap: routine.contacts.contains(.cold) ? Self.coldGap : Self.usualGap)
  }
}
