import Drawing
import RoutineEngine
import TUI
import Testing

/// Keys and moments in, effects and frames out.
@Suite struct AppTests {
  private func entered(_ effects: [AppEffect]) -> [Int] {
    effects.compactMap {
      if case .observe(.entered(let context, _)) = $0 { context.index } else { nil }
    }
  }

  // MARK: From the list to the end

  @Test func `Down and Enter start the second routine once pain is answered`() {
    var app = Fixture.picking()
    #expect(app.session == nil)
    let effects = app.press(.down, .enter, .character("0"))
    #expect(entered(effects) == [0])
    #expect(app.session?.timeline.routine.id == "roll")
  }

  @Test func `a session starts at the level chosen in the list`() {
    var app = Fixture.picking()
    app.press(.character("l"), .enter)
    #expect(app.session?.timeline.prescription.level == .full)
  }

  @Test func `a broken routine does not start and shows its error`() {
    var app = Fixture.picking()
    app.press(.end, .enter)
    #expect(app.session == nil)
    #expect(app.sees("line 7"))
  }

  @Test func `the list narrows as a filter is typed and is complete after the session`() {
    var app = Fixture.picking()
    app.press(.character("/"), .character("m"), .character("a"), .character("t"))
    #expect(!app.sees("Seitliche"))
    app.press(.enter, .character("0"))
    #expect(app.session?.timeline.routine.id == "roll")
    // Back in the list, everything is there again, and the choice where it was.
    app.press(.character("q"), .character("y"), .enter)
    #expect(app.sees("Seitliche"))
    app.press(.enter, .character("0"))
    #expect(app.session?.timeline.routine.id == "roll")
  }

  @Test func `a filter without a match says so, and Escape clears it`() {
    var app = Fixture.picking()
    app.press(.character("/"), .character("q"), .character("!"))
    #expect(app.sees("No match."))
    #expect(app.press(.enter).isEmpty && app.session == nil)
    app.press(.escape)
    #expect(app.sees("Seitliche"))
  }

  @Test func `after a session the summary is shown, then the list`() {
    var app = Fixture.picking()
    app.press(.enter, .enter)
    app.run(until: .seconds(600))
    #expect(app.isSummedUp && app.session == nil)
    #expect(app.sees("Your back will thank you."))
    #expect(app.press(.enter).isEmpty)
    #expect(!app.isSummedUp && app.sees("what does your back need?"))
    #expect(app.press(.character("q")) == [.quit])
  }

