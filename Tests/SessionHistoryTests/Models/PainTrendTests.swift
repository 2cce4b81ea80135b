import CarePlan
import Foundation
import Testing

@testable import SessionHistory

@Suite struct PainTrendTests {
  private let today = LocalDay(Fixture.monday, utcOffset: 0)

  /// Answers some days ago.
  private func answer(_ daysAgo: Int, _ before: Int?, _ after: Int? = nil) -> PainAnswer {
    PainAnswer(
      startedAt: Fixture.monday - Double(daysAgo) * 86_400, day: today.advanced(by: -daysAgo),
      routineID: "stretch", before: before, after: after)
  }

  private func trend(_ answers: PainAnswer...) -> PainTrend {
    PainTrend(answers, today: today)
  }

  @Test func `without answers there is no trend and no advice`() {
    for trend in [trend(), trend(answer(0, nil, nil))] {
      #expect(trend.latest == nil)
      #expect(trend.withLatest == nil)
      #expect(trend.sincePrevious == nil)
      #expect(trend.overThreeWeeks == nil)
      #expect(trend.advice.isEmpty)
    }
  }

  @Test func `the trend compares the latest session and the one before`() {
    let trend = trend(answer(0, 3, 2), answer(2, 7, 6), answer(1, 4, nil))
    #expect(trend.latest?.before == 3)
    #expect(trend.withLatest == .muchBetter)
    #expect(trend.sincePrevious == .better)
    #expect(trend.advice.isEmpty)
  }

  @Test(arguments: [
    (5, 6, PainTrend.Advice.stop), (6, 4, .onlyIfItSettles), (4, 5, .onlyIfItSettles),
  ])
  func `the latest rating advises caution, but not two days later`(
    before: Int, after: Int, advice: PainTrend.Advice
  ) {
    #expect(trend(answer(0, before, after)).advice == [advice])
    #expect(trend(answer(0, after, nil)).advice == [advice])
    #expect(trend(answer(2, before, after)).advice.isEmpty)
  }

  @Test func `worse twice in a row advises to see someone`() {
    #expect(trend(answer(1, 1, 2), answer(0, 1, 3)).advice == [.seeSomeoneWorseTwice])
    // An unanswered one between them is none.
    #expect(
      trend(answer(2, 1, 2), answer(1, nil, 3), answer(0, 1, 2)).advice == [.seeSomeoneWorseTwice])
    #expect(trend(answer(2, 1, 2), answer(1, 2, 2), answer(0, 1, 2)).advice.isEmpty)
    #expect(trend(answer(1, 1, 2), answer(0, 2, 1)).advice.isEmpty)
    #expect(trend(answer(0, 1, 2)).advice.isEmpty)
    #expect(trend(answer(40, 1, 2), answer(39, 1, 2)).advice.isEmpty)
  }

  @Test func `no improvement in three weeks advises to see someone`() {
    let same = trend(answer(25, 3), answer(22, 3), answer(3, 3), answer(0, 3))
    #expect(same.overThreeWeeks == .same)
    #expect(same.advice == [.seeSomeoneNoChange])
    #expect(trend(answer(21, 2), answer(0, 3)).advice == [.seeSomeoneNoChange])
    #expect(trend(answer(21, 3), answer(0, 2)).advice.isEmpty)
    #expect(trend(answer(21, 3), answer(0, 2)).overThreeWeeks == .muchBetter)
  }

  @Test func `advice after three weeks needs answers at both ends and some pain`() {
    #expect(trend(answer(20, 3), answer(0, 3)).overThreeWeeks == nil)
    #expect(trend(answer(35, 3), answer(0, 3)).overThreeWeeks == nil)
    #expect(trend(answer(30, 3), answer(8, 3)).overThreeWeeks == nil)
    #expect(trend(answer(30, 0), answer(0, 0)).advice.isEmpty)
  }

  @Test func `the most urgent advice comes first`() {
    #expect(
      trend(answer(30, 6), answer(1, 6, 7), answer(0, 6, 8)).advice
        == [.stop, .seeSomeoneWorseTwice, .seeSomeoneNoChange])
  }
}
