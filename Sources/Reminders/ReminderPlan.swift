import RoutineFiles

/// A schedule of reminders for a routine.
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
  /// The ranges of the day that contain the times.
  private let spans: [DayHours]

  /// The grid of all times after the first, in minutes: nobody wants 11:14. A habit, not evidence.
  private static let step = 5

  /// Spreads reminders evenly over ranges of the day. The first is at the start, the last at the
  /// end, and none is in the quiet hours. Fails if there is no room, or if a range crosses
  /// midnight.
  ///
  /// - Parameters:
  ///   - routineID: the routine's id.
  ///   - title: the routine's title.
  ///   - minutes: the routine's approximate length.
  ///   - times: the number of reminders a day.
  ///   - hours: the ranges of the day; their ends are times for reminders, too.
  ///   - quiet: the hours without reminders.
  ///   - days: the days of the week.
  public init?(
    of routineID: String, title: String, minutes: Int, times: Int, within hours: [DayHours],
    except quiet: [DayHours] = [], on days: Weekdays
  ) {
    let spans = hours.sorted { $0.start < $1.start }
    guard spans.allSatisfy({ $0.start < $0.end }), times > 0,
      zip(spans, spans.dropFirst()).allSatisfy({ $0.end < $1.start })
    else { return nil }
    self.spans = spans
    let free = spans.flatMap { span in
      stride(from: span.start.minutes, through: span.end.minutes, by: Self.step)
        .map { TimeOfDay(minutes: $0) }
    }.filter { time in !quiet.contains { $0.contains(time) } }
    guard times <= free.count else { return nil }
    self.routineID = routineID
    self.title = title
    self.minutes = minutes
    self.days = days
    slots = (0..<times).map { index in
      times == 1 ? free[0] : free[(index * (free.count - 1) * 2 + times - 1) / (2 * (times - 1))]
    }
  }

  /// The times, each with a name: the start of its range, and its number within the range.
  var namedSlots: [(name: String, time: TimeOfDay)] {
    spans.flatMap { span in
      let within = slots.filter { span.start <= $0 && $0 <= span.end }
      return within.enumerated().map { index, time in
        (span.start.text.replacing(":", with: "") + "-\(index + 1)", time)
      }
    }
  }

  /// The plan in a sentence.
  public var text: String {
    "\(title), \(days.text) at \(slots.map(\.text).joined(separator: ", "))."
  }
}
