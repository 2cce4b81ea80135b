import Foundation
import RoutineEngine

/// A person's own days and weeks: their begin, and the hours over which a day's sessions are
/// spread.
public struct OwnDay: Sendable, Hashable {
  /// The begin of the day.
  public var begin: DayBegin
  /// The first day of the week: 0 for Monday, 6 for Sunday.
  public var firstWeekday: Int
  /// The working hours by the weekday of the own day that they belong to, from the first begin to
  /// the last end, in seconds after the calendar day's midnight; past 24 h they are of the day
  /// after.
  public var hours: [Int: ClosedRange<Int>]

  /// Without working hours a person is taken to be up from 4 h to 18 h after the day's begin, from
  /// 8 to 22 o'clock; never earlier than that. A habit.
  private static let usualStart = 8 * 3_600
  private static let rest = 4 * 3_600
  private static let usualLength = 14 * 3_600

  /// The calendar's day, and weeks from Monday on.
  public init(
    begin: DayBegin = .midnight, firstWeekday: Int = 0, hours: [Int: ClosedRange<Int>] = [:]
  ) {
    self.begin = begin
    self.firstWeekday = firstWeekday.clamped(to: 0...6)
    self.hours = hours
  }

  /// The day on which a moment falls.
  public func day(of moment: Date, in timeZone: TimeZone) -> LocalDay {
    LocalDay(moment, in: timeZone, from: begin)
  }

  /// The first day of the week of a day.
  public func startOfWeek(of day: LocalDay) -> LocalDay {
    day.advanced(by: -((day.weekday - firstWeekday + 7) % 7))
  }

  /// The time of a day over which sessions are spread: working hours, or the usual ones.
  func waking(on day: LocalDay, in timeZone: TimeZone) -> ClosedRange<Date> {
    let start = max(Self.usualStart, begin.seconds + Self.rest)
    let hours = hours[day.weekday] ?? start...start + Self.usualLength
    let first = day.moment(secondsIntoDay: hours.lowerBound, in: timeZone)
    let last = day.moment(secondsIntoDay: hours.upperBound, in: timeZone)
    return first...max(first, last)
  }

  /// True if what is closed "until tomorrow" at one moment still is at another: neither the
  /// calendar's day nor the own one has ended. So no begin of the day ends a lock earlier than
  /// midnight would.
  public func isToday(_ moment: Date, at now: Date, in timeZone: TimeZone) -> Bool {
    LocalDay(moment, in: timeZone) == LocalDay(now, in: timeZone)
      || day(of: moment, in: timeZone) == day(of: now, in: timeZone)
  }
}
