import RoutineEngine

/// The progress of a routine with a goal per week or per several days. Nothing is carried over from
/// one week to the next.
public struct PeriodProgress: Sendable, Hashable {
  /// The next good time.
  public enum Next: Sendable, Hashable {
    /// Today.
    case now
    /// Today or on a later day of the week.
    case canWait
    /// The goal is reached, and more is fine.
    case welcome
    /// On a day; also on a later one if that leaves the goal in reach.
    case on(LocalDay, canWait: Bool)
    /// Enough for the week.
    case enough
  }

  /// The routine's id.
  public let routineID: String
  /// The goal and the ceiling, in times per period.
  public let times: Dose<Int>
  /// The period in days.
  public let days: Int
  /// The number of times done this week, in halves.
  public let doneThisWeek: Double
  /// The next good time.
  public let next: Next

  private static let week = 7

  /// The progress of a routine; `nil` without a frequency, or if it is per day.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - sessions: The sessions of the last weeks, in any order.
  ///   - today: The day.
  ///   - ownDay: The person's own days and weeks.
  public init?(
    _ routine: Routine, sessions: [PastSession], today: LocalDay, by ownDay: OwnDay
  ) {
    guard let frequency = routine.frequency, frequency.days > 1 else { return nil }
    routineID = routine.id
    times = Dose(max(1, frequency.times.low), max(1, frequency.times.high))
    days = frequency.days
    let done = sessions.filter { $0.credit(for: routine.id) != .none && $0.day <= today }
    let start = ownDay.startOfWeek(of: today)
    doneThisWeek = done.filter { $0.day >= start }.reduce(0) {
      $0 + $1.credit(for: routine.id).sessions
    }
    let last = done.map(\.day).max()
    next =
      days == Self.week
      ? Self.next(
        times, done: doneThisWeek, isDoneToday: last == today,
        daysLeft: Self.week - start.distance(to: today), today: today)
      : Self.next(after: last, days: days, today: today)
  }

  /// Returns the day that is `days` after the last session. An earlier session is fine.
  private static func next(after last: LocalDay?, days: Int, today: LocalDay) -> Next {
    guard let due = last?.advanced(by: days), due > today else { return .now }
    return .on(due, canWait: false)
  }

  private static func next(
    _ times: Dose<Int>, done: Double, isDoneToday: Bool, daysLeft: Int, today: LocalDay
  ) -> Next {
    if done >= Double(times.high) { return .enough }
    let missing = Int((Double(times.low) - done).rounded(.up))
    if missing <= 0 { return isDoneToday ? .enough : .welcome }
    if isDoneToday { return .on(today.advanced(by: 1), canWait: missing < daysLeft - 1) }
    return missing >= daysLeft ? .now : .canWait
  }

  /// True if it should be done today.
  public var isDue: Bool { next == .now }
}
