import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI
import Testing

@testable import unknot

/// One's own day in `today`: goals, streak and the next time, with made-up clocks.
@Suite struct OwnDayTests {
  private func settings(_ begins: String, hours: String = "") -> PlaySettings {
    var settings = PlaySettings()
    settings.day.begins = begins
    settings.day.workingHours = hours
    settings.day.weekBegins = .monday
    return settings
  }

  /// A moment as an export writes it: `2026-11-23T23:30:00+09:00`.
  private func moment(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
  }

  private func report(
    _ starts: [String], at now: String, in zone: String = "UTC", _ settings: PlaySettings
  ) throws -> TodayReport {
    let lines = starts.enumerated().map { RecordFixture.line($0.offset + 1, $0.element) }
    let history = try RecordFixture.history(lines)
    try history.use(settings.ownDay)
    let (now, timeZone) = (try moment(now), try #require(TimeZone(identifier: zone)))
    var answers = Answers()
    answers.ownDay = settings.ownDay
    answers.practice = try history.practice(now: now, in: timeZone)
    return try TodayReport(
      history, [RecordFixture.roller].wanted(where:),
      under: Advice(answers, now: now, in: timeZone),
      dailyGoal: 3, now: now, in: timeZone)
  }

  /// `2026-11-22: 2 of 5-6, streak 1, next 10:30`
  private func line(_ report: TodayReport) throws -> String {
    let format = try TodayFormat("{done} of {goal}, streak {streak}, next {next}")
    return "\(report.today.day): \(format.line(report))"
  }

  @Test func `half past midnight belongs to the evening`() throws {
    let starts = [
      "2026-11-22T23:30:00+00:00", "2026-11-23T00:30:00+00:00", "2026-11-23T10:00:00+00:00",
    ]
    let own = settings("4:00")
    let night = try report(Array(starts.prefix(2)), at: "2026-11-23T00:40:00+00:00", own)
    #expect(try line(night) == "2026-11-22: 2 of 5-6, streak 1, next -")
    #expect(night.text.contains("2 sessions today"))
    #expect(
      try line(report(starts, at: "2026-11-23T12:30:00+00:00", own))
        == "2026-11-23: 1 of 5-6, streak 2, next 12:48")
    // By the calendar the night was of Monday.
    #expect(
      try line(report(starts, at: "2026-11-23T12:30:00+00:00", settings("0:00")))
        == "2026-11-23: 2 of 5-6, streak 2, next 12:48")
  }

  @Test func `a night shift is a day like any other`() throws {
    let own = settings("14:00", hours: "22:00-6:00")
    let starts = ["2026-11-23T23:00:00+00:00", "2026-11-24T03:00:00+00:00"]
    #expect(
      try line(report(starts, at: "2026-11-24T03:10:00+00:00", own))
        == "2026-11-23: 2 of 5-6, streak 1, next 4:00")
    // The hours are over, the day is not; the next one has begun.
    #expect(
      try line(report(starts, at: "2026-11-24T06:30:00+00:00", own))
        == "2026-11-23: 2 of 5-6, streak 1, next -")
    #expect(
      try line(report(starts, at: "2026-11-24T14:30:00+00:00", own))
        == "2026-11-24: 0 of 5-6, streak 1, next 22:00")
    let week = starts + ["2026-11-25T02:00:00+00:00", "2026-11-25T22:30:00+00:00"]
    #expect(
      try line(report(week, at: "2026-11-25T22:50:00+00:00", own))
        == "2026-11-25: 1 of 5-6, streak 3, next 0:06")
  }

  @Test func `hours over midnight are of the day on which they begin`() {
    let night = settings("14:00", hours: "mon-fri 22:00-6:00; sat 9:00-12:00").ownDay
    #expect(night.hours[0] == 79_200...108_000)
    // Nine o'clock on Saturday is before that day's begin.
    #expect(night.hours[4] == 79_200...129_600)
    #expect(night.hours[5] == nil && night.hours[6] == nil)
    let office = settings("4:00", hours: "mon-fri 9:00-12:30, 13:15-17:30").ownDay
    #expect(office.hours[2] == 32_400...63_000)
  }

  @Test func `a flight has the days of where one was`() throws {
    let own = settings("4:00")
    // Tokyo in the evening, then the same evening once more in Los Angeles.
    let west = ["2026-11-23T23:30:00+09:00", "2026-11-23T20:00:00-08:00"]
    #expect(
      try line(report(west, at: "2026-11-23T20:10:00-08:00", in: "America/Los_Angeles", own))
        == "2026-11-23: 2 of 5-6, streak 1, next 20:40")
    // Half past midnight in Tokyo is the evening before, wherever one is told of it.
    let late = ["2026-11-24T00:30:00+09:00", "2026-11-23T20:00:00-08:00"]
    #expect(
      try line(report(late, at: "2026-11-23T20:10:00-08:00", in: "America/Los_Angeles", own))
        == "2026-11-23: 2 of 5-6, streak 1, next 20:40")
    // Eastwards a day is left out, and is a day of rest.
    let east = ["2026-11-23T22:00:00-08:00", "2026-11-25T08:00:00+09:00"]
    #expect(
      try line(report(east, at: "2026-11-25T08:30:00+09:00", in: "Asia/Tokyo", own))
        == "2026-11-25: 1 of 5-6, streak 2, next 10:48")
    // Landed after a day's begin there, a day that was longer here stays as it was.
    #expect(
      try line(report(west, at: "2026-11-24T03:59:00-08:00", in: "America/Los_Angeles", own))
        .hasPrefix("2026-11-23: 2 of 5-6, streak 1"))
    #expect(
      try line(report(west, at: "2026-11-24T04:00:00-08:00", in: "America/Los_Angeles", own))
        .hasPrefix("2026-11-24: 0 of 5-6, streak 1"))
  }

  @Test func `both clock changes leave the day as long as it is`() throws {
    let own = settings("4:00")
    let autumn = [
      "2026-10-24T22:00:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00",
      "2026-10-25T03:59:00+01:00", "2026-10-25T04:00:00+01:00",
    ]
    func berlin(_ starts: [String], _ now: String) throws -> String {
      let line = try line(report(starts, at: now, in: "Europe/Berlin", own))
      return line.components(separatedBy: ", next")[0]
    }
    #expect(
      try berlin(Array(autumn.prefix(4)), "2026-10-25T03:59:30+01:00")
        == "2026-10-24: 4 of 5-6, streak 1")
    #expect(try berlin(autumn, "2026-10-25T10:00:00+01:00") == "2026-10-25: 1 of 5-6, streak 2")
    let spring = [
      "2026-03-28T22:00:00+01:00", "2026-03-29T01:59:00+01:00", "2026-03-29T03:30:00+02:00",
      "2026-03-29T04:00:00+02:00",
    ]
    #expect(
      try berlin(Array(spring.prefix(3)), "2026-03-29T03:40:00+02:00")
        == "2026-03-28: 3 of 5-6, streak 1")
    #expect(try berlin(spring, "2026-03-29T10:00:00+02:00") == "2026-03-29: 1 of 5-6, streak 2")
  }
}
