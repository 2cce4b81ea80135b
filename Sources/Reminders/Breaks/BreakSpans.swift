import CarePlan
import Foundation
import RoutineFiles

/// The spans of time in which breaks are asked for: working hours, or everything, without the quiet
/// hours.
struct BreakSpans: Sendable, Hashable {
  /// A span of the wall's clock.
  struct Span: Sendable, Hashable {
    var start: Date
    var end: Date
  }

  private let settings: BreakSettings
  private let timeZone: TimeZone
  private let today: LocalDay
  /// The spans of the days around today, in order; those that touch are one.
  private let spans: [Span]

  /// The days that are laid out before and after today: a week from one working day to the next,
  /// and the longest span over midnight.
  private static let daysBefore = 2
  private static let daysAfter = 8
  /// Without working hours a person is taken to be up from 4 h to 18 h after the day's begin: from
  /// 8 to 22 o'clock.
  private static let usualDay: TimeInterval = 18 * 3_600

  /// The spans around a moment.
  init(_ settings: BreakSettings, in timeZone: TimeZone, around wall: Date) {
    self.settings = settings
    self.timeZone = timeZone
    today = LocalDay(wall, in: timeZone)
    spans = Self.spans(settings, around: today, in: timeZone)
  }

  /// Returns true if they hold for a moment, too.
  func hold(for settings: BreakSettings, in timeZone: TimeZone, at wall: Date) -> Bool {
    today == LocalDay(wall, in: timeZone) && timeZone == self.timeZone && settings == self.settings
  }

  /// The span of a moment; `nil` if it is in none.
  func span(at wall: Date) -> Span? {
    spans.first { $0.start <= wall && wall < $0.end }
  }

  /// The begin of the next span; `nil` if there is none within a week.
  func nextStart(after wall: Date) -> Date? {
    spans.map(\.start).first { $0 > wall }
  }

  /// The seconds of the own day that are left within spans.
  func secondsLeftToday(at wall: Date) -> TimeInterval {
    let begin = settings.dayBegin
    let today = LocalDay(wall, in: timeZone, from: begin)
    let end =
      settings.hours == nil
      ? begin.start(of: today, in: timeZone).addingTimeInterval(Self.usualDay)
      : begin.start(of: today.advanced(by: 1), in: timeZone)
    return spans.reduce(0) { sum, span in
      sum + max(0, min(span.end, end).timeIntervalSince(max(span.start, wall)))
    }
  }

  private static func spans(
    _ settings: BreakSettings, around today: LocalDay, in timeZone: TimeZone
  ) -> [Span] {
    let days = today.advanced(by: -daysBefore)...today.advanced(by: daysAfter)
    func span(_ hours: DayHours, of day: LocalDay) -> Span {
      let endDay = hours.start < hours.end ? day : day.advanced(by: 1)
      return Span(
        start: day.moment(secondsIntoDay: hours.start.minutes * 60, in: timeZone),
        end: endDay.moment(secondsIntoDay: hours.end.minutes * 60, in: timeZone))
    }
    var open: [Span]
    if let hours = settings.hours {
      open = days.flatMap { day in hours.hours(on: day.weekday).map { span($0, of: day) } }
    } else {
      open = [
        Span(
          start: days.lowerBound.moment(secondsIntoDay: 0, in: timeZone),
          end: days.upperBound.moment(secondsIntoDay: 0, in: timeZone))
      ]
    }
    for quiet in days.flatMap({ day in settings.quiet.map { span($0, of: day) } }) {
      open = open.flatMap { Self.span($0, without: quiet) }
    }
    return open.sorted { $0.start < $1.start }.reduce(into: []) { spans, next in
      if let last = spans.last, next.start <= last.end {
        spans[spans.count - 1].end = max(last.end, next.end)
      } else {
        spans.append(next)
      }
    }
  }

  private static func span(_ span: Span, without quiet: Span) -> [Span] {
    [
      Span(start: span.start, end: min(span.end, quiet.start)),
      Span(start: max(span.start, quiet.end), end: span.end),
    ].filter { $0.start < $0.end }
  }
}
