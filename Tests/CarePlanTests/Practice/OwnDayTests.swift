import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import CarePlan

@Suite struct OwnDayTests {
  private static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt
  /// Midnight before Monday, 23 November 2026, in UTC.
  private let midnight = Date(timeIntervalSince1970: 1_795_392_000)
  private let monday = LocalDay(year: 2026, month: 11, day: 23)

  private func begin(_ hour: Int) -> DayBegin { DayBegin(seconds: hour * 3_600) }

  @Test func `half past midnight is still the day before`() {
    let ownDay = OwnDay(begin: begin(4))
    let hours = [-0.5, 0.5, 3.99, 4, 23].map { midnight + $0 * 3_600 }
    #expect(
      hours.map { monday.distance(to: ownDay.day(of: $0, in: .gmt)) } == [-1, -1, -1, 0, 0])
  }

  @Test func `a week begins where the person says`() {
    let wednesday = monday.advanced(by: 2)
    let starts = [0, 5, 6].map {
      OwnDay(firstWeekday: $0).startOfWeek(of: wednesday).distance(to: wednesday)
    }
    #expect(starts == [2, 4, 3])
    for first in 0..<7 {
      for day in 0..<7 {
        let day = monday.advanced(by: day)
        let start = OwnDay(firstWeekday: first).startOfWeek(of: day)
        #expect(start.weekday == first && (0..<7).contains(start.distance(to: day)))
      }
    }
  }

  @Test func `sessions are spread over the hours in which one is up`() {
    func hours(_ ownDay: OwnDay) -> [Double] {
      let waking = ownDay.waking(on: monday, in: .gmt)
      return [waking.lowerBound, waking.upperBound].map { $0.timeIntervalSince(midnight) / 3_600 }
    }
    #expect(hours(OwnDay()) == [8, 22])
    #expect(hours(OwnDay(begin: begin(4))) == [8, 22])
    #expect(hours(OwnDay(begin: begin(14))) == [18, 32])
    let night = OwnDay(begin: begin(14), hours: [0: 22 * 3_600...30 * 3_600])
    #expect(hours(night) == [22, 30])
  }

  private static let roll = Routine(
    id: "roll", title: "Roll", kind: .massage,
    steps: [Step(.massage(Dose(.seconds(20))), contact: .roll)])
  private static let stretch = Routine(
    id: "stretch", title: "Stretch", steps: [Step(.hold(Dose(.seconds(20))))])

  /// Answers and sessions of two days, at random.
  private func answers(
    _ chance: inout SeededGenerator, by ownDay: OwnDay, in timeZone: TimeZone
  ) -> Answers {
    func moment() -> Date { midnight + Double.random(in: -86_400..<86_400, using: &chance) }
    var answers = Answers(signs: Answer(.nothing, at: midnight))
    answers.ownDay = ownDay
    if Bool.random(using: &chance) { answers.pain = Answer(8, at: moment()) }
    if Bool.random(using: &chance) { answers.soreness = Answer(.much, at: moment()) }
    let ends = (0..<3).map { _ in moment() }
    let checkIns = ends.map { end in
      CheckIn(
        "stretch", endedAt: end, isStopped: Bool.random(using: &chance), before: 5,
        after: Int.random(in: 3..<9, using: &chance))
    }
    answers.checkIns = [checkIns[0]]
    answers.practice = Practice(
      sessions: checkIns.dropFirst().map { checkIn in
        PastSession(
          checkIn, on: ownDay.day(of: checkIn.endedAt - 60, in: timeZone),
          calendarDay: LocalDay(checkIn.endedAt - 60, in: timeZone),
          pressing: .minutes(Int.random(in: 0..<30, using: &chance)))
      }, by: ownDay)
    return answers
  }

  @Test(arguments: 1...60)
  func `no begin of the day ends a lock before midnight would`(seed: Int) {
    for hour in [1, 4, 12, 14, 23] {
      // The same answers by both days.
      var (one, other) = (SeededGenerator(seed: UInt64(seed)), SeededGenerator(seed: UInt64(seed)))
      let calendar = answers(&one, by: OwnDay(), in: Self.berlin)
      let own = answers(&other, by: OwnDay(begin: begin(hour)), in: Self.berlin)
      for halfHours in 0..<96 {
        let now = midnight + Double(halfHours) * 1_800
        let usual = Advice(calendar, now: now, in: Self.berlin)
        let advice = Advice(own, now: now, in: Self.berlin)
        for routine in [Self.roll, Self.stretch] where usual.lock(on: routine) != nil {
          #expect(advice.lock(on: routine) != nil, "at \(now), days from \(hour) o'clock")
        }
        #expect(!usual.hasPressedEnough || advice.hasPressedEnough)
        #expect((advice.pain ?? 0) >= (usual.pain ?? 0))
      }
    }
  }

  @Test func `what is closed in the evening is closed until the day is over`() {
    var answers = Answers(signs: Answer(.nothing, at: midnight))
    answers.ownDay = OwnDay(begin: begin(4))
    answers.pain = Answer(8, at: midnight + 22 * 3_600)
    func isLocked(_ hour: Double) -> Bool {
      Advice(answers, now: midnight + hour * 3_600, in: .gmt).lock(on: Self.roll) != nil
    }
    #expect([23, 24.5, 27.9, 28, 30].map(isLocked) == [true, true, true, false, false])
    // Said at night, it counts until the calendar's day is over.
    answers.pain = Answer(8, at: midnight + 25 * 3_600)
    #expect([27, 28, 47.9, 48].map(isLocked) == [true, true, true, false])
  }

  @Test func `less pain said twice a night takes a lock away after two days`() {
    var answers = Answers(signs: Answer(.nothing, at: midnight))
    answers.ownDay = OwnDay(begin: begin(14))
    func advice(_ hour: Double) -> Advice {
      Advice(answers, now: midnight + hour * 3_600, in: .gmt)
    }
    func say(_ pain: Int, at hour: Double) {
      _ = answers.add(pain: pain, at: midnight + hour * 3_600, in: .gmt)
    }
    say(8, at: 23)
    say(2, at: 27)
    #expect(advice(27.5).pain == 8, "the same night")
    #expect(advice(38.5).pain == 2)
    say(2, at: 47)
    say(1, at: 51)
    #expect(advice(51.5).pain == 2)
    #expect(advice(51.5).lock(on: Self.roll) == nil)
  }

  @Test func `an answer that is taken back leaves those before it`() {
    var answers = Answers(signs: Answer(.nothing, at: midnight))
    answers.ownDay = OwnDay(begin: begin(4))
    var care = Care(answers, start: midnight + 23 * 3_600, in: .gmt)
    #expect(care.answer(pain: 7, after: .zero) == 7)
    #expect(care.answer(pain: 5, after: .seconds(2 * 3_600)) == 5)
    #expect(care.advice(after: .seconds(2 * 3_600)).pain == 7)
    #expect(care.answer(pain: 3, isCorrection: true, after: .seconds(2 * 3_600)) == 3)
    #expect(care.advice(after: .seconds(2 * 3_600)).pain == 7)
    #expect(care.advice(after: .seconds(6 * 3_600)).pain == 3)
  }
}
