import CarePlan
import Drawing
import RoutineEngine
import Testing

@testable import TUI

@Suite struct SafetyQuestionTests {
  private func asked(_ size: Size = Size(columns: 80, rows: 24)) -> App {
    Fixture.picking(size, care: Care(signs: nil))
  }

  private func playing(
    _ routine: Routine, from index: Int = 0, care: Care, hasKeys: Bool = true
  ) throws -> App {
    App.playing(
      SessionRequest(try Timeline(routine), from: index), care: care,
      settings: PlaySettings(hasKeys: hasKeys), size: Size(columns: 80, rows: 24),
      glyphs: .unicode, at: .zero
    ).app
  }

  @Test func noneOfThemLeadsToTheList() {
    var app = asked()
    #expect(app.sees("is any of this so?"))
    #expect(app.press(.character("n")) == [.save(.safety(.nothing))])
    app.press(.enter)
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test(arguments: [
    (SafetyAnswer.nothing, "anything of this new?"), (.soon, "is any of this so?"),
    (.askFirst, "is any of this so?"),
  ])
  func aWeekLaterItAsksAgain(answer: SafetyAnswer, text: String) throws {
    var app = Fixture.picking(care: Care(signs: answer))
    app.press(.enter, at: .seconds(7 * 86_400))
    #expect(app.session == nil)
    #expect(app.sees(text))
    app.press(.character("n"), at: .seconds(7 * 86_400))
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test(arguments: [(Key.character("2"), SafetyAnswer.soon), (.character("3"), .askFirst)])
  func aYesNamesWhoToSeeAndLocksPressure(key: Key, answer: SafetyAnswer) {
    var app = asked()
    #expect(app.press(key).first == .save(.safety(answer)))
    #expect(app.sees(answer.advice.prefix(40)))
    app.press(.enter)
    #expect(app.sees("locked"))
    app.press(.down, .enter)
    #expect(app.session == nil && app.lock == .signs(answer))
    #expect(app.sees(answer.advice.prefix(40)))
    // A stretch is not locked.
    app.press(.escape, .up, .enter)
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test func anEmergencyStandsInThePlaceOfTheList() {
    var app = asked()
    app.press(.character("1"))
    let keys = Keymaps.list.bindings.flatMap(\.keys) + Pain.keys
    for key in keys where key != .character("q") && key != .character("c") {
      app.press(key)
      if app.sees("any key closes this") { app.press(.escape) }
      #expect(app.session == nil && app.sees("Stop. Do not exercise."))
    }
    #expect(app.press(.character("q")) == [.quit])
  }

  @Test(arguments: [0, 8, 400]) func anEmergencyHoldsUntilItIsAnsweredAnew(days: Int) throws {
    var app = Fixture.picking(care: Care(signs: .emergency))
    let later = Duration.seconds(days * 86_400)
    app.press(.enter, .enter, at: later)
    app.receive(.interrupted(ResumePrompt(title: "Lean", place: "", moment: "")))
    #expect(app.sees("Stop. Do not exercise."))
    let timeline = try Timeline(Fixture.stretch)
    app.receive(
      .resumed(
        SessionRequest(
          timeline, from: 0, spent: .zero, isHandsFree: false, continuesAnother: true)))
    #expect(app.session == nil && app.lock == .emergency)
    #expect(app.command(.resumed, at: later).refusal == Format.noSession)
    app.press(.character("c"), .character("n"), at: later)
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test(arguments: [true, false]) func nothingBeginsInAnEmergency(hasKeys: Bool) throws {
    for routine in [Fixture.stretch, Fixture.roll, Fixture.breathing] {
      var app = try playing(routine, care: Care(signs: .emergency), hasKeys: hasKeys)
      #expect(app.session == nil && app.lock == .emergency)
      #expect(app.press(.enter) == [.quit])
      #expect(app.lock == .emergency)
    }
  }

  @Test func theAnswerCanBeChanged() {
    var app = asked()
    app.press(.character("3"), .enter, .character("!"))
    #expect(app.press(.character("n")) == [.save(.safety(.nothing))])
    app.press(.enter)
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test func whatHasNotBeenSeenCannotBeDenied() {
    var app = asked(Size(columns: 20, rows: 5))
    #expect(app.press(.character("n")).isEmpty)
    #expect(!app.sees("what does"))
    var presses = 1
    while app.press(.character("n")).isEmpty {
      presses += 1
      if presses > 40 { break }
    }
    #expect((5...30).contains(presses))
  }

  @Test func aSessionBeginsAfterTheAnswer() throws {
    var app = try playing(Fixture.stretch, from: 1, care: Care(signs: nil))
    let effects = app.press(.character("n"))
    #expect(effects.first == .save(.safety(.nothing)))
    #expect(app.session?.index == 1)
  }

  @Test func whereNobodyCanBeAskedItBegins() throws {
    #expect(try playing(Fixture.stretch, care: Care(signs: nil), hasKeys: false).session != nil)
    #expect(try playing(Fixture.roll, care: Care(signs: nil), hasKeys: false).session != nil)
  }

  @Test func aLockedSessionDoesNotBegin() throws {
    var app = try playing(Fixture.roll, care: Care(signs: .soon))
    #expect(app.sees("within days") && app.lock == .signs(.soon))
    #expect(app.press(.enter) == [.quit])
  }

  @Test func aSessionThatWasCutOffGoesOnAfterTheAnswerOnly() throws {
    let timeline = try Timeline(Fixture.stretch)
    var app = asked()
    app.receive(
      .interrupted(ResumePrompt(title: "Lean", place: "at the beginning", moment: "23 Nov, 18:05")))
    #expect(app.press(.enter) == [.resume(.resume)])
    app.receive(
      .resumed(
        SessionRequest(
          timeline, from: 0, spent: .seconds(30), isHandsFree: true, continuesAnother: true)))
    #expect(app.session == nil && app.screens.last?.comesBeforeSession == true)
    app.press(.character("n"))
    #expect(app.session?.isHandsFree == true)
    // The question behind it was answered with it.
    app.press(.character("q"), .character("y"), .enter)
    #expect(app.sees("what does your back need?"))
  }

  @Test func aSessionThatIsLockedSinceDoesNotGoOn() throws {
    let timeline = try Timeline(Fixture.roll)
    var app = Fixture.picking(care: Care(signs: .soon))
    app.receive(
      .resumed(
        SessionRequest(
          timeline, from: 0, spent: .zero, isHandsFree: true, continuesAnother: true)))
    app.press(.enter)
    #expect(app.session == nil && app.sees("what does your back need?"))
  }
}
