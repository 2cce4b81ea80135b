import CarePlan
import Foundation
import RoutineEngine
import TestSupport
import Testing

@Suite struct SafetyAnswersTests {
  private static let now = Date(timeIntervalSince1970: 1_795_995_000)
  private static let day: TimeInterval = 86_400

  private static func step(_ contact: Contact) -> Step {
    Step(.rest(Dose(.seconds(60))), contact: contact)
  }

  private static func routine(_ id: String, equipment: [String] = [], _ steps: Step...) -> Routine {
    Routine(id: id, title: id, kind: .care, equipment: equipment, steps: steps)
  }

  private static let hold = Step(.hold(Dose(.seconds(20))))
  private static let press = routine("press", step(.press))
  private static let roll = routine("roll", step(.roll))
  private static let heat = routine("heat", step(.heat))
  private static let cold = routine("cold", step(.cold))
  private static let stretch = routine("stretch", hold)
  private static let neck = routine("neck-ease", hold)
  private static let band = routine("row", equipment: ["band"], hold)
  private static let rest = routine("rest", step(.none))
  private static let all = [press, roll, heat, cold, stretch, neck, band, rest]

  private func advice(_ answers: SafetyAnswers, daysLater: Double = 0) -> Advice {
    Advice(Answers(answers), now: Self.now + daysLater * Self.day, in: .gmt)
  }

  private func answers(_ signs: Sign..., risks: [Risk] = []) -> SafetyAnswers {
    var answers = SafetyAnswers(.nothing, at: Self.now)
    for sign in signs { answers.signs[sign] = Self.now }
    for risk in risks { answers.risks[risk] = RiskAnswer(since: Self.now) }
    return answers
  }

  private func locked(_ answers: SafetyAnswers, daysLater: Double = 0) -> [String] {
    let advice = advice(answers, daysLater: daysLater)
    return Self.all.filter { advice.lock(on: $0) != nil }.map(\.id)
  }

  // MARK: Locks

