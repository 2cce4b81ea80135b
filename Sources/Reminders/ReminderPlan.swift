import RoutineFiles

/// A schedule of reminders of a routine.
public struct ReminderPlan: Sendable, Hashable {
  /// The routine's id.
  public let routineID: String
  /// The routine's title, for the reminder's text.
  public let title: String
  /// The approximate length of the routine, in minutes.
  public let minutes: Int
  /// The times of the day, earliest first; never empty.
  public let slots: [TimeOfDay]
  /// The days of the week, the same times on each.
  public let days: Weekdays

  /// The grid of times after the first, in minutes: nobody wants 11:14. A habit, not evidence.
  private static let step = 5

  /// Spreads reminders evenly over a range of the day: the first at its start, the last at its end,
  /// none in the quiet hours. Fails if there is no room, or if the range crosses midnight.
  ///
  /// - Parameters:
  ///   - routineID: the routine's id.
  ///   - title: the routine's title.
  ///   - minutes: the routine's approximate length.
  ///   - times: the number of reminders a day.
  ///   - hours: the range of the day; its end is a time for a reminder, too.
  ///   - quiet: the hours without reminders.
  ///   - days: the days of the week.
  public init?(
    of routineID: String, title: String, minutes: Int, times: Int, within hours: DayHours,
    except quiet: [DayHours] = [], on days: Weekdays
  ) {
    guard hours.start < hours.end, times > 0 else { return nil }
    let free = stride(from: hours.start.minutes, through: hours.end.minutes, by: Self.step)
      .map { TimeOfDay(minutes: $0) }.filter { time in
        !quiet.contains { $0.contains(time) }
      }
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
