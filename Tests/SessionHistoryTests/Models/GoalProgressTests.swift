import Foundation
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct GoalProgressTests {
  private let goal = Goal(routineID: "stretch", timesPerDay: Dose(5, 6))
  private let midnight = Fixture.monday - 10 * 3_600

  /// A session of an hour of the day that ends 105 s later.
  private func session(_ hour: Double, holds: Int = 4) -> SessionSummary {
    let start = midnight + hour * 3_600
    return Fixture.record(Fixture.facts(startedAt: start, endedAt: start + 105), holds: holds)
      .summary
  }

  private func progress(_ sessions: [SessionSummary], at hour: Double) -> GoalProgress {
    GoalProgress(goal, sessions: sessions, now: midnight + hour * 3_600, in: Fixture.utc)
  }

  /// The hour of the day when the next would be good.
  private func next(_ sessions: [SessionSummary], at hour: Double) -> Double? {
    progress(sessions, at: hour).next.map { $0.timeIntervalSince(midnight) / 3_600 }
  }

  @Test func halvesCount() {
    let progress = progress([session(9), session(11, holds: 2), session(12, holds: 1)], at: 13)
    #expect(progress.done == 1.5)
    #expect(progress.state == .under)
  }

  @Test func otherRoutinesDoNot() {
    let other = Fixture.record(Fixture.facts(routine: "roller")).summary
    #expect(progress([other], at: 13).done == 0)
  }

  @Test func theRangeIsReachedAtItsLowEnd() {
    let hours = [8.0, 9, 10, 11, 12, 13]
    func state(_ count: Int) -> GoalProgress.State {
      progress(hours.prefix(count).map { session($0) }, at: 14).state
    }
    #expect((3...6).map(state) == [.under, .under, .reached, .enough])
  }

  @Test func theFirstIsGoodFromTheMorningOn() {
    #expect(next([], at: 6) == 8)
    #expect(next([], at: 9.5) == 9.5)
    #expect(progress([], at: 9.5).isDue(at: midnight + 9.5 * 3_600))
    #expect(!progress([], at: 6).isDue(at: midnight + 6 * 3_600))
    #expect(next([], at: 22.5) == nil)
  }

  @Test func theNextIsAGapAfterTheEndOfTheLast() throws {
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

  @Test func enoughIsEnough() {
    #expect(next([8.0, 9, 10, 11, 12, 13].map { session($0) }, at: 14) == nil)
    #expect(next([8.0, 9, 10, 11, 12].map { session($0) }, at: 14) != nil)
  }

  @Test func aClockSetBackDoesNotPutItOff() throws {
    // The last session seems to begin at 15, but it is 12.
    let moment = try #require(next([session(15)], at: 12))
    #expect(abs(moment - 14.5) < 1e-6)
  }

  @Test func aDayWithDaylightSavingIsSpreadByItsOwnHours() throws {
    let berlin = Fixture.zone("Europe/Berlin")
    let day = LocalDay(year: 2026, month: 10, day: 25)
    let start = day.moment(secondsIntoDay: 0, in: berlin)
    let progress = GoalProgress(goal, sessions: [], now: start, in: berlin)
    // Nine hours after midnight it is 8 o'clock.
    #expect(progress.next == start + 9 * 3_600)
  }

  @Test func aGoalIsOnceAtLeast() {
    #expect(Goal(routineID: "x", timesPerDay: Dose(0, -3)).timesPerDay == Dose(1))
    #expect(Goal(Routine(id: "x", title: "X", steps: [])) == nil)
    #expect(Goal(Fixture.stretch) == Goal(routineID: "stretch", timesPerDay: Dose(5, 6)))
  }
}
