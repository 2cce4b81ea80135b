import Foundation
import RoutineEngine
import Testing

@testable import CarePlan

@Suite struct GoalProgressTests {
  private let goal = Goal(routineID: "stretch", timesPerDay: Dose(5, 6))
  /// Midnight before Monday, 23 November 2026, in UTC.
  private let midnight = Date(timeIntervalSince1970: 1_795_392_000)

  /// A session of an hour of the day that ends 105 s later.
  private func session(
    _ hour: Double, _ credit: Credit = .whole, of routine: String = "stretch",
    including part: String = "part"
  ) -> PastSession {
    let end = midnight + hour * 3_600 + 105
    return PastSession(
      CheckIn(routine, endedAt: end), on: LocalDay(end, in: .gmt),
      credits: [routine: credit, part: credit])
  }

  private func progress(_ sessions: [PastSession], at hour: Double) -> GoalProgress {
    GoalProgress(goal, sessions: sessions, now: midnight + hour * 3_600, in: .gmt)
  }

  /// The hour of the day when the next would be good.
  private func next(_ sessions: [PastSession], at hour: Double) -> Double? {
    progress(sessions, at: hour).next.map { $0.timeIntervalSince(midnight) / 3_600 }
  }

  @Test func `half a session counts as half`() {
    let progress = progress([session(9), session(11, .half), session(12, .none)], at: 13)
    #expect(progress.done == 1.5)
    #expect(progress.state == .under)
  }

  @Test func `sessions of other routines do not count`() {
    #expect(progress([session(9, of: "roller")], at: 13).done == 0)
  }

  @Test func `a routine that another includes counts for itself`() {
    let all = session(9, of: "all", including: "stretch")
    let half = session(11, .half, of: "all", including: "stretch")
    #expect(progress([all, half], at: 13).done == 1.5)
  }

  @Test func `above the goal the next is half an hour later, cold two hours`() throws {
    let five = [8.0, 9, 10, 11, 12].map { session($0) }
    let after = 105.0 / 3_600
    #expect(abs(try #require(next(five, at: 12.2)) - (12 + after + 0.5)) < 1e-6)
    let cold = Goal(
      Routine(
        id: "stretch", title: "Cold", timesPerDay: Dose(1, 3),
        steps: [Step(.open(about: Dose(.minutes(10))), contact: .cold)]))
    let later = GoalProgress(
      try #require(cold), sessions: [session(8)], now: midnight + 9 * 3_600, in: .gmt)
    #expect(later.state == .reached && later.next == midnight + 10 * 3_600 + 105)
  }

  @Test func `the goal is reached at the low end of its range`() {
    let hours = [8.0, 9, 10, 11, 12, 13]
    func state(_ count: Int) -> GoalProgress.State {
      progress(hours.prefix(count).map { session($0) }, at: 14).state
    }
    #expect((3...6).map(state) == [.under, .under, .reached, .enough])
  }

  @Test func `the first session is due from eight in the morning`() {
    #expect(next([], at: 6) == 8)
    #expect(next([], at: 9.5) == 9.5)
    #expect(progress([], at: 9.5).isDue(at: midnight + 9.5 * 3_600))
    #expect(!progress([], at: 6).isDue(at: midnight + 6 * 3_600))
    #expect(next([], at: 22.5) == nil)
  }

  @Test func `the next session is due a gap after the end of the last`() throws {
    // 14 waking hours for 5 sessions are 2.8 hours each.
    let after = 105.0 / 3_600
    #expect(abs(try #require(next([session(8)], at: 9)) - (8 + after + 2.8)) < 1e-6)
    // With 4 to go at 18 o'clock there is an hour for each.
    let late = try #require(next([session(18 - after)], at: 18))
    #expect(abs(late - 19) < 1e-6)
    // But never under half an hour.
    let evening = try #require(next([session(21 - after)], at: 21))
    #expect(abs(evening - 21.5) < 1e-6)
    #expect(next([session(21.6)], at: 21.7) == nil)
  }

  @Test func `at the high end of the range no further session is due`() {
    #expect(next([8.0, 9, 10, 11, 12, 13].map { session($0) }, at: 14) == nil)
    #expect(next([8.0, 9, 10, 11, 12].map { session($0) }, at: 14) != nil)
  }

  @Test func `a clock set back does not postpone the next session`() throws {
    // The last session seems to begin at 15, but it is 12.
    let moment = try #require(next([session(15)], at: 12))
    #expect(abs(moment - 14.5) < 1e-6)
  }

  @Test func `on a day of 25 hours the first session is still due at eight`() throws {
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    let day = LocalDay(year: 2026, month: 10, day: 25)
    let start = day.moment(secondsIntoDay: 0, in: berlin)
    let progress = GoalProgress(goal, sessions: [], now: start, in: berlin)
    // Nine hours after midnight it is 8 o'clock.
    #expect(progress.next == start + 9 * 3_600)
  }

  @Test func `a goal is at least once a day`() {
    #expect(Goal(routineID: "x", timesPerDay: Dose(0, -3)).timesPerDay == Dose(1))
    #expect(Goal(Routine(id: "x", title: "X", steps: [])) == nil)
    let stretch = Routine(id: "stretch", title: "Stretch", timesPerDay: Dose(5, 6), steps: [])
    #expect(Goal(stretch) == Goal(routineID: "stretch", timesPerDay: Dose(5, 6)))
  }
}
