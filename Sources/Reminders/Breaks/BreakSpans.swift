import CarePlan
import Foundation
import RoutineFiles

/// The spans of time in which breaks are asked for: working hours, or the whole day, without quiet
/// hours.
struct BreakSpans: Sendable, Hashable {
  /// A span by the wall clock.
  struct Span: Sendable, Hashable {
    var start: Date
    var end: Date
  }

  private let settings: BreakSettings
  private let timeZone: TimeZone
  private let today: LocalDay
  /// The spans of the days around today, in order. Adjacent ones are merged.
  private let spans: [Span]

  /// The days to compute before and after today. They cover a week between two working days, and
  /// the longest span over midnight.
  private static let daysBefore = 2
  private static let daysAfter = 8
  /// Without working hours, a person is assumed to be up from 4 h to 18 h after the beginning of
  /// the day: from 8:00 to 22:00.
  private static let usualDay: TimeInterval = 18 * 3_600

  /// The spans around a moment.
  init(_ settings: BreakSettings, in timeZone: TimeZone, around wall: Date) {
    self.settings = settings
    self.timeZone = timeZone
    today = LocalDay(wall, in: timeZone)
    spans = Self.spans(settings, around: today, in: timeZone)
  }

  /// Returns true if the spans are still valid at a moment.
  func hold(for settings: BreakSettings, in timeZone: TimeZone, at wall: Date) -> Bool {
    today == LocalDay(wall, in: timeZone) && timeZone == self.timeZone && settings == self.settings
  }

  /// Returns the span around a moment; `nil` if there is none.
  func span(at wall: Date) -> Span? {
    spans.first { $0.start <= wall && wall < $0.end }
  }

  /// Returns the start of the next span; `nil` if there is none within a week.
  func nextStart(after wall: Date) -> Date? {
    spans.map(\.start).first { $0 > wall }
  }

  /// Returns the seconds within spans that remain of the own day.
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
