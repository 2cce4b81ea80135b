import CarePlan
import Foundation
import SessionHistory
import Testing

@testable import unknot

@Suite struct TodayReportTests {
  private let utc = TimeZone(secondsFromGMT: 0) ?? .gmt

  private func report(_ lines: [String], at now: Date = RecordFixture.noon) throws -> TodayReport {
    try TodayReport(
      RecordFixture.history(lines), [RecordFixture.roller, RecordFixture.stretch],
      under: Advice(Answers(), now: now, in: utc), dailyGoal: 3, now: now, in: utc)
  }

  @Test func aGoalNeverPractisedOrLongAgoIsNotAskedAbout() throws {
    #expect(try report([]).goals.isEmpty)
    let day = "2026-10-27T10:00:00+00:00"
    #expect(try report([RecordFixture.line(1, day)]).text.contains("0 of 5-6"))
    let earlier = "2026-10-26T23:00:00+00:00"
    #expect(try report([RecordFixture.line(1, earlier)]).text == "No session yet today.")
  }

  @Test func halvesCountAndTheNextTimeIsTold() throws {
    let lines = [
      RecordFixture.line(1, "2026-11-22T10:00:00+00:00"),
      RecordFixture.line(2, "2026-11-23T10:00:00+00:00"),
      RecordFixture.line(
        3, "2026-11-23T12:00:00+00:00", ending: "left", seconds: 150, outcome: "partial"),
      RecordFixture.line(4, "2026-11-23T12:10:00+00:00", routine: "stretch", title: "Stretch"),
    ]
    let report = try report(lines)
    #expect(
      report.text == """
        Foam rolling  1.5 of 5-6  next from about 14:30
        Stretch       1 of 1      that is enough for a day
        3 sessions today, 21 min of exercise.
        Daily goal: 3 of 3 sessions.
        2 days with a session since 22 Nov, days of rest allowed.
        """)
    let format = try TodayFormat("{done}/{goal} {next} {routine} {minutes} {streak}")
    #expect(format.line(report) == "1.5/5-6 14:30 foam-roller 21 2")
    let later = try self.report(lines, at: RecordFixture.noon + 3 * 3_600)
    #expect(format.line(later).contains(" now "))
    #expect(later.text.contains("again whenever you like"))
  }
}
