import RoutineFiles

/// When a person is reminded of a routine.
public struct ReminderPlan: Sendable, Hashable {
  /// The routine's id.
  public let routineID: String
  /// What it is called.
  public let title: String
  /// About how many minutes it takes.
  public let minutes: Int
  /// When within a day, the earliest first; never empty.
  public let slots: [TimeOfDay]
  /// On which days.
  public let days: Weekdays

  /// Times are full fives of minutes after the first: nobody is reminded at 11:14. A habit.
  private static let step = 5

  /// Spreads reminders evenly over a part of the day: the first at its beginning, the last at its
  /// end, none in the quiet hours. There is no plan if there is no room for so many, or if the
  /// hours go over midnight.
  ///
  /// - Parameters:
  ///   - routineID: The routine's id.
  ///   - title: What it is called.
  ///   - minutes: About how many minutes it takes.
  ///   - times: How many times a day.
  ///   - hours: The part of the day; its end is a time for a reminder, too.
  ///   - quiet: When there are none; `nil` for never.
  ///   - days: On which days.
  public init?(
    of routineID: String, title: String, minutes: Int, times: Int, within hours: DayHours,
    except quiet: DayHours?, on days: Weekdays
  ) {
    guard hours.start < hours.end, times > 0 else { return nil }
    let free = stride(from: hours.start.minutes, through: hours.end.minutes, by: Self.step)
      .map { TimeOfDay(minutes: $0) }.filter { quiet?.contains($0) != true }
    guard times <= free.count else { return nil }
    self.routineID = routineID
    self.title = title
    self.minutes = minutes
    self.days = days
    slots = (0..<times).map { index in
      times == 1 ? free[0] : free[(index * (free.count - 1) * 2 + times - 1) / (2 * (times - 1))]
    }
  }

  /// The plan in a sentence.
  public var text: String {
    "\(title), \(days.text) at \(slots.map(\.text).joined(separator: ", "))."
  }
}
