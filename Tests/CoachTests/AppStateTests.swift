import Coach
import Drawing
import RoutineEngine
import Testing

/// Keys and moments in, effects and frames out.
@Suite struct AppStateTests {
  private func entered(_ effects: [AppEffect]) -> [Int] {
    effects.compactMap {
      if case .observe(.entered(let context, _)) = $0 { context.index } else { nil }
    }
  }

  // MARK: From the list to the end

  @Test func twoKeysStartTheSecondRoutine() {
    var state = Fixture.picking()
    #expect(state.session == nil)
    let effects = state.press(.down, .enter, .character("0"))
    #expect(entered(effects) == [0])
    #expect(state.session?.timeline.routine.id == "roll")
  }

  @Test func theLevelIsThatOfTheSession() {
    var state = Fixture.picking()
    state.press(.character("l"), .enter)
    #expect(state.session?.timeline.prescription.level == .full)
  }

  @Test func aBrokenRoutineDoesNotStart() {
    var state = Fixture.picking()
    state.press(.end, .enter)
    #expect(state.session == nil)
    #expect(state.frame.text.contains("line 7"))
  }

  @Test func filteringNarrowsAsOneTypes() {
    var state = Fixture.picking()
    state.press(.character("/"), .character("m"), .character("a"), .character("t"))
    #expect(!state.frame.text.contains("Seitliche"))
    state.press(.enter, .character("0"))
    #expect(state.session?.timeline.routine.id == "roll")
    // Back in the list, everything is there again, and the choice where it was.
    state.press(.character("q"), .character("y"), .enter)
    #expect(state.frame.text.contains("Seitliche"))
    state.press(.enter, .character("0"))
    #expect(state.session?.timeline.routine.id == "roll")
  }

  @Test func aFilterThatNothingPassesSaysSoAndEscapeEndsIt() {
    var state = Fixture.picking()
    state.press(.character("/"), .character("q"), .character("!"))
    #expect(state.frame.text.contains("No routine has that in it"))
    #expect(state.press(.enter).isEmpty && state.session == nil)
    state.press(.escape)
    #expect(state.frame.text.contains("Seitliche"))
  }

  @Test func afterTheEndComesWhatWasDoneAndThenTheList() {
    var state = Fixture.picking()
    state.press(.enter, .enter)
    state.run(until: .seconds(600))
    #expect(state.isSummedUp && state.session == nil)
    #expect(state.frame.text.contains("Done."))
    #expect(state.press(.enter).isEmpty)
    #expect(!state.isSummedUp && state.frame.text.contains("what does your back need?"))
    #expect(state.press(.character("q")) == [.quit])
  }

  @Test func aSessionStartedByItselfEndsTheProgram() throws {
    var state = try Fixture.playing()
    state.press(.enter)
    state.run(until: .seconds(600))
    #expect(state.press(.enter) == [.quit])
  }

  @Test func theMouseChoosesAndStarts() {
    var state = Fixture.picking()
    #expect(state.handle(.clicked(x: 5, y: 3), at: .zero).isEmpty)
    #expect(state.frame.text.contains("Slow rolling"))
    _ = state.handle(.clicked(x: 5, y: 3), at: .zero)
    #expect(entered(state.press(.character("0"))) == [0])
    var other = Fixture.picking()
    _ = other.handle(.scrolled(2), at: .zero)
    #expect(other.frame.text.contains("cannot be used"))
    #expect(other.handle(.clicked(x: 70, y: 3), at: .zero).isEmpty)
  }

  @Test func theGuideOpensOverTheListAndCloses() {
    var state = Fixture.picking()
    #expect(state.press(.character("i")) == [.openGuide])
    state.showGuide([Fixture.card])
    #expect(state.frame.text.contains("What is a knot?"))
    state.press(.enter)
    #expect(state.frame.text.contains("It hurts when pressed."))
    state.press(.escape, .escape)
    #expect(state.frame.text.contains("what does your back need?"))
  }

  // MARK: In a session

  @Test func spaceOnWordsThatWaitGoesOn() throws {
    var state = try Fixture.playing()
    state.press(.character(" "))
    #expect(state.session?.index == 1)
  }

