import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import CarePlan

@Suite struct DoseSuggestionTests {
  private func routine(_ steps: Step...) -> Routine {
    Routine(id: "stretch", title: "Stretch", steps: steps)
  }

  private var stretch: Routine {
    routine(Step(.hold(Dose(.seconds(15), .seconds(30))), repeats: Dose(2, 4)))
  }

  private let monday = LocalDay(number: 20_780)

  /// Whole sessions of as many days, the latest first, on Monday and before.
  private func sessions(
    _ count: Int = 3, at prescription: Prescription = Prescription(), before: Int? = 2,
    after: Int? = 2, ease: Ease? = nil, isStopped: Bool = false, isComplete: Bool = true,
    from day: Int = 0, daysApart: Int = 1
  ) -> [PastSession] {
    (0..<count).map { number in
      let day = monday.advanced(by: -day - number * daysApart)
      return PastSession(
        CheckIn(
          "stretch", endedAt: day.moment(secondsIntoDay: 36_000 - number, in: .gmt),
          isStopped: isStopped, before: before, after: after, ease: ease), on: day,
        prescription: prescription, isComplete: isComplete && !isStopped, isHurt: isStopped)
    }
  }

  @Test func `three easy days lengthen the hold`() throws {
    let suggestion = try #require(DoseSuggestion(stretch, Prescription(), after: sessions()))
    #expect(suggestion.change == .hold(from: .seconds(20), to: .seconds(25)))
    #expect(suggestion.reason == .threeEasyDays)
    #expect(suggestion.prescription == Prescription(hold: .seconds(25)))
  }

  @Test func `at the longest hold one more repeat is offered`() throws {
    let top = Prescription(hold: .seconds(30))
    let suggestion = try #require(DoseSuggestion(stretch, top, after: sessions(at: top)))
    #expect(suggestion.change == .repeats(from: 3, to: 4))
    #expect(suggestion.prescription == Prescription(hold: .seconds(30), repeats: 4))
  }

  @Test func `at the top of hold and repeats no rise is offered`() {
    let top = Prescription(level: .full)
    #expect(DoseSuggestion(stretch, top, after: sessions(at: top)) == nil)
    let past = Prescription(hold: .seconds(60), repeats: 9)
    #expect(DoseSuggestion(stretch, past, after: sessions(at: past)) == nil)
  }