  @Test func `what is locked is what was ticked`() {
    #expect(locked(answers()) == [])
    #expect(locked(answers(.lump)) == ["press", "roll"])
    #expect(locked(answers(risks: [.thinBones])) == ["press", "roll"])
    #expect(locked(answers(risks: [.poorBloodFlow])) == ["press", "roll", "heat", "cold"])
    #expect(locked(answers(risks: [.spineJoints])) == ["press", "roll", "neck-ease"])
    #expect(locked(answers(risks: [.heart])) == ["press", "roll", "heat", "cold", "row"])
    #expect(
      locked(answers(.freshInjury)) == ["press", "roll", "heat", "stretch", "neck-ease", "row"])
    #expect(locked(answers(.badFall)) == Self.all.map(\.id))
  }

  @Test func `a lock names just what was ticked and its advice`() throws {
    let advice = advice(answers(.nightSweats, risks: [.heart, .steroids]))
    let heat = try #require(advice.lock(on: Self.heat)).sentence(for: Self.heat, under: advice)
    #expect(heat.contains(Risk.heart.sentence) && heat.contains("no heat packs"))
    #expect(!heat.contains(Sign.nightSweats.sentence) && !heat.contains(Risk.steroids.sentence))
    let press = try #require(advice.lock(on: Self.press)).sentence(for: Self.press, under: advice)
    for text in [Sign.nightSweats.sentence, Risk.heart.sentence, Risk.steroids.sentence] {
      #expect(press.contains(text))
    }
    #expect(press.contains("See a doctor in the next few days."))
  }

  @Test func `a clinician's word unlocks that risk alone`() {
    var answers = answers(risks: [.steroids, .heart])
    answers.risks[.heart]?.clearedAt = Self.now
    #expect(locked(answers) == ["press", "roll"])
    answers.risks[.steroids]?.clearedAt = Self.now
    #expect(locked(answers) == [])
  }

  @Test(arguments: [(nil, true), (70.0, true), (84, true), (98, false)] as [(Double?, Bool)])
  func `from week 28 of a pregnancy nobody lies on the back`(due: Double?, isTold: Bool) {
    var answers = answers(risks: [.pregnancy])
    answers.risks[.pregnancy]?.dueDate = due.map { Self.now + $0 * Self.day }
    let advice = advice(answers)
    let lying = Routine(
      id: "sleep", title: "Sleep", kind: .breathing, position: "lying on the back", steps: [])
    let sitting = Routine(id: "sit", title: "Sit", position: "sitting", steps: [])
    #expect((advice.position(in: lying) != nil) == isTold)
    #expect(advice.position(in: sitting) == nil)
  }

  @Test(arguments: [(nil, true), (139, true), (141, false), (-10, true)] as [(Double?, Bool)])
  func `nobody lies on a roller from the middle of a pregnancy on`(due: Double?, isLocked: Bool) {
    var answers = answers(risks: [.pregnancy])
    answers.risks[.pregnancy]?.dueDate = due.map { Self.now + $0 * Self.day }
    #expect(locked(answers) == ["press", "roll"])
    answers.risks[.pregnancy]?.clearedAt = Self.now
    #expect(locked(answers) == (isLocked ? ["roll"] : []))
  }

  // MARK: When

  @Test func `signs are asked about weekly and risks are kept`() {
    var answers = answers(.lump, risks: [.cancer])
    #expect(!advice(answers, daysLater: 6.9).isDue && advice(answers, daysLater: 7).isDue)
    #expect(advice(answers, daysLater: -1).isDue)
    answers.apply(.noSigns)
    #expect(answers.signs.isEmpty && answers.risks.count == 1)
    #expect(locked(answers, daysLater: 400) == ["press", "roll", "heat", "cold"])
  }

  @Test func `a fresh injury is asked about after two days and locked until then and after`() {
    let answers = answers(.freshInjury)
    #expect(!advice(answers, daysLater: 1.9).isDue && advice(answers, daysLater: 2).isDue)
    #expect(locked(answers, daysLater: 9).contains("stretch"))
  }

  @Test func `the list is asked about every twelve weeks, and after a birth`() {
    var answers = answers(risks: [.pregnancy])
    #expect(!advice(answers, daysLater: 83).isListDue && advice(answers, daysLater: 84).isListDue)
    answers.risks[.pregnancy]?.dueDate = Self.now + 10 * Self.day
    #expect(!advice(answers, daysLater: 23).isListDue && advice(answers, daysLater: 24).isListDue)
    answers.apply(.done, at: Self.now + 24 * Self.day)
    #expect(!advice(answers, daysLater: 25).isListDue)
  }

  @Test func `a changed answer is a new one`() {
    var answers = answers()
    answers.apply(.risk(.cancer))
    answers.apply(.clearance(.cancer))
    #expect(answers.risks[.cancer]?.clearedAt != nil)
    answers.apply(.risk(.cancer))
    answers.apply(.risk(.cancer))
    #expect(answers.risks[.cancer]?.clearedAt == nil)
    answers.apply(.clearance(.heart))
    #expect(answers.risks[.heart] == nil)
  }

  // MARK: Old answers

  @Test(arguments: SafetyAnswer.allCases, [0, 3, 8, 4_000.0])
  func `an old answer gives at least the lock that it gave`(answer: SafetyAnswer, days: Double) {
    let answers = SafetyAnswers(old: Answer(answer, at: Self.now - days * Self.day))
    let advice = advice(answers)
    for routine in Self.all {
      let wasLocked =
        answer == .emergency
        || (answer != .nothing && !routine.loads.isDisjoint(with: [.press, .roll]))
      #expect((advice.lock(on: routine) != nil) == wasLocked)
      let asked = advice.admission(of: routine, canAsk: true)
      #expect(asked == (answer == .emergency ? .locked(.emergency) : .ask(.signs)))
    }
    var ticked = answers
    ticked.apply(.sign(.lump))
    ticked.apply(.sign(.lump))
    #expect(ticked == answers, "nothing but the end of the page answers it")
    ticked.apply(.noSigns)
    #expect(locked(ticked) == [])
  }

  @Test func `answers that cannot be read lock what presses and are asked again`() {
    var answers = answers()
    answers.isUnreadable = true
    #expect(locked(answers) == ["press", "roll"])
    #expect(advice(answers).admission(of: Self.stretch, canAsk: true) == .ask(.signs))
    answers.apply(.done)
    #expect(locked(answers) == [])
  }

  // MARK: Joining

  /// Any answers, by a seed.
  private func random(_ random: inout SeededGenerator) -> SafetyAnswers {
    func moment() -> Date { Self.now - Double(Int.random(in: 0...60, using: &random)) * Self.day }
    var answers = SafetyAnswers(.nothing, at: moment())
    for sign in Sign.allCases where Int.random(in: 0...9, using: &random) == 0 {
      answers.signs[sign] = moment()
    }
    for risk in Risk.allCases where Int.random(in: 0...3, using: &random) == 0 {
      answers.risks[risk] = RiskAnswer(
        since: moment(), clearedAt: Bool.random(using: &random) ? moment() : nil,
        dueDate: Bool.random(using: &random) ? moment() + 200 * Self.day : nil)
    }
    if let group = SafetyAnswer.allCases.randomElement(using: &random), group != .nothing {
      answers.group = Answer(group, at: moment())
    }
    answers.isUnreadable = Int.random(in: 0...9, using: &random) == 0
    return answers
  }

  @Test func `joined answers lock all that either locks, but for an own clinician's word`() {
    for seed in 0..<500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let (own, other) = (random(&generator), random(&generator))
      var joined = own
      joined.join(other)
      #expect(Set(locked(own)).isSubset(of: locked(joined)))
      var strict = other
      for risk in Risk.allCases {
        strict.risks[risk]?.clearedAt = nil
        if own.risks[risk]?.clearedAt != nil { strict.risks[risk] = nil }
      }
      #expect(Set(locked(strict)).isSubset(of: locked(joined)))
      var twice = joined
      twice.join(other)
      #expect(twice == joined, "twice is once")
      for (risk, answer) in joined.risks where answer.clearedAt != nil {
        #expect(answer.clearedAt == own.risks[risk]?.clearedAt)
      }
    }
  }
}

extension SafetyAnswers {
  fileprivate mutating func apply(
    _ edit: SafetyEdit, at now: Date = Date(timeIntervalSince1970: 1_795_995_000)
  ) {
    var care = Care(Answers(self), start: now, in: .gmt)
    care.answer(edit, after: .zero)
    self = care.answers.safety
  }
}
