import CarePlan
import Drawing
import RoutineEngine
import Testing

@testable import TUI

@Suite struct SummaryTests {
  /// The summary of a whole session, at its end.
  private func summed(
    _ size: Size = Size(columns: 80, rows: 24), painBefore: Key? = nil
  ) throws -> App {
    var app = try Fixture.playing(Fixture.stretch, size)
    if let painBefore { app.press(painBefore) }
    app.press(.enter)
    app.run(until: .seconds(600))
    try #require(app.isSummedUp)
    return app
  }

  // MARK: The offer

  @Test(arguments: [("y", true, "holds of 25 s."), ("n", false, "Your dose stays as it is.")])
  func `one key answers the offer, which is not repeated`(
    key: Character, isAccepted: Bool, reply: String
  ) throws {
    var app = try summed()
    app.receive(.suggestion(Fixture.offer))
    #expect(app.sees("Hold 25 s instead of 20 s next"))
    #expect(app.sees(" y  yes   n  no"))
    #expect(
      app.press(.character(key))
        == [.save(.suggestion(isAccepted: isAccepted)), .load(.doses)])
    #expect(app.sees(reply) && !app.sees("Hold 25 s"))
    // Once is enough: neither key nor record asks again.
    #expect(app.press(.character(key)).isEmpty)
    app.receive(.suggestion(Fixture.offer))
    #expect(!app.sees("Hold 25 s"))
  }

  @Test func `without an offer its keys do nothing`() throws {
    var app = try summed()
    let before = app.frame
    #expect(app.press(.character("y"), .character("n")).isEmpty)
    #expect(app.frame == before)
  }

  @Test func `leaving the summary does not answer the offer`() throws {
    var app = try summed()
    app.receive(.suggestion(Fixture.offer))
    #expect(app.press(.enter) == [.quit])
  }

  /// The effects of the end of a session.
  private func effectsOfTheEnd(painBefore: Key? = nil) throws -> (App, [AppEffect]) {
    var app = try Fixture.playing(Fixture.stretch)
    if let painBefore { app.press(painBefore) }
    app.press(.enter)
    let effects = app.run(until: .seconds(600))
    return (app, effects.filter { if case .load = $0 { true } else { false } })
  }

  @Test func `after pain before a session, a suggestion waits for the pain after it`() throws {
    let report = AppEffect.load(.report)
    let suggestion = AppEffect.load(.suggestion(over: Prescription()))
    #expect(try effectsOfTheEnd().1 == [report, suggestion])
    var (app, effects) = try effectsOfTheEnd(painBefore: .character("4"))
    #expect(effects == [report])
    var silent = app
    effects = app.press(.character("3"), at: .seconds(600))
    #expect(effects == [.save(.painAfter(3)), .save(.pain(4)), report, suggestion])
    effects = silent.press(.character("-"))
    #expect(effects == [.save(.painAfter(nil)), report, suggestion])
    #expect(!silent.sees("How bad is it now?"))
  }

  // MARK: Doses in the list

  private func picking(agreedAt level: Level = .standard) -> App {
    var app = Fixture.picking()
    var doses = AgreedDoses()
    doses["lean", level] = Prescription(level: level, hold: .seconds(25))
    app.receive(.doses(doses))
    return app
  }

  @Test func `an agreed dose is shown and used by the session`() {
    var app = picking()
    #expect(app.sees("You said yes to holds of 25 s."))
    app.press(.right)
    #expect(app.sees("2 × 25 s"))
    app.press(.left)
    app.press(.enter)
    #expect(app.session?.timeline.prescription == Prescription(hold: .seconds(25)))
  }

  @Test func `a dose agreed at one level does not apply at another`() {
    var app = picking(agreedAt: .gentle)
    #expect(!app.sees("You said yes"))
    app.press(.enter)
    #expect(app.session?.timeline.prescription == Prescription())
  }

  @Test func `a key restores the usual dose of a routine`() {
    var app = picking()
    let effects = app.press(.character("u"))
    #expect(effects.first == .save(.usualDose(of: "lean", at: .standard)))
    app.receive(.doses(AgreedDoses()))
    #expect(!app.sees("You said yes"))
    #expect(!app.press(.character("u")).contains(.save(.usualDose(of: "lean", at: .standard))))
  }

  // MARK: Small windows

  /// Whatever the window, what is asked is seen without a key, and all the rest by scrolling.
  @Test(arguments: [Size(columns: 40, rows: 12), Size(columns: 20, rows: 5)])
  func `a small window shows the pain question and scrolls to all the rest`(size: Size) throws {
    var app = try summed(size)
    #expect(app.sees("How bad is it now?"))
    app.receive(.report(["Today 1 of 1-3.", "Again from about 14:00.", "One more line of words."]))
    app.receive(.suggestion(Fixture.offer))
    var seen = app.frame.text
    for _ in 0..<40 {
      app.press(.down)
      seen += app.frame.text
    }
    for words in ["Easy on three", "Today 1 of 1-3.", "more line", "Lean", "exercise"] {
      #expect(seen.contains(words), "\(words)")
    }
    let end = app.frame
    app.press(.down)
    #expect(app.frame == end)
    for _ in 0..<40 { app.press(.up) }
    _ = app.send(.scroll(40), at: .seconds(600))
    #expect(app.frame == end)
  }

  @Test func `every action of the summary keymap has a key, and no key has two actions`() {
    #expect(Set(Keymaps.summary.bindings.map(\.action)) == Set(SummaryAction.allCases))
    let keys = Keymaps.summary.bindings.map(\.keys)
    let all = keys.flatMap { $0 }
    #expect(Set(all).count == all.count && !keys.contains([]))
  }

  // MARK: Praise

  @Test func `a timer that is over says so, and asks nothing about backs`() throws {
    let step = Step(.hold(Dose(.seconds(20))), title: "Tea")
    var app = try Fixture.playing(Routine(id: Routine.timerID, title: "Tea", steps: [step]))
    app.run(until: .seconds(60))
    #expect(app.sees("Time is up: Tea."))
    for words in ["back", "exercise", "Pain", "How was"] {
      #expect(!app.sees(words), "\(words)")
    }
  }

  @Test func `praise follows what was done`() throws {
    #expect(try summed().sees("Your back will thank you."))
    var skipped = try Fixture.playing(Fixture.stretch)
    for _ in 0..<20 { skipped.press(.character("n")) }
    #expect(skipped.sees("You skipped through.") && !skipped.sees("thank you"))
    var part = try Fixture.playing(Fixture.stretch)
    part.press(.enter)
    part.run(until: .seconds(26))
    for _ in 0..<20 { part.press(.character("n"), at: .seconds(26)) }
    #expect(part.sees("You did 1 of 4 parts.") && !part.sees("Done"))
    var left = try Fixture.playing(Fixture.stretch)
    left.press(.enter)
    left.run(until: .seconds(26))
    left.press(.character("q"), .character("y"), at: .seconds(26))
    #expect(left.sees("Stopped early, after 1 of 4 parts."))
    var nothing = try Fixture.playing(Fixture.stretch)
    nothing.press(.character("q"), .character("y"))
    #expect(nothing.sees("Nothing was done this time."))
  }

  @Test(arguments: [Key.character("s"), .character("e")])
  func `who stops because it hurts is not blamed`(answer: Key) throws {
    for start in [Duration.zero, .seconds(3)] {
      let step = Step(.active(Dose(.seconds(30))), title: "Swing")
      var app = try Fixture.playing(Routine(id: "swing", title: "Swing", steps: [step]))
      app.run(until: .seconds(6) + start)
      app.press(.character("!"), answer, at: .seconds(6) + start)
      #expect(app.isSummedUp && !app.sees("skipped"))
      #expect(app.sees("because it hurt."))
    }
  }

  @Test func `what was done beside what hurt counts`() throws {
    var app = try Fixture.playing(Fixture.stretch)
    app.press(.enter)
    app.run(until: .seconds(26))
    app.run(until: .seconds(40))
    app.press(.character("!"), .character("s"), at: .seconds(40))
    #expect(app.sees("You stopped a move because it hurt. What you did counts."))
  }

  @Test func `who leaves a roller early is told how to get up`() throws {
    var roll = Fixture.roll
    roll.position = "lying on the back"
    roll.steps.append(Step(.prompt, title: "Get up", text: "Roll onto your side."))
    let all = Routine(id: "all", title: "All", steps: [Step(.include(roll))])
    for routine in [roll, all] {
      for leave in [[Key.character("q"), .character("y")], [.character("!"), .character("e")]] {
        var app = try Fixture.playing(routine)
        app.run(until: .seconds(20))
        for key in leave { app.press(key, at: .seconds(20)) }
        #expect(app.sees("Roll onto your side."))
        #expect(app.closing().contains("Roll onto your side."))
      }
    }
    roll.position = "standing"
    var standing = try Fixture.playing(roll)
    standing.run(until: .seconds(20))
    standing.press(.character("q"), .character("y"), at: .seconds(20))
    #expect(!standing.sees("Roll onto your side."))
  }

  @Test func `the dose is rated by one key`() throws {
    for (key, ease) in [("e", Ease.tooEasy), ("a", .aboutRight), ("h", .tooHard)] {
      var app = try summed()
      #expect(app.sees("How was it?") && !app.sees("✓  "))
      let effects = app.press(.character(Character(key)), at: .seconds(600))
      #expect(effects.first == .save(.ease(ease)))
      #expect(app.frame.text.contains(/(too easy|about right|too hard) +✓/))
    }
  }

  // MARK: What is next

  @Test func `a session in which nothing was done asks nothing`() throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)] {
      var app = try Fixture.playing(Fixture.stretch, size)
      app.press(.character("q"), .character("y"))
      #expect(app.sees("Nothing was done this time."))
      #expect(!app.sees("How was the dose?") && !app.sees("too easy"))
      #expect(!app.sees("How bad is it now?"))
      let effects = app.press(.character("e"), .character("a"), .character("h"))
      #expect(effects.allSatisfy { if case .say = $0 { true } else { false } })
      #expect(app.sees("You did no exercise"))
    }
  }

  /// The keys of pain work after any session, so they are shown.
  @Test func `where nothing was done pain can be said all the same`() throws {
    var app = try Fixture.playing(Fixture.stretch)
    app.press(.character("q"), .character("y"))
    #expect(app.sees("0-9 t") && !app.sees("no questions"))
    #expect(app.press(.character("t")).first == .save(.painAfter(10)))
    #expect(app.frame.text.contains(/after +█/))
  }

  @Test func `a timer asks nothing, and says so`() throws {
    let timer = Routine(
      id: Routine.timerID, title: "Timer", steps: [Step(.hold(Dose(.seconds(10))))])
    var app = try Fixture.playing(timer)
    app.run(until: .seconds(60))
    for key in ["5", "t", "e"] {
      let effects = app.press(.character(Character(key)), at: .seconds(60))
      #expect(effects == [.say("A timer has no questions.")])
      #expect(app.sees("A timer has no questions."))
    }
  }

  // MARK: What was done

  /// The segments of the strip that have the colour of work.
  private func workOnStrip(_ app: App) -> Int {
    let columns = app.frame.row(1).map { $0.style.fill?.ink == .work }
    return zip([false] + columns, columns).count { !$0 && $1 }
  }

  @Test(arguments: [0, 1, 2, 4])
  func `the strip shows what was done, and nothing else, in the colour of work`(
    done: Int
  ) throws {
    var app = try Fixture.playing(Fixture.stretch)
    app.press(.enter)
    let ends = [Duration.zero, .seconds(26), .seconds(51), .seconds(76), .seconds(600)]
    app.run(until: ends[done])
    for _ in 0..<20 where !app.isSummedUp { app.press(.character("n"), at: ends[done]) }
    #expect(workOnStrip(app) == done)
    // Without colours a dash tells what was passed over.
    let dashes = app.frame.row(1).count { $0.glyph == "–" }
    #expect(dashes >= 4 - done && (dashes == 0) == (done == 4))
  }

  @Test func `success has its colour only where all was done`() throws {
    func headlineInk(_ app: App) -> Ink { app.frame[2, 3].style.ink }
    var part = try Fixture.playing(Fixture.stretch)
    part.press(.enter)
    part.run(until: .seconds(26))
    for _ in 0..<20 { part.press(.character("n"), at: .seconds(26)) }
    #expect(headlineInk(part) == .plain)
    var nothing = try Fixture.playing(Fixture.stretch)
    nothing.press(.character("q"), .character("y"))
    #expect(headlineInk(nothing) == .plain)
  }

  @Test(arguments: [(Routine.Kind.stretch, true), (.mobility, true), (.care, false)])
  func `only exercise is called exercise`(kind: Routine.Kind, isExercise: Bool) throws {
    var routine = Fixture.stretch
    routine.kind = kind
    var app = try Fixture.playing(routine)
    app.press(.enter)
    app.run(until: .seconds(600))
    #expect(app.sees("1 min 20 s") && app.sees("of exercise") == isExercise)
  }

  @Test func `pain before and after are two bars with the change`() throws {
    var app = try summed(painBefore: .character("3"))
    #expect(app.sees("How bad is it now?"))
    app.press(.character("1"), at: .seconds(600))
    #expect(app.frame.text.contains(/before +█/) && app.frame.text.contains(/after +█/))
    #expect(app.sees("2 less"))
  }

  @Test func `a click on a number says the pain`() throws {
    var app = try summed(painBefore: .character("3"))
    let button = try #require(app.frame.buttons.first { $0.key == .character("2") })
    let effects = app.send(.click(x: button.rect.x, y: button.rect.y), at: .seconds(600))
    #expect(effects.first == .save(.painAfter(2)))
  }

  /// A session from the list, at its end, with the history read.
  private func summedFromList() -> App {
    var other = Fixture.stretch
    other.id = "reach"
    other.title = "Reach"
    let entries =
      Fixture.entries + [
        RoutineListEntry(id: "reach", isOwn: true, content: .routine(other))
      ]
    var app = Fixture.picking(entries: entries)
    app.receive(.practice(Fixture.practice([:])))
    app.press(.enter, .enter)
    app.run(until: .seconds(600))
    app.receive(.practice(Fixture.practice(["lean": 1])))
    return app
  }

  @Test func `Enter does the next of today's, and the list comes after it`() {
    var app = summedFromList()
    #expect(app.sees("Enter  Reach, 2 min") && app.sees("Next: Reach, 2 min, short"))
    app.press(.enter, at: .seconds(600))
    #expect(app.session?.timeline.routine.id == "reach")
    app.press(.character("q"), .character("y"), .escape, at: .seconds(601))
    #expect(app.sees("what does your back need?"))
  }

  @Test func `a session that was stopped by pain promises no other one of today`() {
    // Neither presses nor stretches: a stop does not close them.
    let breathing = ["slow", "slower"].map { id in
      var routine = Fixture.breathing
      (routine.id, routine.title, routine.kind) = (id, id.capitalized, .breathing)
      return routine
    }
    let entries =
      Fixture.entries
      + breathing.map { RoutineListEntry(id: $0.id, isOwn: true, content: .routine($0)) }
    var app = Fixture.picking(entries: entries)
    app.receive(.practice(Fixture.practice([:])))
    for letter in "/slower" { app.press(.character(letter)) }
    app.press(.enter)
    app.press(.character("!"), .character("e"), at: .seconds(8))
    let report = ["This routine: 1 of 1-3 today. Next one: after about 8:00."]
    app.receive(.report(report))
    #expect(app.isSummedUp && breathing.allSatisfy { app.advice.lock(on: $0) == nil })
    #expect(app.sees("Stop for today."))
    #expect(!app.sees("Next"))
    let closing = app.closing(with: report)
    #expect(!closing.contains { $0.contains("Next one") }, "\(closing)")
    // Nor does Enter begin one.
    app.press(.enter, at: .seconds(9))
    #expect(app.session == nil && app.sees("what does your back need?"))
  }

  @Test func `r does it again, Esc leads to the list, and q never ends the program from here`() {
    var app = summedFromList()
    app.press(.character("r"), at: .seconds(600))
    #expect(app.session?.timeline.routine.id == "lean")
    var other = summedFromList()
    #expect(other.press(.character("q"), at: .seconds(600)).isEmpty)
    #expect(other.sees("what does your back need?"))
  }
}
