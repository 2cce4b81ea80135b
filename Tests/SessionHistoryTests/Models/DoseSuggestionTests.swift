import Foundation
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct DoseSuggestionTests {
  private func routine(_ steps: Step...) -> Routine {
    Routine(id: "stretch", title: "Stretch", steps: steps)
  }

  private var stretch: Routine {
    routine(Step(.hold(Dose(.seconds(15), .seconds(30))), repeats: Dose(2, 4)))
  }

  private func sessions(
    _ count: Int = 3, at prescription: Prescription = Prescription(), before: Int? = nil,
    after: Int? = nil, ending: SessionFacts.Ending = .finished
  ) -> [SessionRecord] {
    (0..<count).map { _ in
      Fixture.record(
        Fixture.facts(ending: ending, prescription: prescription, before: before, after: after))
    }
  }

  @Test func threeEasySessionsLengthenTheHold() throws {
    let suggestion = try #require(DoseSuggestion(stretch, Prescription(), after: sessions()))
    #expect(suggestion.change == .hold(from: .seconds(20), to: .seconds(25)))
    #expect(suggestion.reason == .threeEasySessions)
    #expect(suggestion.prescription == Prescription(hold: .seconds(25)))
  }

  @Test func atTheTopOfTheHoldComesOneRepeatMore() throws {
    let top = Prescription(hold: .seconds(30))
    let suggestion = try #require(DoseSuggestion(stretch, top, after: sessions(at: top)))
    #expect(suggestion.change == .repeats(from: 3, to: 4))
    #expect(suggestion.prescription == Prescription(hold: .seconds(30), repeats: 4))
  }

  @Test func atTheTopOfBothThereIsNoMore() {
    let top = Prescription(level: .full)
    #expect(DoseSuggestion(stretch, top, after: sessions(at: top)) == nil)
    let past = Prescription(hold: .seconds(60), repeats: 9)
    #expect(DoseSuggestion(stretch, past, after: sessions(at: past)) == nil)
  }

  @Test func fewerThanThreeOrAnotherDoseIsNoReason() {
    #expect(DoseSuggestion(stretch, Prescription(), after: sessions(2)) == nil)
    #expect(DoseSuggestion(stretch, Prescription(), after: []) == nil)
    let gentle = sessions(at: Prescription(level: .gentle))
    #expect(DoseSuggestion(stretch, Prescription(), after: gentle) == nil)
    #expect(DoseSuggestion(stretch, Prescription(), after: sessions(2) + gentle) == nil)
    #expect(
      DoseSuggestion(stretch, Prescription(), after: sessions(at: Prescription(ready: .seconds(9))))
        != nil)
  }

  @Test func oneThatWasNotEasyIsNoReason() {
    let left = sessions(1, ending: .left)
    #expect(DoseSuggestion(stretch, Prescription(), after: sessions(2) + left) == nil)
    #expect(DoseSuggestion(stretch, Prescription(), after: left + sessions(2)) == nil)
  }

  @Test func afterASoreOneItStepsBackTheWayItCame() throws {
    let sore = sessions(1, before: 3, after: 5) + sessions()
    let suggestion = try #require(DoseSuggestion(stretch, Prescription(), after: sore))
    #expect(suggestion.change == .repeats(from: 3, to: 2))
    #expect(suggestion.reason == .worseAfter(from: 3, to: 5))
    let fewer = Prescription(repeats: 2)
    let next = try #require(
      DoseSuggestion(stretch, fewer, after: sessions(1, at: fewer, ending: .hurt)))
    #expect(next.change == .hold(from: .seconds(20), to: .seconds(15)))
    #expect(next.reason == .hurt)
    let gentle = Prescription(level: .gentle)
    #expect(DoseSuggestion(stretch, gentle, after: sessions(1, at: gentle, ending: .hurt)) == nil)
  }

  @Test func aStepNeverLeavesTheRange() throws {
    let narrow = routine(Step(.hold(Dose(.seconds(10), .seconds(13)))))
    let gentle = Prescription(level: .gentle)
    let suggestion = try #require(DoseSuggestion(narrow, gentle, after: sessions(at: gentle)))
    #expect(suggestion.change == .hold(from: .seconds(10), to: .seconds(13)))
    let back = Prescription(hold: .seconds(13))
    let down = try #require(
      DoseSuggestion(narrow, back, after: sessions(1, at: back, ending: .hurt)))
    #expect(down.change == .hold(from: .seconds(13), to: .seconds(10)))
  }

  @Test func theNarrowestOfSeveralRangesHolds() throws {
    let two = routine(
      Step(.hold(Dose(.seconds(15), .seconds(30)))), Step(.hold(Dose(.seconds(15), .seconds(20)))),
      Step(.hold(Dose(.seconds(1), .seconds(900))), isSkipped: true))
    let gentle = Prescription(level: .gentle)
    let suggestion = try #require(DoseSuggestion(two, gentle, after: sessions(at: gentle)))
    #expect(suggestion.change == .hold(from: .seconds(15), to: .seconds(20)))
    let now = suggestion.prescription
    #expect(DoseSuggestion(two, now, after: sessions(at: now)) == nil)
  }

  @Test func whereNothingElseCanChangeItIsTheLevel() throws {
    let massage = routine(Step(.massage(Dose(.minutes(3), .minutes(5)))))
    let suggestion = try #require(DoseSuggestion(massage, Prescription(), after: sessions()))
    #expect(suggestion.change == .level(from: .standard, to: .full))
    let full = Prescription(level: .full)
    #expect(DoseSuggestion(massage, full, after: sessions(at: full)) == nil)
    let down = try #require(
      DoseSuggestion(massage, full, after: sessions(1, at: full, ending: .hurt)))
    #expect(down.prescription.level == .standard)
    let mixed = routine(
      Step(.hold(Dose(.seconds(10), .seconds(20)))), Step(.hold(Dose(.seconds(20), .seconds(40)))))
    #expect(
      DoseSuggestion(mixed, Prescription(), after: sessions())?.change
        == .level(from: .standard, to: .full))
    #expect(DoseSuggestion(routine(Step(.prompt)), Prescription(), after: sessions()) == nil)
  }

  @Test func groupsAndIncludedRoutinesAreLookedInto() throws {
    let nested = routine(Step(.group([Step(.include(stretch))])))
    #expect(
      DoseSuggestion(nested, Prescription(), after: sessions())?.change
        == .hold(from: .seconds(20), to: .seconds(25)))
  }
}
