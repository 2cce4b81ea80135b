import Foundation
import RoutineEngine

/// A person's own days and weeks: their beginning, and the hours for sessions.
public struct OwnDay: Sendable, Hashable {
  /// The beginning of the day.
  public var begin: DayBegin
  /// The first day of the week: 0 for Monday, 6 for Sunday.
  public var firstWeekday: Int
  /// The working hours by weekday of the own day, from the first start to the last end. In seconds
  /// after the calendar day's midnight; more than 24 h is the next day.
  public var hours: [Int: ClosedRange<Int>]

  /// Without working hours, a person is assumed to be up from 8:00 to 22:00. With a later beginning
  /// of the day, the 14 h start 4 h after it. A habit.
  private static let usualStart = 8 * 3_600
  private static let rest = 4 * 3_600
  private static let usualLength = 14 * 3_600

  /// By default the calendar's day, and weeks that begin on Monday.
  public init(
    begin: DayBegin = .midnight, firstWeekday: Int = 0, hours: [Int: ClosedRange<Int>] = [:]
  ) {
    self.begin = begin
    self.firstWeekday = firstWeekday.clamped(to: 0...6)
    self.hours = hours
  }

  /// Returns the own day on which a moment falls.
  public func day(of moment: Date, in timeZone: TimeZone) -> LocalDay {
    LocalDay(moment, in: timeZone, from: begin)
  }

  /// Returns the first day of a day's week.
  public func startOfWeek(of day: LocalDay) -> LocalDay {
    day.advanced(by: -((day.weekday - firstWeekday + 7) % 7))
  }

  /// Returns the hours of a day for sessions: the working hours, or the usual waking hours.
  func waking(on day: LocalDay, in timeZone: TimeZone) -> ClosedRange<Date> {
    let start = max(Self.usualStart, begin.seconds + Self.rest)
    let hours = hours[day.weekday] ?? start...start + Self.usualLength
    let first = day.moment(secondsIntoDay: hours.lowerBound, in: timeZone)
    let last = day.moment(secondsIntoDay: hours.upperBound, in: timeZone)
    return first...max(first, last)
  }

  /// Returns true if something closed "until tomorrow" at one moment still is at another: the
  /// calendar's day or the own day has not ended. So no beginning of the day ends a lock earlier
  /// than midnight would.
  public func isToday(_ moment: Date, at now: Date, in timeZone: TimeZone) -> Bool {
    LocalDay(moment, in: timeZone) == LocalDay(now, in: timeZone)
      || day(of: moment, in: timeZone) == day(of: now, in: timeZone)
  }
}
