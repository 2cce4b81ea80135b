import CarePlan
import Foundation
import RoutineEngine
import Testing

@testable import SessionHistory

/// A routine that has another id now keeps all that was done and said under the one before.
@Suite struct RenamedRoutinesTests {
  private static let names = ["stretch": "lean"]

  private static var lean: Routine {
    var routine = Fixture.stretch
    routine.id = "lean"
    return routine
  }

  private func history() throws -> History {
    let history = try History()
    try history.save([
      Fixture.record(Fixture.facts(startedAt: Fixture.monday - 7 * 86_400)),
      Fixture.record(Fixture.facts(before: 5, after: 3)),
      Fixture.record(Fixture.facts(routine: "lean", startedAt: Fixture.monday + 3_600)),
    ])
    return history
  }

  @Test func `its goal, its first day and its sessions go on`() throws {
    let history = try history()
    let now = Fixture.monday + 7_200
    let goal = try #require(Goal(Self.lean))
    let before = try history.today([goal], now: now, in: Fixture.utc)
    #expect(before.goals.first?.done == 1)
    history.currentNames = Self.names
    let today = try history.today([goal], now: now, in: Fixture.utc)
    #expect(today.goals.first?.done == 2)
    let practice = try history.practice(now: now, in: Fixture.utc)
    #expect(Set(practice.sessions.map(\.checkIn.routine)) == ["lean"])
    let days = try #require(try history.firstDay())...LocalDay(now, in: Fixture.utc)
    let totals = try history.routineTotals(over: days)
    #expect(totals.map(\.id) == ["lean"] && totals.map(\.sessions) == [3])
    #expect(
      practice.firstDays == ["lean": LocalDay(Fixture.monday - 7 * 86_400, in: Fixture.utc)])
    #expect(try history.latestSessions(of: "lean", limit: 2).map(\.facts.painBefore) == [nil, 5])
  }

  @Test func `its agreed dose goes on, and can be taken back`() throws {
    let history = try history()
    try history.saveUsualDose(
      of: "stretch", at: .standard, now: Fixture.monday, in: Fixture.utc)
    let suggestion = DoseAnswer(
      id: UUID(), routineID: "stretch", chosenLevel: .standard, word: .yes, reason: .easy,
      dose: Prescription(hold: .seconds(25)), session: UUID(),
      answeredAt: Fixture.monday + 60, utcOffset: 0, machine: history.machine)
    try history.write(.answerDose(suggestion))
    #expect(try history.agreedDoses()["lean", .standard] == nil)
    history.currentNames = Self.names
    #expect(try history.agreedDoses()["lean", .standard]?.hold == .seconds(25))
    #expect(try history.doseAnswers(of: "lean").map(\.word) == [.usual, .yes])
    try history.saveUsualDose(
      of: "lean", at: .standard, now: Fixture.monday + 120, in: Fixture.utc)
    #expect(try history.agreedDoses()["lean", .standard] == nil)
  }
}
