import RoutineEngine

/// How many times a day a routine is meant to be done.
public struct Goal: Sendable, Hashable {
  /// The routine's id.
  public let routineID: String
  /// From how many to how many times; never under once.
  public let timesPerDay: Dose<Int>

  /// A goal.
  public init(routineID: String, timesPerDay: Dose<Int>) {
    self.routineID = routineID
    self.timesPerDay = Dose(max(1, timesPerDay.low), max(1, timesPerDay.high))
  }

  /// The goal of a routine; `nil` if it has none.
  public init?(_ routine: Routine) {
    guard let timesPerDay = routine.timesPerDay else { return nil }
    self.init(routineID: routine.id, timesPerDay: timesPerDay)
  }
}
