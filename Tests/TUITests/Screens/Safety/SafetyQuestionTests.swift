import CarePlan
import Drawing
import Foundation
import RoutineEngine
import Testing

@testable import TUI

@Suite struct SafetyQuestionTests {
  private func asked(
    _ size: Size = Size(columns: 80, rows: 24), settings: PlaySettings = PlaySettings()
  ) -> App {
    Fixture.picking(size, settings: settings, care: Care(signs: nil))
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

  private func care(_ risks: Risk..., askedDaysAgo days: Double = 0) -> Care {
    let now = Date(timeIntervalSince1970: 1_795_995_000)
    var answers = SafetyAnswers(.nothing, at: now)
    answers.risksAskedAt = now - days * 86_400
    for risk in risks { answers.risks[risk] = RiskAnswer(since: now) }
    return Care(Answers(answers), start: now, in: .gmt)
  }

  /// The answers that some effects save last.
  private func saved(_ effects: [AppEffect]) -> SafetyAnswers? {
    effects.reversed().lazy.compactMap {
      if case .save(.safety(let answers)) = $0 { answers } else { nil }
    }.first
  }

  // MARK: Nothing

  @Test func `two key presses when nothing applies`() throws {
    var app = asked()
    #expect(app.sees("Do any of these apply to you?") && app.sees("It cannot examine or treat you"))
    for group in ["1  Emergency now", "2  A doctor soon", "3  A risk you have"] {
      #expect(app.sees(group))
    }
    let effects = app.press(.character("n"), .enter)
    let answers = try #require(saved(effects))
    #expect(answers.signs.isEmpty && answers.risks.isEmpty && answers.signsAskedAt != nil)
    #expect(answers.risksAskedAt != nil)
    app.press(.enter)
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test func `a wrong no is undone at once`() {
    var app = asked()
    #expect(app.press(.character("n")).allSatisfy { !$0.savesSafety })
    app.press(.escape)
    #expect(app.sees("Do any of these apply to you?"))
  }

  @Test func `Enter says what it needs`() {
    var app = asked()
    app.press(.enter)
    #expect(app.sees("Press n if you have none of these"))
    app.press(.character("2"), .enter)
    #expect(app.sees("Tick a line first"))
  }

  @Test func `Enter denies nothing that is not ticked`() {
    let now = Date(timeIntervalSince1970: 1_795_995_000)
    var unreadable = SafetyAnswers()
    unreadable.isUnreadable = true
    var listed = SafetyAnswers(.nothing, at: now - 8 * 86_400)
    listed.risks[.cancer] = RiskAnswer(since: now - 8 * 86_400)
    for answers in [unreadable, SafetyAnswers(old: Answer(.soon, at: now)), listed] {
      var app = Fixture.picking(care: Care(Answers(answers), start: now, in: .gmt))
      let keys = [Key.enter, .enter, .character("3"), .enter, .enter, .enter]
      #expect(keys.flatMap { app.press($0) }.allSatisfy { !$0.savesSafety })
    }
  }

  @Test func `what has not been seen cannot be denied`() {
    var app = asked(Size(columns: 20, rows: 5))
    var presses = 0
    while !app.sees("None of these"), presses < 60 {
      app.press(.character("n"))
      presses += 1
    }
    #expect((5...50).contains(presses))
  }

  // MARK: Ticks

  @Test func `each line has a letter of its own, and it counts at once`() throws {
    for (key, group) in zip("123", SafetyGroup.allCases) {
      var app = asked()
      app.press(.character(key))
      for item in SafetyItem.items(of: group, in: SafetyAnswers()) {
        let letter = try #require(item.letter(in: group))
        #expect(Keymaps.safety.action(for: .character(letter)) == .letter)
        let ticked = try #require(saved(app.press(.character(letter))))
        #expect(ticked.signs.count + ticked.risks.count == 1)
        #expect(app.sees("[x]"))
        let undone = try #require(saved(app.press(.character(letter))))
        #expect(undone == SafetyAnswers())
      }
    }
  }

  @Test func `a click opens a group and ticks a line`() throws {
    var app = asked()
    func row(_ text: String) throws -> Int {
      try #require(
        app.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
          .firstIndex { $0.contains(text) })
    }
    _ = app.send(.click(x: 6, y: try row("chest pain or tightness")), at: .zero)
    #expect(app.sees("Tick all that apply"))
    let effects = app.send(.click(x: 30, y: try row("coughing up blood.")), at: .zero)
    #expect(saved(effects)?.signs.keys.first == .coughingBlood)
    #expect(app.send(.click(x: 30, y: 0), at: .zero).isEmpty)
  }

  @Test func `the advice fits what was ticked`() {
    var app = asked()
    app.press(.character("2"), .character("b"), .enter)
    #expect(app.sees("Ask a pharmacist or a doctor today."))
    #expect(app.sees("You have a rash, or a band of pain") && app.sees("Locked: pressing"))
    app.press(.character("c"), .character("2"), .character("b"), .escape)
    #expect(!app.sees("ticked"))
  }

  @Test(arguments: [("2", "l", "soon"), ("3", "f", "ask-first"), ("3", "g", "risk")])
  func `a yes locks pressure and not a stretch`(group: Character, letter: Character, name: String) {
    var app = asked()
    app.press(.character(group), .character(letter), .enter)
    #expect(app.sees("Locked: pressing and rolling."))
    let answers = saved(app.press(.enter))
    #expect(answers?.signsAskedAt != nil)
    #expect(app.sees("locked") && app.sees("what does your back need?"))
    app.press(.down, .enter)
    #expect(app.session == nil && app.lock?.name == name)
    #expect(app.sees("You said:"))
    app.press(.escape, .up, .enter)
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test func `a clinician's word unlocks one risk and has its date`() throws {
    var app = Fixture.picking(care: care(.thinBones, .steroids))
    app.press(.character("!"), .character("3"), .character("h"), .character("h"))
    app.press(.down)
    let answers = try #require(saved(app.press(.space)))
    #expect(answers.risks[.thinBones]?.clearedAt != nil)
    #expect(answers.risks[.steroids]?.clearedAt == nil)
    #expect(app.sees("A clinician said that it is fine (29 November 2026)"))
    app.press(.down, .character("i"), .escape, .escape, .down, .enter)
    #expect(app.lock == nil && app.sees("Pain now"))
  }

  @Test func `a baby is due in a month, or it is not said`() throws {
    var app = Fixture.picking(care: care(.pregnancy))
    app.press(.character("!"), .character("3"), .character("o"), .character("o"), .down, .down)
    #expect(app.sees("The baby is due: not said."))
    #expect(saved(app.press(.right, .right))?.risks[.pregnancy]?.dueDate != nil)
    #expect(app.sees("The baby is due in December 2026."))
    #expect(app.sees("month"))
    app.press(.left, .left)
    #expect(app.sees("The baby is due: not said."))
    app.press(.up)
    #expect(app.sees("space") && !app.sees("a-z"))
  }

  // MARK: Again

  @Test func `an honest none does not touch the list of risks`() throws {
    var app = Fixture.picking(care: care(.thinBones))
    let later = Duration.seconds(7 * 86_400)
    app.press(.down, .enter, at: later)
    #expect(app.sees("Do you have any of these now?") && app.sees("On your list: thin bones."))
    app.press(.character("n"), at: later)
    #expect(app.sees("On your list: thin bones."))
    let answers = try #require(saved(app.press(.enter, at: later)))
    #expect(answers.risks[.thinBones] != nil && answers.signsAskedAt != nil)
    #expect(app.session == nil && app.lock?.name == "risk")
  }

  @Test func `every twelve weeks it asks whether the list is right`() throws {
    var app = Fixture.picking(care: care(.steroids, askedDaysAgo: 83.9))
    app.press(.character("!"))
    #expect(!app.sees("still right"))
    app = Fixture.picking(care: care(.steroids, askedDaysAgo: 84))
    app.press(.character("!"))
    #expect(app.sees("Is your list still right? On it: steroid tablets."))
    for _ in 0..<9 where !app.sees("None of these") { app.press(.character("n")) }
    app.press(.enter, .character("!"))
    #expect(!app.sees("still right"))
  }

  @Test(arguments: [SafetyAnswer.nothing, .soon, .askFirst])
  func `a week later it asks again`(answer: SafetyAnswer) throws {
    var app = Fixture.picking(care: Care(signs: answer))
    let later = Duration.seconds(7 * 86_400)
    app.press(.enter, at: later)
    #expect(app.session == nil && app.sees("Do you have any of these now?"))
    app.press(.character("n"), .enter, at: later)
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test func `the list and the remote control say why a routine is locked`() throws {
    var app = Fixture.picking(care: care(.steroids))
    app.press(.down)
    #expect(app.sees("Locked. You said:") && app.sees("! changes your answer."))
    #expect(app.command(.resumed, at: .zero).refusal == Format.noSession)
    app.press(.enter)
    let refusal = app.command(.resumed, at: .zero).refusal
    #expect(refusal?.contains(Risk.steroids.sentence) == true)
    app.press(.escape, .up)
    #expect(!app.sees("Locked. You said:"))
  }

  // MARK: An emergency

  @Test func `an emergency stands in the place of the list`() {
    var app = asked()
    app.press(.character("1"), .character("a"), .enter)
    let keys = Keymaps.list.bindings.flatMap(\.keys) + Pain.keys
    for key in keys where key != .character("q") && key != .character("c") {
      app.press(key)
      if app.sees("What would you like to do?") { app.press(.escape) }
      #expect(app.session == nil && !app.sees("what does your back need?"))
    }
    app.press(.character("q"))
    #expect(app.sees("Leave unknot?"))
    #expect(app.press(.character("q")) == [.quit])
  }

  @Test func `Esc does not lead out of an emergency`() {
    var app = asked()
    app.press(.character("1"), .character("a"))
    for _ in 0..<6 {
      app.press(.escape)
      #expect(!app.sees("what does your back need?"))
    }
    app.press(.character("c"), .character("1"), .character("a"), .escape, .escape)
    #expect(app.sees("what does your back need?"))
  }

  @Test(arguments: [0, 8, 400]) func `an emergency holds until it is answered again`(
    days: Int
  ) throws {
    var app = Fixture.picking(care: Care(signs: .emergency))
    let later = Duration.seconds(days * 86_400)
    app.press(.enter, .enter, at: later)
    app.receive(.interrupted(ResumePrompt(routineID: "lean", title: "Lean", place: "", moment: "")))
    #expect(app.sees("Stop. Do not exercise."))
    let timeline = try Timeline(Fixture.stretch)
    app.receive(
      .requested(
        SessionRequest(
          timeline, from: 0, spent: .zero, isHandsFree: false, continuesAnother: true)))
    #expect(app.session == nil && app.lock == .emergency)
    let refusal = app.command(.resumed, at: later).refusal
    #expect(refusal?.hasPrefix("Stop. Do not exercise.") == true)
    app.press(.character("c"), .character("n"), at: later)
    #expect(app.sees("only when a doctor has said that it is safe"))
    app.press(.enter, at: later)
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test(arguments: [true, false]) func `nothing begins in an emergency`(hasKeys: Bool) throws {
    for routine in [Fixture.stretch, Fixture.roll, Fixture.breathing] {
      var app = try playing(routine, care: Care(signs: .emergency), hasKeys: hasKeys)
      #expect(app.session == nil && app.lock == .emergency)
      #expect(app.press(.enter) == [.quit])
      #expect(app.lock == .emergency)
    }
  }

  // MARK: Leaving

  @Test func `q asks, and any other key stays`() {
    var app = asked()
    app.press(.character("1"), .character("q"))
    #expect(app.sees("Leave unknot?"))
    app.press(.character("a"))
    #expect(app.sees("Emergency now") && !app.sees("[x]"))
    #expect(app.press(.character("q"), .enter).last == .quit)
  }

  @Test func `Esc goes back to the list unanswered, and a session asks again`() {
    var app = asked()
    app.press(.escape)
    #expect(app.sees("what does your back need?"))
    app.press(.enter)
    #expect(app.session == nil && app.sees("Do any of these apply to you?"))
  }

  // MARK: Sessions

  @Test func `a session begins after the answer`() throws {
    var app = try playing(Fixture.stretch, from: 1, care: Care(signs: nil))
    let effects = app.press(.character("n"), .enter)
    #expect(effects.contains { $0.savesSafety } && app.session?.index == 1)
  }

  @Test func `where nobody can be asked it begins`() throws {
    #expect(try playing(Fixture.stretch, care: Care(signs: nil), hasKeys: false).session != nil)
    #expect(try playing(Fixture.roll, care: Care(signs: nil), hasKeys: false).session != nil)
  }

  @Test func `a locked session does not begin`() throws {
    var app = try playing(Fixture.roll, care: Care(signs: .soon))
    #expect(app.sees("in the next few days") && app.lock?.name == "soon")
    #expect(app.press(.enter) == [.quit])
  }

  @Test func `a session that was cut off goes on after the answer only`() throws {
    let timeline = try Timeline(Fixture.stretch)
    var app = asked()
    app.receive(
      .interrupted(
        ResumePrompt(
          routineID: "lean", title: "Lean", place: "at the beginning", moment: "23 Nov, 18:05")))
    #expect(app.press(.enter) == [.resume(.resume)])
    app.receive(
      .requested(
        SessionRequest(
          timeline, from: 0, spent: .seconds(30), isHandsFree: true, continuesAnother: true)))
    #expect(app.session == nil && app.screens.last?.comesBeforeSession == true)
    app.press(.character("n"), .enter)
    #expect(app.session?.isHandsFree == true)
    // The question behind it was answered with it.
    app.press(.character("q"), .character("y"), .enter)
    #expect(app.sees("what does your back need?"))
  }

  @Test func `a session that is locked since does not go on`() throws {
    let timeline = try Timeline(Fixture.roll)
    var app = Fixture.picking(care: Care(signs: .soon))
    app.receive(
      .requested(
        SessionRequest(
          timeline, from: 0, spent: .zero, isHandsFree: true, continuesAnother: true)))
    app.press(.enter)
    #expect(app.session == nil && app.sees("what does your back need?"))
  }

  // MARK: Words

  @Test func `all of it is said in lines, and aloud where the voice is on`() throws {
    var app = asked()
    var said = app.press(.character("1"))
    for sign in SafetyGroup.emergency.signs {
      #expect(
        said.contains {
          if case .say(let text) = $0 { text.contains(sign.sentence) } else { false }
        })
    }
    #expect(!said.contains { if case .speak = $0 { true } else { false } })
    app = asked(settings: PlaySettings(hasVoice: true))
    said = app.press(.character("1"), .down, .space)
    let spoken = said.compactMap { if case .speak(let text) = $0 { text } else { nil } }
    #expect(spoken.count == 3 && spoken[0].hasPrefix("Emergency now. You have pain"))
    #expect(spoken[1].hasPrefix("Not ticked: The pain spreads"))
    #expect(spoken[2].hasPrefix("Ticked: The pain spreads"))
    let launch = App.list(
      care: Care(signs: nil), settings: PlaySettings(hasVoice: true),
      size: Size(columns: 80, rows: 24), glyphs: .unicode, at: .zero)
    #expect(
      launch.effects.contains {
        if case .speak(let text) = $0 { text.contains("Press 1, 2 or 3") } else { false }
      })
  }

  @Test(arguments: [
    Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 20, rows: 5),
  ])
  func `the chosen line is always seen`(size: Size) {
    for key in "123" {
      for glyphs in [GlyphSet.unicode, .ascii] {
        var app = Fixture.picking(size, glyphs: glyphs, care: Care(signs: nil))
        app.press(.character(key))
        for _ in 0..<18 {
          #expect(app.frame.text.contains(String(glyphs.selection)), "\(size) \(key)")
          app.press(.down)
        }
      }
    }
  }
}
