import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import Testing

@testable import unknot

@Suite struct HistoryTextTests {
  private static let today = LocalDay(year: 2026, month: 11, day: 23)

  private func trend(_ answers: [(daysAgo: Int, before: Int?, after: Int?)]) -> PainTrend {
    let answers = answers.enumerated().map { index, answer in
      PainAnswer(
        startedAt: RecordFixture.noon + Double(index - answer.daysAgo * 86_400),
        day: Self.today.advanced(by: -answer.daysAgo), routineID: "x", before: answer.before,
        after: answer.after)
    }
    return PainTrend(answers, today: Self.today)
  }

  @Test func `without an answer no line about pain is shown`() {
    #expect(HistoryText.pain(trend([])).isEmpty)
  }

  @Test func `pain is compared within a session, with the last one and over weeks`() {
    #expect(
      HistoryText.pain(trend([(1, 3, 3), (0, 3, 1)])) == [
        "Pain on 23 Nov: 3 before, 1 after: much better.",
        "Before a session it is the same as the time before.",
      ])
    #expect(
      HistoryText.pain(trend([(25, 5, nil), (1, 4, 6), (0, 5, 7)])) == [
        "Pain on 23 Nov: 5 before, 7 after: worse.",
        "Before a session it is a little worse than the time before.",
        "Over three weeks it is the same.",
        "Worse twice in a row: see a doctor or a physiotherapist.",
        "No change in three weeks: see a doctor or a physiotherapist.",
      ])
    #expect(
      HistoryText.pain(trend([(3, nil, 2)])) == ["Pain on 20 Nov: 2 after a session."])
  }

  @Test func `a streak is shown from its second day of sessions on`() {
    let one = Streak(activeDays: [Self.today], today: Self.today)
    #expect(HistoryText.streak(one) == nil)
    let two = Streak(activeDays: [Self.today, Self.today.advanced(by: -3)], today: Self.today)
    #expect(
      HistoryText.streak(two) == "2 days with a session since 20 Nov, days of rest allowed.")
  }

  @Test func `a segment is listed with its side, repeat and outcome`() {
    func result(_ outcome: SavedSegmentResult.Outcome) -> String {
      HistoryText.line(
        SavedSegmentResult(
          segment: 1, kind: .hold, step: 0, title: "Lean", side: .left, repetition: 2,
          repetitions: 3, outcome: outcome, spent: .seconds(12), endedAt: .seconds(40)))
    }
    #expect(result(.done) == "Lean, left side, 2 of 3: 12 s")
    #expect(result(.partial) == "Lean, left side, 2 of 3: 12 s, not to its end")
    #expect(result(.skipped) == "Lean, left side, 2 of 3: left out")
    #expect(result(.hurt) == "Lean, left side, 2 of 3: 12 s, it hurt")
  }

  @Test func `finished is only what was done to its last part`() throws {
    func line(_ outcomes: [SavedSegmentResult.Outcome]) throws -> String {
      let timeline = try Timeline(
        Routine(
          id: "x", title: "Lean",
          steps: [Step(.hold(Dose(.seconds(20))), repeats: Dose(outcomes.count))]))
      var facts = SessionFacts(
        walking: timeline, id: UUID(), startedAt: RecordFixture.noon, timeZone: .gmt,
        machine: UUID())
      facts.ending = .finished
      let results = outcomes.enumerated().map { index, outcome in
        SavedSegmentResult(
          segment: index, kind: .hold, step: 0, title: "Lean", outcome: outcome,
          spent: outcome == .done ? .seconds(20) : .zero, endedAt: .seconds(40))
      }
      let record = SessionRecord(facts: facts, results: results)
      return HistoryText.line(SessionOutline(record.summary), MissedWork(results))
    }
    #expect(try line([.done, .done]).hasSuffix("40 s, finished"))
    #expect(try line([.done, .skipped]).contains("20 s of 40 s, 1 of 2 parts, 1 left out"))
    #expect(try line([.skipped]).contains("0 of 1 part,"))
  }

  @Test(
    arguments: [
      (-1, 0, "1969-12-31 23:59"), (0, -3_600, "1969-12-31 23:00"),
      (1_795_437_000, 19_800, "2026-11-23 18:00"),
    ])
  func `a time is shown in its own UTC offset`(seconds: Int, offset: Int, shown: String) {
    let clock = LocalTime(Date(timeIntervalSince1970: Double(seconds)), utcOffset: offset)
    #expect("\(clock.day) \(clock.fullTime)" == shown)
  }

  @Test(
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
      ("two\r\nlines", "\"two\r\nlines\""), ("=1+1", "'=1+1"), (" @x", "' @x"), ("-2", "'-2"),
      ("+x,y", "\"'+x,y\""), ("", ""), ("\u{FF1D}1", "'\u{FF1D}1"),
    ])
  func `CSV cells are quoted, and none is a formula`(text: String, cell: String) {
    #expect(SessionTable.cell(text) == cell)
  }

  @Test func `a span of days or weeks includes today`() {
    #expect(SinceOption(argument: "1d")?.day(today: Self.today) == Self.today)
    #expect(SinceOption(argument: "2w")?.day(today: Self.today) == Self.today.advanced(by: -13))
    #expect(SinceOption(argument: "99999999999999999999d") == nil)
    #expect(SinceOption(argument: "d") == nil)
  }

  @Test func `the help shows a default first day as it is typed`() throws {
    for argument in ["28d", "2026-11-23"] {
      #expect(SinceOption(argument: argument)?.defaultValueDescription == argument)
    }
    #expect(ReportCommand.helpMessage().contains("(default: 28d)"))
  }
}
