import CarePlan
import Foundation
import RoutineFiles
import Testing

@testable import Reminders

@Suite struct BreakSpansTests {
  private func spans(
    _ hours: String?, quiet: String? = nil, in zone: TimeZone = .gmt, on day: Date? = nil
  ) -> BreakSpans {
    BreakSpans(
      BreakSettings(
        hours: hours.flatMap(WorkingHours.init), quiet: quiet.flatMap(DayHours.list) ?? []),
      in: zone, around: day ?? at(9))
  }

  /// A time of Monday, 23 November 2026, and the days after it.
  private func at(_ hour: Int, _ minute: Int = 0, in zone: TimeZone = .gmt) -> Date {
    LocalDay(year: 2026, month: 11, day: 23)
      .moment(secondsIntoDay: hour * 3_600 + minute * 60, in: zone)
  }

  @Test func `a moment is in a span or before one`() {
    let spans = spans("mon-fri 9:00-12:30, 13:15-17:30; sat 10-12")
    #expect(spans.span(at: at(8, 59)) == nil)
    #expect(spans.nextStart(after: at(8, 59)) == at(9))
    #expect(spans.span(at: at(9)) == BreakSpans.Span(start: at(9), end: at(12, 30)))
    #expect(spans.span(at: at(13)) == nil)
    #expect(spans.secondsLeftToday(at: at(9)) == 7.75 * 3_600)
    #expect(spans.nextStart(after: at(24 * 4 + 18)) == at(24 * 5 + 10))
    #expect(spans.nextStart(after: at(24 * 5 + 12)) == at(24 * 7 + 9))
  }

  @Test func `a night belongs to the day on which it begins`() {
    let spans = spans("fri 22:00-6:00")
    #expect(spans.span(at: at(24 * 5 + 3)) != nil, "Saturday at three")
    #expect(spans.span(at: at(24 * 4 + 3)) == nil, "Friday at three")
  }

  @Test func `quiet hours are taken out, and what touches is one`() {
    let spans = spans("9-18", quiet: "12:00-13:00, 17:00-19:00")
    #expect(spans.span(at: at(12, 30)) == nil)
    #expect(spans.span(at: at(14)) == BreakSpans.Span(start: at(13), end: at(17)))
    let touching = self.spans("9-12, 12-18")
    #expect(touching.span(at: at(10)) == BreakSpans.Span(start: at(9), end: at(18)))
  }

  @Test func `without hours all but the quiet ones are open`() {
    let spans = spans(nil, quiet: "22:00-7:00")
    #expect(spans.span(at: at(23)) == nil)
    #expect(spans.span(at: at(12)) == BreakSpans.Span(start: at(7), end: at(22)))
    #expect(spans.secondsLeftToday(at: at(20)) == 2 * 3_600)
  }

  @Test func `a night of a clock change is an hour shorter or longer`() throws {
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    for (month, day, hours) in [(3, 28, 7.0), (10, 24, 9.0), (11, 23, 8.0)] {
      let evening = LocalDay(year: 2026, month: month, day: day)
        .moment(secondsIntoDay: 23 * 3_600, in: berlin)
      let spans = spans("22:00-6:00", in: berlin, on: evening)
      let span = try #require(spans.span(at: evening))
      #expect(span.end.timeIntervalSince(span.start) == hours * 3_600)
    }
  }
}
