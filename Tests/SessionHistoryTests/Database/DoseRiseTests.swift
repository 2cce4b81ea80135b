import CarePlan
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

/// Over random weeks, with everything corrected and entered that can be, a dose rises at most once
/// a week.
@Suite struct DoseRiseTests {
  private static let stretch = Routine(
    id: "stretch", title: "Stretch",
    steps: [Step(.hold(Dose(.seconds(15), .seconds(30))), repeats: Dose(2, 4))])
  private static let roll = Routine(
    id: "roll", title: "Roll", kind: .massage,
    steps: [Step(.massage(Dose(.seconds(30), .seconds(90))), repeats: Dose(2, 3))])

  /// Somebody's weeks with one routine.
  private struct Life {
    let routine: Routine
    let history: History
    var random: SeededGenerator
    /// The days on which a dose rose, by an offer or by going back from less.
    var rises: [Int] = []
    private var ids: [UUID] = []

    init(_ routine: Routine, seed: UInt64) throws {
      self.routine = routine
      history = try History()
      random = SeededGenerator(seed: seed)
    }

    private mutating func one<Value>(of values: [Value]) -> Value? {
      values.randomElement(using: &random)
    }

    /// Mostly easy, so that there is much to offer.
    private mutating func pain() -> Int? {
      Int.random(in: 0...11, using: &random) > 0 ? 1 : one(of: [2, 5, nil]) ?? nil
    }

    private func moment(_ day: Int, _ hour: Double) -> Date {
      Fixture.monday + Double(day) * 86_400 + hour * 3_600
    }

    private func dose(at level: Level) throws -> Prescription {
      let chosen = Prescription(level: level)
      return try history.agreedDoses().agreed(for: routine, over: chosen) ?? chosen
    }

    /// Does the routine, or enters that it was done, days ago.
    private mutating func add(on day: Int, at level: Level) throws {
      let id = UUID()
      let start = moment(day, Double.random(in: 0...3, using: &random))
      let record = Fixture.record(
        Fixture.facts(
          id: id, routine: routine.id, startedAt: start, endedAt: start + 105,
          prescription: try dose(at: level), before: pain(), after: pain()))
      try history.add(record)
      if let ease = one(of: [
        Ease.tooEasy, .tooEasy, .tooEasy, .tooEasy, .aboutRight, .tooHard, nil,
      ]) ?? nil {
        try history.save(ease, of: id)
      }
      ids.append(id)
    }

    private mutating func edit() throws {
      guard let id = one(of: ids) else { return }
      switch Int.random(in: 0...5, using: &random) {
      case 0:
        try history.delete(id)
        ids.removeAll { $0 == id }
      case 1: try history.correct(id, [.painBefore(2), .painAfter(1)])
      case 2: try history.correct(id, [.ease(.tooEasy)])
      case 3: try history.correct(id, [.work(.seconds(80))])
      case 4: try history.correct(id, [.routine(id: routine.id, title: "Again")])
      default: try history.correct(id, [.painAfter(pain())])
      }
    }

    /// Lives through a day.
    mutating func live(_ day: Int) throws {
      let level = Int.random(in: 0...15, using: &random) > 0 ? Level.standard : .gentle
      let now = moment(day, 4)
      for _ in 0..<Int.random(in: 1...2, using: &random) { try add(on: day, at: level) }
      if Int.random(in: 0...3, using: &random) == 0 {
        try add(on: day - Int.random(in: 0...9, using: &random), at: level)
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) { try edit() }
      let chosen = Prescription(level: level)
      if Int.random(in: 0...9, using: &random) == 0 {
        let answers = try history.doseAnswers(of: routine.id).filter { $0.chosenLevel == level }
        try history.saveUsualDose(of: routine.id, at: level, now: now, in: Fixture.utc)
        if answers.last(where: { $0.word != .no })?.reason == .sore { rises.append(day) }
      }
      while let (offer, session) = try history.suggestion(
        for: routine, over: chosen, now: now, in: Fixture.utc)
      {
        let word: DoseAnswer.Word = Int.random(in: 0...4, using: &random) == 0 ? .no : .yes
        if word == .yes, offer.reason == .threeEasyDays {
          let last = rises.last
          #expect(last.map { day - $0 >= 7 } ?? true, "day \(day) after \(last ?? 0)")
          rises.append(day)
        }
        try history.save(
          word, to: offer, after: session, of: routine, at: level, now: now, in: Fixture.utc)
      }
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>) func `a dose never rises twice within a week`(
    seed: UInt64
  ) throws {
    var life = try Life(seed % 2 == 0 ? Self.stretch : Self.roll, seed: seed)
    for day in 10..<80 { try life.live(day) }
    #expect(life.rises.count > 1, "so little rose that nothing is shown")
  }
}
