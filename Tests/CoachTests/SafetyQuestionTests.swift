import CarePlan
import Drawing
import RoutineEngine
import Testing

@testable import Coach

@Suite struct SafetyQuestionTests {
  private func asked(_ size: Size = Size(columns: 80, rows: 24)) -> AppState {
    Fixture.picking(size, care: Care(signs: nil))
  }

  private func playing(
    _ routine: Routine, from index: Int = 0, care: Care, hasKeys: Bool = true
  ) throws -> AppState {
    AppState.playing(
      SessionRequest(try Timeline(routine), from: index), care: care,
      settings: PlaySettings(hasKeys: hasKeys), size: Size(columns: 80, rows: 24),
      glyphs: .unicode, at: .zero
    ).state
  }

  @Test func noneOfThemLeadsToTheList() {
    var state = asked()
    #expect(state.frame.text.contains("is any of this so?"))
    #expect(state.press(.character("n")) == [.keepSafety(.nothing)])
    state.press(.enter)
    #expect(state.session?.timeline.routine.id == "lean")
  }

  @Test(arguments: [
    (SafetyAnswer.nothing, "anything of this new?"), (.soon, "is any of this so?"),
    (.askFirst, "is any of this so?"),
  ])
  func aWeekLaterItAsksAgain(answer: SafetyAnswer, text: String) throws {
    var state = Fixture.picking(care: Care(signs: answer))
    state.press(.enter, at: .seconds(7 * 86_400))
    #expect(state.session == nil)
    #expect(state.frame.text.contains(text))
    state.press(.character("n"), at: .seconds(7 * 86_400))
    #expect(state.session?.timeline.routine.id == "lean")
  }

  @Test(arguments: [(Key.character("2"), SafetyAnswer.soon), (.character("3"), .askFirst)])
  func aYesNamesWhoToSeeAndLocksPressure(key: Key, answer: SafetyAnswer) {
    var state = asked()
    #expect(state.press(key).first == .keepSafety(answer))
    #expect(state.frame.text.contains(answer.advice.prefix(40)))
    state.press(.enter)
    #expect(state.frame.text.contains("locked"))
    state.press(.down, .enter)
    #expect(state.session == nil && state.lock == .signs(answer))
    #expect(state.frame.text.contains(answer.advice.prefix(40)))
    // A stretch is not locked.
    state.press(.escape, .up, .enter)
    #expect(state.session?.timeline.routine.id == "lean")
  }

  @Test func anEmergencyStandsInThePlaceOfTheList() {
    var state = asked()
    state.press(.character("1"))
    let keys = Keys.picker.bindings.flatMap(\.keys) + Pain.keys
    for key in keys where key != .character("q") && key != .character("c") {
      state.press(key)
      if state.frame.text.contains("any key closes this") { state.press(.escape) }
      #expect(state.session == nil && state.frame.text.contains("Stop. Do not exercise."))
    }
    #expect(state.press(.character("q")) == [.quit])
  }

  @Test(arguments: [0, 8, 400]) func anEmergencyHoldsUntilItIsAnsweredAnew(days: Int) throws {
    var state = Fixture.picking(care: Care(signs: .emergency))
    let later = Duration.seconds(days * 86_400)
    state.press(.enter, .enter, at: later)
    state.offerToGoOn(with: "Lean", at: "", on: "")
    #expect(state.frame.text.contains("Stop. Do not exercise."))
    let timeline = try Timeline(Fixture.stretch)
    _ = state.goOn(with: timeline, at: 0, spent: .zero, isHandsFree: false)
    #expect(state.session == nil && state.lock == .emergency)
    #expect(state.handle(wish: .resumed, at: later).refusal == Wording.noSession)
    state.press(.character("c"), .character("n"), at: later)
    #expect(state.session?.timeline.routine.id == "lean")
  }

  @Test(arguments: [true, false]) func nothingBeginsInAnEmergency(hasKeys: Bool) throws {
    for routine in [Fixture.stretch, Fixture.roll, Fixture.breathing] {
      var state = try playing(routine, care: Care(signs: .emergency), hasKeys: hasKeys)
      #expect(state.session == nil && state.lock == .emergency)
      #expect(state.press(.enter) == [.quit])
      #expect(state.lock == .emergency)
    }
  }

  @Test func theAnswerCanBeChanged() {
    var state = asked()
    state.press(.character("3"), .enter, .character("!"))
    #expect(state.press(.character("n")) == [.keepSafety(.nothing)])
    state.press(.enter)
    #expect(state.session?.timeline.routine.id == "lean")
  }

  @Test func whatHasNotBeenSeenCannotBeDenied() {
    var state = asked(Size(columns: 20, rows: 5))
    #expect(state.press(.character("n")).isEmpty)
    #expect(!state.frame.text.contains("what does"))
    var presses = 1
    while state.press(.character("n")).isEmpty {
      presses += 1
      if presses > 40 { break }
    }
    #expect((5...30).contains(presses))
  }

  @Test func aSessionBeginsAfterTheAnswer() throws {
    var state = try playing(Fixture.stretch, from: 1, care: Care(signs: nil))
    let effects = state.press(.character("n"))
    #expect(effects.first == .keepSafety(.nothing))
    #expect(state.session?.index == 1)
  }

  @Test func whereNobodyCanBeAskedItBegins() throws {
    #expect(try playing(Fixture.stretch, care: Care(signs: nil), hasKeys: false).session != nil)
    #expect(try playing(Fixture.roll, care: Care(signs: nil), hasKeys: false).session != nil)
  }

  @Test func aLockedSessionDoesNotBegin() throws {
    var state = try playing(Fixture.roll, care: Care(signs: .soon))
    #expect(state.frame.text.contains("within days") && state.lock == .signs(.soon))
    #expect(state.press(.enter) == [.quit])
  }

  @Test func aSessionThatWasCutOffGoesOnAfterTheAnswerOnly() throws {
    let timeline = try Timeline(Fixture.stretch)
    var state = asked()
    state.offerToGoOn(with: "Lean", at: "at the beginning", on: "23 Nov, 18:05")
    #expect(state.press(.enter) == [.takeUp(.goOn)])
    _ = state.goOn(with: timeline, at: 0, spent: .seconds(30), isHandsFree: true)
    #expect(state.session == nil && state.asksBeforeSession)
    state.press(.character("n"))
    #expect(state.session?.isHandsFree == true)
    // The question behind it was answered with it.
    state.press(.character("q"), .character("y"), .enter)
    #expect(state.frame.text.contains("what does your back need?"))
  }

  @Test func aSessionThatIsLockedSinceDoesNotGoOn() throws {
    let timeline = try Timeline(Fixture.roll)
    var state = Fixture.picking(care: Care(signs: .soon))
    _ = state.goOn(with: timeline, at: 0, spent: .zero, isHandsFree: true)
    state.press(.enter)
    #expect(state.session == nil && state.frame.text.contains("what does your back need?"))
  }
}
