import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import Testing

@testable import unknot

@Suite struct TodayReportTests {
  private let utc = TimeZone(secondsFromGMT: 0) ?? .gmt

  private func report(_ lines: [String], at now: Date = RecordFixture.noon) throws -> TodayReport {
    try TodayReport(
      RecordFixture.history(lines),
      [RecordFixture.roller, RecordFixture.stretch].wanted(where:),
      under: Advice(Answers(), now: now, in: utc), dailyGoal: 3, now: now, in: utc)
  }

  @Test func `goals never practised, or not for four weeks, are left out`() throws {
    #expect(try report([]).goals.isEmpty)
    let day = "2026-10-27T10:00:00+00:00"
    #expect(try report([RecordFixture.line(1, day)]).text.contains("0 of 5, up to 6"))
    let earlier = "2026-10-26T23:00:00+00:00"
    #expect(try report([RecordFixture.line(1, earlier)]).text == "No session yet today.")
  }

  @Test func `half sessions count, and the next time is shown`() throws {
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
        Foam rolling  1.5 of 5, up to 6  from 14:30
        Stretch       1 of 1             enough for today
        3 sessions today, 21 min of exercise.
        Daily goal: 3 of 3 sessions.
        2 days with a session since 22 Nov, days of rest allowed.
        """)
    let format = try TodayFormat("{done}/{goal} {next} {routine} {minutes} {streak}")
    #expect(format.line(report) == "1.5/5-6 14:30 foam-roller 21 2")
    let later = try self.report(lines, at: RecordFixture.noon + 3 * 3_600)
    #expect(format.line(later).contains(" now "))
    #expect(later.text.contains("up to 6  now\n"))
  }

  // MARK: The lines of each kind of frequency

  private func routine(_ id: String, _ title: String, _ times: Dose<Int>, days: Int = 1) -> Routine
  {
    var routine = Routine(
      id: id, title: title, steps: [Step(.hold(Dose(.seconds(20))), title: "Lean")])
    routine.frequency = Frequency(times, days: days)
    return routine
  }

  /// The line of a routine that was done at some times.
  private func line(_ routine: Routine, _ lines: [String], at now: String) throws -> String {
    let now = try Date(now, strategy: .iso8601)
    let report = try TodayReport(
      RecordFixture.history(lines), [routine].wanted(where:),
      under: Advice(Answers(), now: now, in: utc),
      dailyGoal: 3, now: now, in: utc)
    let line = try #require(report.text.split(separator: "\n").first)
    return String(line).replacing(routine.title + "  ", with: "")
  }

  private func done(_ number: Int, _ start: String, _ id: String, seconds: Int = 240) -> String {
    RecordFixture.line(
      number, "2026-11-\(start):00+00:00", routine: id, seconds: seconds,
      outcome: seconds < 240 ? "partial" : "done")
  }

  @Test func `a daily range has its goal, and then its ceiling`() throws {
    let press = routine("trigger-point", "Press", Dose(1, 6))
    let before = done(1, "22T10:00", "trigger-point")
    #expect(try line(press, [before], at: "2026-11-23T09:00:00+00:00") == "0 of 1, up to 6  now")
    let once = [before, done(2, "23T10:05", "trigger-point")]
    #expect(
      try line(press, once, at: "2026-11-23T10:06:00+00:00")
        == "1 done, up to 6  if you like, from 10:35")
    let six = (8...13).map { done($0, "23T\($0 < 10 ? "0" : "")\($0):00", "trigger-point") }
    #expect(try line(press, six, at: "2026-11-23T14:00:00+00:00") == "6  enough for today")
    let short = routine("two-minute-break", "Break", Dose(3))
    let half = [done(1, "23T08:00", "two-minute-break", seconds: 130)]
    #expect(try line(short, half, at: "2026-11-23T17:00:00+00:00") == "0.5 of 3  now")
  }

  @Test func `a week's goal may wait until it no longer can`() throws {
    let lift = routine("desk-strength", "Lift", Dose(3), days: 7)
    let two = [done(1, "23T10:00", "desk-strength"), done(2, "25T10:00", "desk-strength")]
    #expect(
      try line(lift, two, at: "2026-11-26T09:00:00+00:00") == "2 of 3 this week  today or later")
    #expect(try line(lift, two, at: "2026-11-29T09:00:00+00:00") == "2 of 3 this week  now")
    #expect(
      try line(lift, two, at: "2026-11-25T11:00:00+00:00")
        == "2 of 3 this week  tomorrow or later")
  }

  @Test func `every second day is tomorrow after a half`() throws {
    let ease = routine("neck-ease", "Ease", Dose(1), days: 2)
    let half = [done(1, "22T10:00", "neck-ease", seconds: 130)]
    #expect(try line(ease, half, at: "2026-11-23T09:00:00+00:00") == "every 2 days  tomorrow")
    #expect(try line(ease, half, at: "2026-11-24T09:00:00+00:00") == "every 2 days  now")
  }

  @Test func `a routine that another includes is credited, and says where`() throws {
    let roller = routine("foam-roller", "Foam roller", Dose(1))
    let whole = routine("whole", "Whole session", Dose(1), days: 7)
    let start = Date(timeIntervalSince1970: 1_795_428_000)
    let part = WorkPlan(segments: 1, length: .seconds(60))
    let history = try History()
    let facts = SessionFacts(
      id: UUID(), routineID: "whole", routineTitle: "Whole session",
      prescription: Prescription(),
      plan: WorkPlan(segments: 2, length: .seconds(120), parts: ["foam-roller": part]),
      startedAt: start, utcOffset: 0, endedAt: start + 120, ending: .finished,
      machine: history.machine)
    func segment(_ number: Int, _ origin: String?) -> SavedSegmentResult {
      SavedSegmentResult(
        segment: number, kind: .hold, step: 0, title: "Lean", side: nil, repetition: 1,
        repetitions: 1, outcome: .done, spent: .seconds(60), endedAt: .seconds(60 * (number + 1)),
        origin: origin)
    }
    try history.add(
      SessionRecord(facts: facts, results: [segment(0, "foam-roller"), segment(1, nil)]))
    let now = start + 3_600
    let report = try TodayReport(
      history, [roller, whole].wanted(where:), under: Advice(Answers(), now: now, in: utc),
      dailyGoal: 3,
      now: now, in: utc)
    #expect(
      report.text.hasPrefix(
        """
        Foam roller    1 of 1            enough for today  (in Whole session)
        Whole session  1 of 1 this week  enough for this week
        """), "\(report.text)")
    let json = try JSONSerialization.jsonObject(
      with: Data(JSONOutput.text(TodayJSON(report)).utf8))
    let goals = try #require((json as? [String: Any])?["goals"] as? [[String: Any]])
    #expect(goals.map { $0["per"] as? String } == ["day", "week"])
    #expect(goals.map { $0["every"] as? Int } == [1, 7])
    #expect(goals.map { $0["ceiling"] as? Int } == [1, 1])
    #expect(goals.map { $0["doneThisWeek"] as? Double } == [1, 1])
    #expect(goals.map { $0["through"] as? [String] } == [["Whole session"], []])
    #expect(goals[0]["perDay"] as? [Int] == [1, 1] && goals[1]["perDay"] is NSNull)
  }
}
