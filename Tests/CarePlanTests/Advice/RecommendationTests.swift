import Foundation
import RoutineEngine
import Testing

@testable import CarePlan

/// The routines to do now, by the person's answers and the sessions so far.
@Suite struct RecommendationTests {
  private static let day = LocalDay(year: 2026, month: 11, day: 26)

  private static func moment(_ hour: Int, _ minute: Int = 0, on day: LocalDay = day) -> Date {
    day.moment(secondsIntoDay: hour * 3_600 + minute * 60, in: .gmt)
  }

  private static func routine(
    _ id: String, _ kind: Routine.Kind = .stretch, times: Dose<Int>? = Dose(3, 6),
    position: String = "sitting or standing", equipment: [String] = [], _ step: Step? = nil
  ) -> Routine {
    Routine(
      id: id, title: id, kind: kind, position: position, timesPerDay: times,
      equipment: equipment, steps: [step ?? Step(.hold(Dose(.seconds(20))))])
  }

  private static let routines = [
    routine("break"), routine("lean", times: Dose(1, 3)),
    routine("press", .massage, times: Dose(1, 6), Step(.massage(Dose(.minutes(4))))),
    routine(
      "roll", .massage, times: Dose(1), equipment: ["foam roller"],
      Step(.massage(Dose(.minutes(4))))),
    routine("rest", .breathing, times: Dose(2, 4), Step(.breathe(Dose(.minutes(2))))),
    routine(
      "sleep", .breathing, times: Dose(1), position: "lying", Step(.breathe(Dose(.minutes(5))))),
  ]

  private static func session(
    _ id: String, at end: Date, before: Int? = nil, after: Int? = nil, isStopped: Bool = false
  ) -> PastSession {
    PastSession(
      CheckIn(id, endedAt: end, isStopped: isStopped, before: before, after: after),
      on: LocalDay(end, in: .gmt), credits: [id: .whole])
  }

  private func found(
    at now: Date = moment(10), pain: Int? = nil, _ sessions: [PastSession] = [],
    signs: SafetyAnswer = .nothing, goal: Int = 3, owning: [String]? = nil
  ) -> [Recommendation] {
    var answers = Answers(
      signs: Answer(signs, at: now.addingTimeInterval(-60)),
      pain: pain.map { Answer($0, at: now.addingTimeInterval(-60)) })
    answers.practice = Practice(
      sessions: sessions, firstDays: ["press": LocalDay(number: 0), "roll": LocalDay(number: 0)])
    return Advice(answers, now: now, in: .gmt).recommendations(
      from: Self.routines, dailyGoal: goal,
      owning: { needed in
        owning.map { owned in needed.allSatisfy(owned.contains) } ?? true
      })
  }

  private func item(_ id: String, _ reason: Recommendation.Reason) -> Recommendation {
    Recommendation(routineID: id, reason: reason)
  }

  @Test func `a fresh start has a short one that needs nothing`() {
    #expect(found() == [item("break", .short)])
  }

  @Test func `in the morning the goals of the last days are due`() {
    let yesterday = Self.day.advanced(by: -1)
    let sessions = ["lean", "roll"].map { Self.session($0, at: Self.moment(15, on: yesterday)) }
    #expect(found(at: Self.moment(9), sessions) == [item("lean", .due), item("roll", .due)])
    // What the person does not own is not due.
    #expect(found(at: Self.moment(9), sessions, owning: []) == [item("lean", .due)])
    // Before the day begins, it says from when.
    #expect(
      found(at: Self.moment(6), sessions).last
        == item("roll", .later(secondsIntoDay: 8 * 3_600)))
  }

  @Test func `after two sessions something else comes before the same again`() {
    let sessions = [
      Self.session("break", at: Self.moment(9)), Self.session("break", at: Self.moment(9, 50)),
    ]
    let items = found(at: Self.moment(10), sessions)
    #expect(items.first == item("lean", .short))
    #expect(items.dropFirst().first?.routineID == "break")
    guard case .later = items.dropFirst().first?.reason else {
      Issue.record("\(items)")
      return
    }
  }

  @Test func `with the day's goal met one more is only welcome`() {
    let sessions = ["lean", "lean", "roll"].map { Self.session($0, at: Self.moment(9)) }
    let items = found(at: Self.moment(12), sessions)
    #expect(items == [item("lean", .welcome)])
  }

  @Test func `much pain is a reason to rest and for nothing else`() {
    let sessions = [Self.session("lean", at: Self.moment(15, on: Self.day.advanced(by: -1)))]
    #expect(
      found(pain: 7, sessions) == [item("rest", .rest(.pain(7))), item("sleep", .rest(.pain(7)))])
    let stopped = [Self.session("lean", at: Self.moment(9), isStopped: true)]
    #expect(found(stopped).map(\.reason) == [.rest(.stopped), .rest(.stopped)])
  }

  @Test func `what a sore session closes is not offered`() {
    let sessions = [
      Self.session("press", at: Self.moment(9, on: Self.day.advanced(by: -1))),
      Self.session("lean", at: Self.moment(8), before: 3, after: 4),
    ]
    #expect(!found(at: Self.moment(20), sessions).map(\.routineID).contains("press"))
  }

  @Test func `an emergency leaves nothing, and no line is there twice`() {
    #expect(found(signs: .emergency).isEmpty)
    for hour in 0..<24 {
      let ids = found(at: Self.moment(hour), [Self.session("break", at: Self.moment(0))])
        .map(\.routineID)
      #expect(!ids.isEmpty && Set(ids).count == ids.count && ids.count <= Recommendation.most)
    }
  }
}