  @Test func `closing the summary of a directly started session quits the program`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(600))
    #expect(app.press(.enter) == [.quit])
  }

  @Test func `the mouse chooses and starts a routine`() {
    var app = Fixture.picking()
    #expect(app.send(.click(x: 5, y: 9), at: .zero).isEmpty)
    #expect(app.sees("Slow rolling"))
    _ = app.send(.click(x: 5, y: 9), at: .zero)
    #expect(entered(app.press(.character("0"))) == [0])
    var other = Fixture.picking()
    _ = other.send(.scroll(2), at: .zero)
    #expect(other.frame.text.contains("cannot be used"))
    #expect(other.send(.click(x: 70, y: 2), at: .zero).isEmpty)
  }

  @Test func `the guide opens over the list and closes again`() {
    var app = Fixture.picking()
    #expect(app.press(.character("i")) == [.load(.guide)])
    app.receive(.guide([Fixture.card]))
    #expect(app.sees("What is a knot?"))
    app.press(.enter)
    #expect(app.sees("It hurts when pressed."))
    app.press(.escape, .escape)
    #expect(app.sees("what does your back need?"))
  }

  // MARK: In a session

  @Test func `space at a prompt starts the next segment`() throws {
    var app = try Fixture.playing()
    app.press(.space)
    #expect(app.session?.index == 1)
  }

  @Test func `leaving pauses and asks, and staying resumes with a lead-in`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(8))
    #expect(
      app.press(.character("q"), at: .seconds(8)).last
        == .say(
          "Stop now? You have done 3 s so far. y: stop (Enter), n: carry on."))
    #expect(app.session?.isPaused == true)
    #expect(app.nextDeadline == nil)
    app.press(.character("n"), at: .seconds(30))
    #expect(app.session?.leadInRemaining(at: .seconds(30)) == .seconds(3))
    app.press(.character("q"), .character("y"), at: .seconds(31))
    #expect(app.isSummedUp)
  }

  @Test func `a paused session stays paused after a cancelled exit`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.press(.space, .character("q"), .character("n"), at: .seconds(1))
    #expect(app.session?.isPaused == true)
  }

  @Test func `the hurt question stays open until it is answered`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(8))
    app.press(.character("!"), at: .seconds(8))
    app.press(.space, .character("n"), .character("x"), at: .seconds(9))
    #expect(app.session?.state == .paused(.hurt))
    app.press(.character("g"), at: .seconds(10))
    #expect(app.session?.leadInRemaining(at: .seconds(10)) == .seconds(3))
    #expect(app.session?.length == .seconds(15))
  }

  @Test(arguments: [
    AppInput.signal(.interrupted), .signal(.terminated), .signal(.hungUp), .key(.control("c")),
  ])
  func `a signal or Ctrl-C quits and keeps the partial result`(event: AppInput) throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(8))
    let effects = app.send(event, at: .seconds(9))
    #expect(effects.last == .quit)
    #expect(effects.contains { $0.ends(.left, at: .seconds(9)) })
    let kept = effects.contains {
      if case .observe(.finished(let result)) = $0 { result.spent == .seconds(4) } else { false }
    }
    #expect(kept)
  }

  @Test func `the figure key cycles through still, hidden and moving`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    #expect(app.press(.character("f")) == [.say("The figure is still.")])
    #expect(app.press(.character("f")) == [.say("No figure.")])
    #expect(app.press(.character("f")) == [.say("The figure moves.")])
  }

  @Test func `the voice has its own key, which warns while sound is off`() throws {
    var app = try Fixture.playing()
    #expect(
      app.press(.character("v")) == [
        .apply(PlaySettings(hasVoice: true)), .say("The voice is on."),
      ])
    app.press(.character("s"))
    app.press(.character("v"))
    let off = PlaySettings(isSoundOn: false, hasVoice: true)
    #expect(
      app.press(.character("v")) == [
        .apply(off), .say("The voice is on, but sound is off: s turns it on."),
      ])
  }

  @Test func `the ready cue is still emitted while sound is off`() throws {
    var app = try Fixture.playing()
    let off = PlaySettings(isSoundOn: false)
    #expect(app.press(.character("s")) == [.apply(off), .say("Sound is off.")])
    let effects = app.press(.enter)
    #expect(
      effects.contains {
        if case .observe(.cue(.ready, _, at: .zero)) = $0 { true } else { false }
      })
  }

  @Test func `a key without effect briefly says why`() throws {
    var app = try Fixture.playing()
    app.press(.character("+"))
    #expect(app.sees("has no timer"))
    // The sentence goes by itself.
    app.run(until: .seconds(5))
    #expect(!app.sees("has no timer"))
  }

  @Test func `every action of the main keymaps has a key, and no key has two actions`() {
    #expect(Set(Keymaps.player.bindings.map(\.action)) == Set(PlayerAction.allCases))
    #expect(Set(Keymaps.list.bindings.map(\.action)) == Set(RoutineListAction.allCases))
    #expect(Set(Keymaps.guide.bindings.map(\.action)) == Set(GuideAction.allCases))
    #expect(Set(Keymaps.safety.bindings.map(\.action)) == Set(SafetyAction.allCases))
    #expect(Set(Keymaps.pain.bindings.map(\.action)) == Set(PainAction.allCases))
    #expect(Set(Keymaps.settings.bindings.map(\.action)) == Set(SettingsAction.allCases))
    for keys in [
      Keymaps.player.bindings.map(\.keys), Keymaps.list.bindings.map(\.keys),
      Keymaps.guide.bindings.map(\.keys), Keymaps.settings.bindings.map(\.keys),
      Keymaps.safety.bindings.map(\.keys), Keymaps.pain.bindings.map(\.keys),
    ] {
      let all = keys.flatMap { $0 }
      #expect(Set(all).count == all.count && !keys.contains([]))
    }
  }

  // MARK: The window

  @Test func `resizing to seven sizes and back restores the frame`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(8))
    let before = app.frame
    for (columns, rows) in [(1, 1), (0, 0), (300, 100), (19, 5), (20, 4), (40, 12), (3, 70)] {
      _ = app.send(.resized(Size(columns: columns, rows: rows)), at: .seconds(8))
      #expect(app.frame.size == Size(columns: columns, rows: rows))
    }
    _ = app.send(.resized(Size(columns: 80, rows: 24)), at: .seconds(8))
    #expect(app.frame == before)
  }

  @Test func `frames of many window sizes have exactly that size`() throws {
    for columns in stride(from: 0, to: 130, by: 3) {
      for rows in stride(from: 0, to: 40, by: 2) {
        let size = Size(columns: columns, rows: rows)
        var playing = try Fixture.playing(Fixture.roll, size)
        playing.run(until: .seconds(7))
        #expect(playing.frame.size == size)
        playing.press(.character("!"), at: .seconds(7))
        #expect(playing.frame.size == size)
        var picking = Fixture.picking(size)
        picking.press(.right, .pageDown, .end)
        #expect(picking.frame.size == size)
      }
    }
  }
}
