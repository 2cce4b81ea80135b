import Foundation
import RoutineEngine
import Testing

@testable import CarePlan

/// Goals by the week, and every so many days.
@Suite struct PeriodProgressTests {
  private let monday = LocalDay(year: 2026, month: 11, day: 23)

  private func next(
    _ times: Dose<Int>, per days: Int, done: [(day: Int, credit: Credit)], on day: Int,
    by ownDay: OwnDay = OwnDay()
  ) throws -> PeriodProgress.Next {
    var routine = Routine(
      id: "lift", title: "Lift", steps: [Step(.hold(Dose(.seconds(20))))])
    routine.frequency = Frequency(times, days: days)
    let sessions = done.map { day, credit in
      PastSession(
        CheckIn("lift", endedAt: Date(timeIntervalSince1970: 0)), on: monday.advanced(by: day),
        credits: ["lift": credit])
    }
    return try #require(
      PeriodProgress(routine, sessions: sessions, today: monday.advanced(by: day), by: ownDay)
    ).next
  }

  @Test func `three a week may wait until they no longer can`() throws {
    let two: [(day: Int, credit: Credit)] = [(0, .whole), (2, .whole)]
    #expect(try next(Dose(3), per: 7, done: two, on: 3) == .canWait)
    #expect(try next(Dose(3), per: 7, done: two, on: 6) == .now)
    #expect(try next(Dose(3), per: 7, done: [], on: 3) == .canWait)
    #expect(try next(Dose(3), per: 7, done: [], on: 4) == .now)
    #expect(
      try next(Dose(3), per: 7, done: two, on: 2) == .on(monday.advanced(by: 3), canWait: true))
    let late: [(day: Int, credit: Credit)] = [(4, .whole), (5, .whole)]
    #expect(
      try next(Dose(3), per: 7, done: late, on: 5) == .on(monday.advanced(by: 6), canWait: false))
    #expect(try next(Dose(3), per: 7, done: two + [(4, .half)], on: 6) == .now)
    #expect(try next(Dose(3), per: 7, done: two + [(4, .whole)], on: 6) == .enough)
    #expect(try next(Dose(3, 5), per: 7, done: two + [(4, .whole)], on: 6) == .welcome)
    #expect(try next(Dose(3, 5), per: 7, done: two + [(4, .whole)], on: 4) == .enough)
  }

  @Test func `weeks carry nothing over, and begin as the person's do`() throws {
    let full: [(day: Int, credit: Credit)] = [(0, .whole), (2, .whole), (6, .whole)]
    #expect(try next(Dose(3), per: 7, done: full, on: 6) == .enough)
    #expect(try next(Dose(3), per: 7, done: full, on: 7) == .canWait)
    // By weeks from Sunday on, the last one is of the next week.
    let sunday = OwnDay(firstWeekday: 6)
    #expect(
      try next(Dose(3), per: 7, done: full, on: 6, by: sunday)
        == .on(monday.advanced(by: 7), canWait: true))
  }

  @Test func `every second day is two days after the last half`() throws {
    let tomorrow = PeriodProgress.Next.on(monday.advanced(by: 2), canWait: false)
    #expect(try next(Dose(1), per: 2, done: [], on: 0) == .now)
    #expect(try next(Dose(1), per: 2, done: [(0, .half)], on: 0) == tomorrow)
    #expect(try next(Dose(1), per: 2, done: [(0, .half)], on: 1) == tomorrow)
    #expect(try next(Dose(1), per: 2, done: [(0, .half)], on: 2) == .now)
    #expect(try next(Dose(1), per: 2, done: [(0, .none)], on: 1) == .now)
    // Early is fine, and counts from there.
    #expect(
      try next(Dose(1), per: 2, done: [(0, .whole), (1, .half)], on: 2)
        == .on(monday.advanced(by: 3), canWait: false))
  }

  @Test func `a frequency by the day is none of these`() {
    let daily = Routine(
      id: "a", title: "A", timesPerDay: Dose(3), steps: [Step(.hold(Dose(.seconds(20))))])
    #expect(PeriodProgress(daily, sessions: [], today: monday, by: OwnDay()) == nil)
  }
}
