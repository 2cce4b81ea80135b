import CarePlan
import Foundation
import RoutineEngine
import Testing

@Suite struct AdviceTests {
  private static let stretch = Routine(
    id: "stretch", title: "Stretch", steps: [Step(.hold(Dose(.seconds(20))))])
  private static let roll = Routine(
    id: "roll", title: "Roll", kind: .massage, steps: [Step(.massage(Dose(.seconds(20))))])
  private static let breathe = Routine(
    id: "breathe", title: "Breathe", kind: .breathing, steps: [Step(.breathe(Dose(.seconds(20))))])

  /// 29 November 2026, half past eleven in the evening, in UTC.
  private let now = Date(timeIntervalSince1970: 1_795_995_000)

  private func advice(
    _ signs: SafetyAnswer?, daysAgo: Double = 0, pain: Int? = nil, minutesAgo: Double = 0,
    in timeZone: TimeZone = .gmt
  ) -> Advice {
    Advice(
      Answers(
        signs: signs.map { Answer($0, at: now - daysAgo * 86_400) },
        pain: pain.map { Answer($0, at: now - minutesAgo * 60) }), now: now, in: timeZone)
  }

  @Test(arguments: [-1, 0, 6.9, 7, 5_000]) func `an emergency locks every routine for ever`(
    days: Double
  ) {
    let advice = advice(.emergency, daysAgo: days)
    for routine in [Self.stretch, Self.roll, Self.breathe] {
      for canAsk in [true, false] {
        #expect(advice.admission(of: routine, canAsk: canAsk) == .locked(.emergency))
      }
    }
  }

  @Test func `an answer about signs counts for a week`() {
    for days in [0, 6.9] {
      #expect(
        advice(.nothing, daysAgo: days).admission(of: Self.stretch, canAsk: true)
          == .go(gently: nil))
    }
    for days in [-0.1, 7, 30] {
      let advice = advice(.nothing, daysAgo: days)
      #expect(advice.admission(of: Self.stretch, canAsk: true) == .ask(.signs))
      #expect(advice.admission(of: Self.roll, canAsk: false) == .go(gently: nil))
    }
    #expect(advice(nil).admission(of: Self.stretch, canAsk: true) == .ask(.signs))
  }

  @Test(arguments: [SafetyAnswer.soon, .askFirst], [0, 30.0])
  func `a sign that is no emergency locks pressing, not stretching`(
    signs: SafetyAnswer, days: Double
  ) {
    let advice = advice(signs, daysAgo: days)
    let lock = advice.lock(on: Self.roll)
    #expect(lock?.name == signs.rawValue && lock?.concerns(under: advice).count == 1)
    #expect(advice.lock(on: Self.stretch) == nil)
  }

  @Test(arguments: 0...10) func `the pain rating decides how pressing and stretching are admitted`(
    pain: Int
  ) {
    let advice = advice(.nothing, pain: pain)
    let said = Replies(pain: .said(pain))
    let expected: Admission =
      pain < 4 ? .go(gently: nil) : pain < 6 ? .go(gently: .pain(pain)) : .locked(.pain(pain))
    #expect(advice.admission(of: Self.roll, said, canAsk: true) == expected)
    #expect(advice.admission(of: Self.roll, canAsk: false) == expected)
    #expect(
      advice.admission(of: Self.stretch, canAsk: true)
        == (pain < 6 ? expected : .ask(.stretching(pain: pain))))
    #expect(advice.admission(of: Self.stretch, canAsk: false) == expected)
    #expect(advice.admission(of: Self.breathe, canAsk: false) == .go(gently: nil))
    let agreed = Replies(stretchesAllTheSame: true)
    #expect(
      advice.admission(of: Self.stretch, agreed, canAsk: true)
        == (pain < 4 ? .go(gently: nil) : .go(gently: .pain(pain))))
  }

  @Test func `pain is asked before each routine that presses`() {
    for pain in [nil, 0, 5] as [Int?] {
      #expect(
        advice(.nothing, pain: pain).admission(of: Self.roll, canAsk: true) == .ask(.pain))
    }
    let skipped = Replies(pain: .skipped)
    #expect(
      advice(.nothing).admission(of: Self.roll, skipped, canAsk: true)
        == .go(gently: .painNotSaid))
  }

  @Test func `the time zone decides whether a pain answer is of today`() throws {
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    // Half past midnight there, half past eleven at night here.
    #expect(advice(.nothing, pain: 8, minutesAgo: 60, in: .gmt).pain == 8)
    #expect(advice(.nothing, pain: 8, minutesAgo: 60, in: berlin).pain == nil)
    #expect(advice(.nothing, pain: 8, minutesAgo: 24 * 60).pain == nil)
  }

  @Test func `the pain of a day is its highest answer, unless that is corrected`() {
    var care = Care(signs: .nothing, start: now)
    #expect(care.answer(pain: 3, after: .zero) == 3)
    #expect(care.answer(pain: 8, after: .seconds(1)) == 8)
    #expect(care.answer(pain: 5, isCorrection: true, after: .seconds(2)) == 5)
    #expect(care.answer(pain: 2, after: .seconds(3)) == 5)
    // After midnight.
    #expect(care.answer(pain: 1, after: .seconds(1_800)) == 1)
  }

  @Test func `pressing and stretching are found in included routines`() {
    func including(_ routine: Routine, isSkipped: Bool = false) -> Routine {
      var step = Step(.include(routine))
      step.isSkipped = isSkipped
      return Routine(
        id: "all", title: "All", kind: .care, steps: [Step(.group([step]))])
    }
    #expect(Self.roll.presses && !Self.stretch.presses && !Self.breathe.presses)
    #expect(including(Self.roll).presses && !including(Self.roll, isSkipped: true).presses)
    #expect(Self.roll.stretches && Self.stretch.stretches && !Self.breathe.stretches)
    #expect(including(Self.stretch).stretches)
    #expect(!including(Self.stretch, isSkipped: true).stretches)
    #expect(!including(Self.breathe).stretches)
  }

  @Test func `a step says itself what touches the body`() {
    let ball = Routine(
      id: "ball", title: "Ball", steps: [Step(.hold(Dose(.seconds(30))), contact: .press)])
    let pack = Routine(
      id: "pack", title: "Pack", kind: .care,
      steps: [Step(.group([Step(.open(about: Dose(.seconds(600))), contact: .cold)]))])
    let hands = Routine(
      id: "hands", title: "Hands", kind: .care,
      steps: [Step(.massage(Dose(.seconds(60))), contact: Contact.none)])
    #expect(ball.contacts == [.press] && ball.presses)
    #expect(pack.contacts == [.cold] && !pack.presses)
    #expect(hands.contacts.isEmpty && Self.roll.contacts == [.press])
    let asked = advice(.soon)
    #expect(asked.lock(on: ball)?.name == "soon" && asked.lock(on: pack) == nil)
  }
}