  @Test func leavingAsksAndGoesOnIfThePersonStays() throws {
    var state = try Fixture.playing()
    state.press(.enter)
    state.run(until: .seconds(8))
    #expect(
      state.press(.character("q"), at: .seconds(8)).last
        == .say(
          "End the session here? 3 s of work so far. y: end it, n: go on."))
    #expect(state.session?.isPaused == true)
    #expect(state.nextChange == nil)
    state.press(.character("n"), at: .seconds(30))
    #expect(state.session?.leadInRemaining(at: .seconds(30)) == .seconds(3))
    state.press(.character("q"), .character("y"), at: .seconds(31))
    #expect(state.isSummedUp)
  }

  @Test func leavingWhilePausedAndStayingStaysPaused() throws {
    var state = try Fixture.playing()
    state.press(.enter)
    state.press(.character(" "), .character("q"), .character("n"), at: .seconds(1))
    #expect(state.session?.isPaused == true)
  }

  @Test func aHurtIsAskedAboutUntilItIsAnswered() throws {
    var state = try Fixture.playing()
    state.press(.enter)
    state.run(until: .seconds(8))
    state.press(.character("!"), at: .seconds(8))
    state.press(.character(" "), .character("n"), .character("x"), at: .seconds(9))
    #expect(state.session?.state == .paused(.hurt))
    state.press(.character("g"), at: .seconds(10))
    #expect(state.session?.leadInRemaining(at: .seconds(10)) == .seconds(3))
    #expect(state.session?.length == .seconds(15))
  }

  @Test(arguments: [InputEvent.interrupted, .terminated, .hungUp, .keyPressed(.control("c"))])
  func whateverEndsTheProgramKeepsThePart(event: InputEvent) throws {
    var state = try Fixture.playing()
    state.press(.enter)
    state.run(until: .seconds(8))
    let effects = state.handle(event, at: .seconds(9))
    #expect(effects.last == .quit)
    #expect(effects.contains { $0.ends(.left, at: .seconds(9)) })
    let kept = effects.contains {
      if case .observe(.finished(let result)) = $0 { result.spent == .seconds(4) } else { false }
    }
    #expect(kept)
  }

  @Test func theFigureCanBeStilledAndHidden() throws {
    var state = try Fixture.playing()
    state.press(.enter)
    #expect(state.press(.character("f")) == [.say("The figure stands still.")])
    #expect(state.press(.character("f")) == [.say("No figure.")])
    #expect(state.press(.character("f")) == [.say("The figure moves.")])
  }

  @Test func theVoiceHasAKeyOfItsOwn() throws {
    var state = try Fixture.playing()
    #expect(
      state.press(.character("v")) == [
        .apply(PlaySettings(hasVoice: true)), .say("The voice is on."),
      ])
    state.press(.character("s"))
    state.press(.character("v"))
    let off = PlaySettings(isSoundOn: false, hasVoice: true)
    #expect(
      state.press(.character("v")) == [
        .apply(off), .say("The voice is on, but sound is off: s turns it on."),
      ])
  }

  @Test func soundOffChangesNoCue() throws {
    var state = try Fixture.playing()
    let off = PlaySettings(isSoundOn: false)
    #expect(state.press(.character("s")) == [.apply(off), .say("Sound is off.")])
    let effects = state.press(.enter)
    #expect(
      effects.contains {
        if case .observe(.cue(.ready, _, at: .zero)) = $0 { true } else { false }
      })
  }

  @Test func aKeyThatCanDoNothingSaysWhy() throws {
    var state = try Fixture.playing()
    state.press(.character("+"))
    #expect(state.frame.text.contains("no length to change"))
    // The sentence goes by itself.
    state.run(until: .seconds(5))
    #expect(!state.frame.text.contains("no length to change"))
  }

  @Test func helpShowsEveryKeyAndAnyKeyClosesIt() throws {
    var state = try Fixture.playing()
    state.press(.character("?"))
    for binding in Keys.player.bindings {
      #expect(state.frame.text.contains(binding.help), "\(binding.name)")
    }
    #expect(state.press(.character("n")).isEmpty)
    #expect(state.session?.index == 0)
  }

  @Test func everyActionHasAKeyOfItsOwn() {
    #expect(Set(Keys.player.bindings.map(\.action)) == Set(PlayerAction.allCases))
    #expect(Set(Keys.picker.bindings.map(\.action)) == Set(PickerAction.allCases))
    #expect(Set(Keys.guide.bindings.map(\.action)) == Set(GuideAction.allCases))
    #expect(Set(Keys.safety.bindings.map(\.action)) == Set(SafetyAction.allCases))
    #expect(Set(Keys.pain.bindings.map(\.action)) == Set(PainAction.allCases))
    #expect(Set(Keys.settings.bindings.map(\.action)) == Set(SettingsAction.allCases))
    for keys in [
      Keys.player.bindings.flatMap(\.keys), Keys.picker.bindings.flatMap(\.keys),
      Keys.guide.bindings.flatMap(\.keys), Keys.settings.bindings.flatMap(\.keys),
      Keys.safety.bindings.flatMap(\.keys), Keys.pain.bindings.flatMap(\.keys),
    ] {
      #expect(Set(keys).count == keys.count)
    }
  }

  // MARK: The window

  @Test func aWindowOfAnySizeLosesNothing() throws {
    var state = try Fixture.playing()
    state.press(.enter)
    state.run(until: .seconds(8))
    let before = state.frame
    for (columns, rows) in [(1, 1), (0, 0), (300, 100), (19, 5), (20, 4), (40, 12), (3, 70)] {
      _ = state.handle(.resized(Size(columns: columns, rows: rows)), at: .seconds(8))
      #expect(state.frame.size == Size(columns: columns, rows: rows))
    }
    _ = state.handle(.resized(Size(columns: 80, rows: 24)), at: .seconds(8))
    #expect(state.frame == before)
  }

  @Test func everySizeIsDrawnWithoutHarm() throws {
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
