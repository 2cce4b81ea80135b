import Coach
import RoutineEngine
import Screen
import Testing

@Suite struct SafetyQuestionTests {
  private func asked(
    after answer: SafetyAnswer? = nil, _ size: Size = Size(columns: 80, rows: 24)
  ) -> AppState {
    var state = Fixture.picking(size)
    state.recall(answer, isDue: true)
    return state
  }

  @Test func noneOfThemLeadsToTheList() {
    var state = asked()
    #expect(state.frame.text.contains("is any of this so?"))
    #expect(state.press(.character("n")) == [.keepSafety(.nothing)])
    state.press(.down, .enter)
    #expect(state.session?.timeline.routine.id == "roll")
  }

  @Test func theSecondTimeItAsksWhatIsNew() {
    #expect(asked(after: SafetyAnswer.nothing).frame.text.contains("new?"))
  }

  @Test(arguments: [
    (Key.character("1"), SafetyAnswer.emergency), (.character("2"), .soon),
    (.character("3"), .askFirst),
  ])
  func aYesNamesWhoToSeeAndLocksPressure(key: Key, answer: SafetyAnswer) {
    var state = asked()
    #expect(state.press(key) == [.keepSafety(answer)])
    #expect(state.frame.text.contains(answer.advice.prefix(40)))
    state.press(.enter)
    #expect(state.frame.text.contains("locked"))
    state.press(.down, .enter)
    #expect(state.session == nil)
    #expect(state.frame.text.contains(answer.advice.prefix(40)))
    // A stretch is not locked.
    state.press(.escape, .up, .enter)
    #expect(state.session?.timeline.routine.id == "lean")
  }

  @Test func theAnswerCanBeChanged() {
    var state = asked()
    state.press(.character("3"), .enter, .character("!"))
    #expect(state.press(.character("n")) == [.keepSafety(.nothing)])
    state.press(.down, .enter)
    #expect(state.session?.timeline.routine.id == "roll")
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
    let timeline = try Timeline(Fixture.roll)
    var state = AppState(
      asking: nil, isDue: true, before: timeline, from: 1, settings: PlaySettings(),
      size: Size(columns: 80, rows: 24), glyphs: .unicode, at: .zero)
    let effects = state.press(.character("n"))
    #expect(effects.first == .keepSafety(.nothing))
    #expect(state.session?.index == 1)
  }

  @Test func aLockedSessionDoesNotBegin() throws {
    let timeline = try Timeline(Fixture.roll)
    var state = AppState(
      asking: .soon, isDue: false, before: timeline, settings: PlaySettings(),
      size: Size(columns: 80, rows: 24), glyphs: .unicode, at: .zero)
    #expect(state.frame.text.contains("within days"))
    #expect(state.press(.enter) == [.quit])
  }

  @Test func whatPressesIsFoundWithinWhatIsIncluded() {
    #expect(Fixture.roll.presses && !Fixture.stretch.presses)
    let all = Routine(
      id: "all", title: "All", kind: .care, steps: [Step(.group([Step(.include(Fixture.roll))]))])
    #expect(all.presses)
    var skipped = Step(.include(Fixture.roll))
    skipped.isSkipped = true
    #expect(!Routine(id: "all", title: "All", kind: .care, steps: [skipped]).presses)
  }

  @Test func aSessionThatWasCutOffGoesOnAfterTheAnswerOnly() throws {
    let timeline = try Timeline(Fixture.roll)
    var state = asked()
    state.offerToGoOn(with: "Roll", at: "at the beginning", on: "23 Nov, 18:05")
    #expect(state.press(.enter) == [.takeUp(.goOn)])
    #expect(
      state.goOn(with: timeline, at: 0, spent: .seconds(30), isHandsFree: true).isEmpty)
    #expect(state.session == nil)
    state.press(.character("n"))
    #expect(state.session?.isHandsFree == true)
  }

  @Test func aSessionThatIsLockedSinceDoesNotGoOn() throws {
    let timeline = try Timeline(Fixture.roll)
    var state = Fixture.picking()
    state.recall(.soon, isDue: false)
    #expect(state.goOn(with: timeline, at: 0, spent: .zero, isHandsFree: true).isEmpty)
    state.press(.enter)
    #expect(state.session == nil && state.frame.text.contains("what does your back need?"))
  }
}
