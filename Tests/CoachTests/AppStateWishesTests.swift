import Coach
import Drawing
import RoutineEngine
import Testing

/// Wishes from elsewhere in, effects and refusals out.
@Suite struct AppStateWishesTests {
  private let wishes: [SessionEvent] = [
    .paused, .resumed, .pauseToggled, .skippedForward, .wentBack, .repeated, .lengthened,
    .shortened,
  ]

  /// In the first hold, three seconds in.
  private func holding() throws -> AppState {
    var state = try Fixture.playing()
    state.press(.enter)
    state.run(until: .seconds(8))
    #expect(state.session?.segment.kind == .hold)
    return state
  }

  private func isPaused(_ state: AppState) -> Bool { state.session?.isPaused ?? false }

  @Test func withoutASessionEveryWishIsRefused() {
    for wish in wishes {
      var state = Fixture.picking()
      let (effects, refusal) = state.handle(wish: wish, at: .zero)
      #expect(effects.isEmpty)
      #expect(refusal == "No session is under way.")
      #expect(state.session == nil)
    }
  }

  @Test(arguments: [
    (SessionEvent.skippedForward, Key.character("n")), (.wentBack, .character("p")),
    (.repeated, .character("r")), (.lengthened, .character("+")), (.shortened, .character("-")),
    (.pauseToggled, .character(" ")),
  ])
  func aWishIsWhatItsKeyIs(wish: SessionEvent, key: Key) throws {
    var wished = try holding()
    var pressed = wished
    let (effects, refusal) = wished.handle(wish: wish, at: .seconds(9))
    #expect(refusal == nil)
    // What a key says on the screen nobody elsewhere sees.
    let seen = pressed.press(key, at: .seconds(9)).filter {
      if case .say = $0 { false } else { true }
    }
    #expect(effects == seen)
    #expect(wished.session == pressed.session)
  }

  @Test func pauseAndResumeSayWhatIsToBeAndNotWhatIsToChange() throws {
    var state = try holding()
    #expect(state.handle(wish: .resumed, at: .seconds(9)) == ([], nil))
    let effects = state.handle(wish: .paused, at: .seconds(9)).effects
    #expect(effects.count == 1 && effects[0].pauses(.user, at: .seconds(9)))
    #expect(state.handle(wish: .paused, at: .seconds(10)) == ([], nil))
    #expect(isPaused(state))
    #expect(state.handle(wish: .resumed, at: .seconds(11)).refusal == nil)
    #expect(!isPaused(state))
  }

  @Test func togglingOnWordsThatWaitGoesOn() throws {
    var state = try Fixture.playing()
    #expect(state.handle(wish: .pauseToggled, at: .seconds(1)).refusal == nil)
    #expect(state.session?.index == 1)
  }

  @Test func aRefusalIsForWhoeverWishesAndNotForTheScreen() throws {
    var state = try Fixture.playing()
    let shown = state.frame
    #expect(
      state.handle(wish: .lengthened, at: .zero)
        == ([], "This step waits for you; it has no length to change."))
    #expect(state.handle(wish: .wentBack, at: .zero) == ([], "This is the very beginning."))
    #expect(state.frame == shown)
  }

  @Test func whatWasDueBeforeTheWishHappensBeforeIt() throws {
    var state = try holding()
    let begun = state.session?.index
    state.run(until: .milliseconds(24_500))
    #expect(state.session?.index == begun)
    let (effects, _) = state.handle(wish: .paused, at: .milliseconds(25_200))
    #expect(state.session?.index == begun.map { $0 + 1 })
    #expect(effects.last?.pauses(.user, at: .milliseconds(25_200)) == true)
  }

  @Test func whileItAsksWhetherToEndOnlyGoingOnIsTaken() throws {
    for wish in wishes {
      var state = try holding()
      state.press(.character("q"), at: .seconds(9))
      let asking = state.frame
      let (effects, refusal) = state.handle(wish: wish, at: .seconds(10))
      switch wish {
      case .resumed, .pauseToggled:
        #expect(refusal == nil)
        #expect(!isPaused(state))
        #expect(state.frame != asking)
      case .paused:
        #expect(refusal == nil && effects.isEmpty)
        #expect(state.frame == asking)
      default:
        #expect(refusal == "It asks whether to end; answer there, or resume.")
        #expect(effects.isEmpty)
        #expect(state.frame == asking)
      }
    }
  }

  @Test func whileItHurtsNothingIsTaken() throws {
    for wish in wishes {
      var state = try holding()
      state.press(.character("!"), at: .seconds(9))
      let asking = state.frame
      #expect(state.handle(wish: wish, at: .seconds(10)) == ([], "First say how to go on."))
      #expect(state.frame == asking)
      #expect(state.session?.state == .paused(.hurt))
    }
  }

  @Test func theHelpOverASessionIsInNobodysWay() throws {
    var state = try holding()
    state.press(.character("?"), at: .seconds(9))
    let help = state.frame
    #expect(state.handle(wish: .paused, at: .seconds(9)).refusal == nil)
    #expect(isPaused(state))
    #expect(state.frame == help)
  }

  @Test func theLastStepCanBeSkippedAndThenNothingIsUnderWay() throws {
    var state = try holding()
    var last: String?
    for _ in 0..<100 where state.session != nil {
      last = state.handle(wish: .skippedForward, at: .seconds(9)).refusal
    }
    #expect(last == nil)
    #expect(state.isSummedUp)
    #expect(
      state.handle(wish: .skippedForward, at: .seconds(9)).refusal == "No session is under way.")
  }
}
