import Drawing
import RoutineEngine
import Testing

@testable import Coach

/// A key of the player does something, or says why it does not.
@Suite struct PlayerKeysTests {
  /// Where a session is when a key is pressed.
  struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let state: @Sendable () throws -> AppState

    var testDescription: String { name }
  }

  private static func stretching(_ keys: Key..., at end: Duration) throws -> AppState {
    var state = try Fixture.playing(Fixture.stretch)
    state.press(.enter)
    state.run(until: end)
    for key in keys { state.press(key, at: end) }
    return state
  }

  static let scenes: [Scene] = [
    Scene(name: "prompt") { try Fixture.playing(Fixture.stretch) },
    Scene(name: "get ready") { try stretching(at: .seconds(2)) },
    Scene(name: "hold") { try stretching(at: .seconds(12)) },
    Scene(name: "rest") { try stretching(at: .seconds(27)) },
    Scene(name: "change") { try stretching(at: .seconds(52)) },
    Scene(name: "paused") { try stretching(.character(" "), at: .seconds(12)) },
    Scene(name: "lead-in") {
      try stretching(.character(" "), .character(" "), at: .seconds(12))
    },
    Scene(name: "leave?") { try stretching(.character("q"), at: .seconds(12)) },
    Scene(name: "hurt?") { try stretching(.character("!"), at: .seconds(12)) },
    Scene(name: "reps") {
      var state = try Fixture.playing(Fixture.roll)
      state.press(.character("n"), .character("n"), .character("n"), at: .seconds(1))
      return state
    },
    Scene(name: "open") {
      var state = try Fixture.playing(Fixture.roll)
      for _ in 0..<4 { state.press(.character("n"), at: .seconds(1)) }
      return state
    },
  ]

  @Test(arguments: scenes)
  func everyKeyIsAnswered(scene: Scene) throws {
    for binding in Keys.player.bindings {
      for key in binding.keys {
        var state = try scene.state()
        let before = state.frame
        let effects = state.press(key)
        // A word is seen as well as said.
        #expect(state.frame != before, "\(key) in \(scene.name): \(effects)")
      }
    }
  }

  @Test func aFigureThatIsNotToBeSeenHasAReason() throws {
    var bare = try Fixture.playing(Fixture.roll)
    #expect(
      bare.press(.character("f")) == [.say("The figure stands still. This step has none.")])
    var small = try Fixture.playing(Fixture.stretch, Size(columns: 30, rows: 8))
    small.press(.enter)
    let effects = small.press(.character("f"), at: .seconds(2))
    #expect(effects.last == .say("The figure stands still. This window has no room for it."))
  }

  @Test func painIsSaidBeforeTheWorkOrAtTheEnd() throws {
    var state = try Self.stretching(at: .seconds(12))
    #expect(state.press(.character("4"), at: .seconds(12)) == [.say(Wording.painIsAskedLater)])
  }

  // MARK: The flash

  @Test func theScreenFlashesForAMomentWhenThatIsWished() throws {
    var state = try Fixture.playing(Fixture.stretch, settings: PlaySettings(flashes: true))
    state.run(until: .seconds(3))
    #expect(!state.isFlashing)
    state.press(.enter, at: .seconds(3))
    #expect(state.isFlashing)
    #expect(state.nextChange == .seconds(3) + AppState.flash)
    state.run(until: .seconds(3) + AppState.flash)
    #expect(!state.isFlashing)
  }

  @Test func itNeverFlashesAgainWithinASecond() throws {
    var state = try Fixture.playing(Fixture.stretch, settings: PlaySettings(flashes: true))
    state.run(until: .seconds(3))
    state.press(.enter, at: .seconds(3))
    state.press(.character("n"), at: .milliseconds(3_400))
    #expect(!state.isFlashing)
    state.press(.character("n"), at: .milliseconds(4_000))
    #expect(state.isFlashing)
  }

  @Test func nothingFlashesByItself() throws {
    var state = try Fixture.playing(Fixture.stretch)
    state.press(.enter)
    #expect(!state.isFlashing)
  }

  // MARK: The line of keys

  private static func foot(of state: AppState) -> Substring {
    state.frame.text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
  }

  @Test func theFootTellsHowToLeaveInUsualWindows() throws {
    for columns in [60, 80, 100] {
      var state = try Fixture.playing(Fixture.stretch, Size(columns: columns, rows: 24))
      state.press(.enter)
      #expect(Self.foot(of: state).contains("q quit"), "in \(columns) columns")
    }
  }

  @Test func aPausedSessionGoesOnAndIsNotPaused() throws {
    let running = Self.foot(of: try Self.stretching(at: .seconds(12)))
    #expect(running.contains("space pause"))
    let paused = Self.foot(of: try Self.stretching(.character(" "), at: .seconds(12)))
    #expect(paused.contains("space go on"))
    #expect(!paused.contains("pause"))
  }

  @Test(arguments: [Key.character("q"), .character("!")])
  func besideAQuestionNoKeyIsShownThatDoesNotAnswerIt(key: Key) throws {
    let foot = Self.foot(of: try Self.stretching(key, at: .seconds(12)))
    #expect(foot.isEmpty)
  }

  // MARK: What to do

  @Test(arguments: [
    (
      "Sit on the floor, knees bent.",
      "Sit tall\nSit on the floor,\nknees bent.\n\nEnter when you are …"
    ),
    (
      "Sit on the floor, knees bent, feet as wide as your shoulders.",
      "Sit tall\nSit on the floor,\nknees bent, feet as\nwide as your\nshoulders."
    ),
    (
      "Sit on the floor, knees bent, feet as wide as your shoulders, the roller behind you.",
      "Sit on the floor,\nknees bent, feet as\nwide as your\nshoulders, the\nroller behind you."
    ),
  ])
  func wordsThatWaitAreWholeInASmallWindow(words: String, screen: String) throws {
    var routine = Fixture.stretch
    routine.steps[0].text = words
    let frame = try Fixture.playing(routine, Size(columns: 20, rows: 5)).frame
    #expect(frame.text == screen)
  }

  @Test func whatDoesNotFitIsWrappedOrCounted() throws {
    var routine = Fixture.stretch
    routine.steps[0].text = "Sit tall, raise one arm overhead, and let the other hang loosely."
    let size = Size(columns: 60, rows: 20)
    let first = try Fixture.playing(routine, size).frame.text
    #expect(first.contains("Take care\n    2 in all: see the routine's details"))
    // Beside a figure, the question for pain has two lines.
    routine.steps[0].figure = "overhead-lean"
    routine.steps.insert(routine.steps[0], at: 0)
    var state = try Fixture.playing(routine, size)
    state.press(.enter)
    let second = state.frame.text
    #expect(second.contains("Pain now, 0 to 10? 0-9, t is\n") && second.contains(" ten\n"))
  }

  @Test func sixtyColumnsHaveRoomForAFigureAndShortWords() throws {
    let size = Size(columns: 60, rows: 20)
    var state = try Fixture.playing(Fixture.stretch, size)
    state.press(.enter)
    #expect(state.press(.character("f"), at: .seconds(2)).last == .say("The figure stands still."))
    var wordy = Fixture.stretch
    wordy.steps[1].text += " Breathe out, and let both shoulders sink as far as they like to go."
    state = try Fixture.playing(wordy, size)
    state.press(.enter)
    #expect(
      state.press(.character("f"), at: .seconds(2)).last
        == .say("The figure stands still. This window has no room for it."))
  }

  @Test func atRestOneLetsGo() throws {
    #expect(try Self.stretching(at: .seconds(27)).frame.text.contains("Let go. Then:"))
  }

  @Test func aRoutineThatStartsAtOnceTellsWhatToBeCarefulAbout() throws {
    var routine = Fixture.stretch
    routine.steps.removeFirst()
    var state = try Fixture.playing(routine)
    #expect(state.frame.text.contains("Take care: Ease off if pain starts;"))
    state.press(.character("n"))
    #expect(!state.frame.text.contains("Take care"))
  }
}