  @Test func `fewer than three days at the same dose offer no rise`() {
    #expect(DoseSuggestion(stretch, Prescription(), after: sessions(2)) == nil)
    #expect(DoseSuggestion(stretch, Prescription(), after: []) == nil)
    let gentle = sessions(at: Prescription(level: .gentle))
    #expect(DoseSuggestion(stretch, Prescription(), after: gentle) == nil)
    #expect(DoseSuggestion(stretch, Prescription(), after: sessions(2) + gentle) == nil)
    #expect(
      DoseSuggestion(stretch, Prescription(), after: sessions(at: Prescription(ready: .seconds(9))))
        != nil)
  }

  @Test func `an incomplete session offers no rise`() {
    for isComplete in [true, false] {
      func one(from day: Int) -> [PastSession] {
        sessions(1, isComplete: isComplete, from: day)
      }
      let expected: DoseSuggestion.Reason? = isComplete ? .threeEasyDays : nil
      #expect(offer(sessions(2) + one(from: 2)) == expected)
      #expect(offer(sessions(1) + one(from: 1) + sessions(1, from: 2)) == expected)
      #expect(offer(one(from: 0) + sessions(2, from: 1)) == expected)
    }
  }

  @Test func `after a sore session the dose goes down, repeats before hold`() throws {
    let sore = sessions(1, before: 3, after: 5) + sessions()
    let suggestion = try #require(DoseSuggestion(stretch, Prescription(), after: sore))
    #expect(suggestion.change == .repeats(from: 3, to: 2))
    #expect(suggestion.reason == .worseAfter(from: 3, to: 5))
    let fewer = Prescription(repeats: 2)
    let next = try #require(
      DoseSuggestion(stretch, fewer, after: sessions(1, at: fewer, isStopped: true)))
    #expect(next.change == .hold(from: .seconds(20), to: .seconds(15)))
    #expect(next.reason == .hurt)
    let gentle = Prescription(level: .gentle)
    #expect(DoseSuggestion(stretch, gentle, after: sessions(1, at: gentle, isStopped: true)) == nil)
  }

  @Test func `a change of the hold stays within its range`() throws {
    let narrow = routine(Step(.hold(Dose(.seconds(10), .seconds(13)))))
    let gentle = Prescription(level: .gentle)
    let suggestion = try #require(DoseSuggestion(narrow, gentle, after: sessions(at: gentle)))
    #expect(suggestion.change == .hold(from: .seconds(10), to: .seconds(13)))
    let back = Prescription(hold: .seconds(13))
    let down = try #require(
      DoseSuggestion(narrow, back, after: sessions(1, at: back, isStopped: true)))
    #expect(down.change == .hold(from: .seconds(13), to: .seconds(10)))
  }

  @Test func `the narrowest of several ranges applies`() throws {
    let two = routine(
      Step(.hold(Dose(.seconds(15), .seconds(30)))), Step(.hold(Dose(.seconds(15), .seconds(20)))),
      Step(.hold(Dose(.seconds(1), .seconds(900))), isSkipped: true))
    let gentle = Prescription(level: .gentle)
    let suggestion = try #require(DoseSuggestion(two, gentle, after: sessions(at: gentle)))
    #expect(suggestion.change == .hold(from: .seconds(15), to: .seconds(20)))
    let now = suggestion.prescription
    #expect(DoseSuggestion(two, now, after: sessions(at: now)) == nil)
  }

  @Test func `where neither hold nor repeats can change, the level does`() throws {
    let massage = routine(Step(.massage(Dose(.minutes(3), .minutes(5)))))
    let suggestion = try #require(DoseSuggestion(massage, Prescription(), after: sessions()))
    #expect(suggestion.change == .level(from: .standard, to: .full))
    let full = Prescription(level: .full)
    #expect(DoseSuggestion(massage, full, after: sessions(at: full)) == nil)
    let down = try #require(
      DoseSuggestion(massage, full, after: sessions(1, at: full, isStopped: true)))
    #expect(down.prescription.level == .standard)
    let mixed = routine(
      Step(.hold(Dose(.seconds(10), .seconds(20)))), Step(.hold(Dose(.seconds(20), .seconds(40)))))
    #expect(
      DoseSuggestion(mixed, Prescription(), after: sessions())?.change
        == .level(from: .standard, to: .full))
    #expect(DoseSuggestion(routine(Step(.prompt)), Prescription(), after: sessions()) == nil)
  }

  @Test func `a dose is suggested for steps in groups and included routines`() throws {
    let nested = routine(Step(.group([Step(.include(stretch))])))
    #expect(
      DoseSuggestion(nested, Prescription(), after: sessions())?.change
        == .hold(from: .seconds(20), to: .seconds(25)))
  }

  // MARK: Days, answers

  private func offer(
    _ sessions: [PastSession], since earlier: DoseSuggestion.Earlier = .init(),
    routine: Routine? = nil
  ) -> DoseSuggestion.Reason? {
    DoseSuggestion(routine ?? stretch, Prescription(), after: sessions, since: earlier)?.reason
  }

  @Test func `many sessions of a day are one day`() {
    #expect(offer(sessions(6, daysApart: 0)) == nil)
    #expect(offer(sessions(6, daysApart: 0) + sessions(1, from: 1)) == nil)
    let three = sessions(6, daysApart: 0) + sessions(2, from: 1) + sessions(1, from: 4)
    #expect(offer(three) == .threeEasyDays)
  }

  @Test func `never on what is not known`() {
    #expect(offer(sessions(before: nil, after: nil)) == nil)
    #expect(offer(sessions(before: 3, after: nil)) == nil)
    #expect(offer(sessions(before: nil, after: 2)) == nil)
    // The latest is not known, whatever was before.
    #expect(offer(sessions(1, before: nil, after: nil) + sessions(3, from: 1)) == nil)
    // One in between is passed over.
    let between = sessions(1) + sessions(1, before: nil, after: nil, from: 1) + sessions(2, from: 2)
    #expect(offer(between) == .threeEasyDays)
  }

  @Test func `too easy counts, about right does not, too hard is a reason for less`() {
    #expect(offer(sessions(before: nil, after: nil, ease: .tooEasy)) == .threeEasyDays)
    #expect(offer(sessions(ease: .aboutRight)) == nil)
    #expect(offer(sessions(before: 1, after: 2, ease: .tooEasy)) == .worseAfter(from: 1, to: 2))
    #expect(offer(sessions(1, ease: .tooHard) + sessions(3, from: 1)) == .tooHard)
  }

  @Test func `at most one rise in a week, at any level`() {
    for days in 0..<12 {
      let earlier = DoseSuggestion.Earlier(lastRise: monday.advanced(by: -days))
      #expect(offer(sessions(), since: earlier) == (days < 7 ? nil : .threeEasyDays))
    }
  }

  @Test func `what presses does not rise at 4 or more`() {
    let roll = routine(Step(.massage(Dose(.minutes(3), .minutes(5)))))
    #expect(offer(sessions(before: 4, after: 3), routine: roll) == nil)
    #expect(offer(sessions(before: 3, after: 3), routine: roll) == .threeEasyDays)
    #expect(offer(sessions(before: 5, after: 4)) == .threeEasyDays)
    #expect(offer(sessions(before: 4, after: 4)) == nil)
  }

  // MARK: Chance

  /// Over random weeks with every offer taken the dose never rises twice within a week, never after
  /// a session of which nothing is known, and nowhere past its range.
  @Test(arguments: 0..<30) func `the dose rises slowly, whatever happens`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var now = Prescription(level: .gentle)
    var sessions: [PastSession] = []
    var earlier = DoseSuggestion.Earlier()
    var rises: [LocalDay] = []
    for day in 0..<120 {
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        func pain(_ most: Int) -> Int? {
          Int.random(in: 0...3, using: &random) > 0 ? Int.random(in: 0...most, using: &random) : nil
        }
        let session = PastSession(
          CheckIn(
            "stretch", endedAt: Date(timeIntervalSince1970: Double(day) * 86_400),
            before: pain(3), after: pain(2),
            ease: [nil, nil, .tooEasy].randomElement(using: &random) ?? nil),
          on: monday.advanced(by: day), prescription: now, isComplete: true)
        sessions.insert(session, at: 0)
        guard
          let offer = DoseSuggestion(
            stretch, now, after: sessions, since: earlier)
        else { continue }
        now = offer.prescription
        sessions = []
        if offer.reason == .threeEasyDays {
          #expect(session.checkIn.ease == .tooEasy || session.checkIn.after != nil)
          rises.append(session.day)
          earlier.lastRise = session.day
        }
        #expect(DoseRanges(stretch).allow(now))
      }
    }
    for (one, next) in zip(rises, rises.dropFirst()) {
      #expect(one.distance(to: next) >= DoseSuggestion.daysAfterRise, "seed \(seed)")
    }
    #expect(rises.count > 0, "seed \(seed)")
  }
}
