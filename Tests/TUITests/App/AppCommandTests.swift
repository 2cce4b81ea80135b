import Drawing
import RoutineEngine
import TUI
import Testing

/// Commands of the remote control in, effects and refusals out.
@Suite struct AppCommandTests {
  private let commands: [SessionEvent] = [
    .paused, .resumed, .pauseToggled, .skippedForward, .wentBack, .repeated, .lengthened,
    .shortened,
  ]

  /// In the first hold, three seconds in.
  private func holding() throws -> App {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(8))
    #expect(app.session?.segment.kind == .hold)
    return app
  }

  private func isPaused(_ app: App) -> Bool { app.session?.isPaused ?? false }

  @Test func `without a session every command is refused`() {
    for command in commands {
      var app = Fixture.picking()
      let (effects, refusal) = app.command(command, at: .zero)
      #expect(effects.isEmpty)
      #expect(refusal == "No session is running.")
      #expect(app.session == nil)
    }
  }

  @Test(arguments: [
    (SessionEvent.skippedForward, Key.character("n")), (.wentBack, .character("p")),
    (.repeated, .character("r")), (.lengthened, .character("+")), (.shortened, .character("-")),
    (.pauseToggled, .character(" ")),
  ])
  func `a command does the same as its key`(command: SessionEvent, key: Key) throws {
    var commanded = try holding()
    var pressed = commanded
    let (effects, refusal) = commanded.command(command, at: .seconds(9))
    #expect(refusal == nil)
    // What a key says on the screen nobody elsewhere sees.
    let seen = pressed.press(key, at: .seconds(9)).filter {
      if case .say = $0 { false } else { true }
    }
    #expect(effects == seen)
    #expect(commanded.session == pressed.session)
  }

  @Test func `pause and resume are idempotent`() throws {
    var app = try holding()
    #expect(app.command(.resumed, at: .seconds(9)) == ([], nil))
    let effects = app.command(.paused, at: .seconds(9)).effects
    #expect(effects.count == 1 && effects[0].pauses(.user, at: .seconds(9)))
    #expect(app.command(.paused, at: .seconds(10)) == ([], nil))
    #expect(isPaused(app))
    #expect(app.command(.resumed, at: .seconds(11)).refusal == nil)
    #expect(!isPaused(app))
  }

  @Test func `toggling the pause at a prompt starts the next segment`() throws {
    var app = try Fixture.playing()
    #expect(app.command(.pauseToggled, at: .seconds(1)).refusal == nil)
    #expect(app.session?.index == 1)
  }

  @Test func `a refusal goes to the sender and not to the screen`() throws {
    var app = try Fixture.playing()
    let shown = app.frame
    #expect(
      app.command(.lengthened, at: .zero)
        == ([], "This step has no timer."))
    #expect(app.command(.wentBack, at: .zero) == ([], "You are at the start."))
    #expect(app.frame == shown)
  }

  @Test func `a segment due before a command begins before the command applies`() throws {
    var app = try holding()
    let begun = app.session?.index
    app.run(until: .milliseconds(24_500))
    #expect(app.session?.index == begun)
    let (effects, _) = app.command(.paused, at: .milliseconds(25_200))
    #expect(app.session?.index == begun.map { $0 + 1 })
    #expect(effects.last?.pauses(.user, at: .milliseconds(25_200)) == true)
  }

  @Test func `while a session asks whether to stop, only pause and resume are accepted`() throws {
    for command in commands {
      var app = try holding()
      app.press(.character("q"), at: .seconds(9))
      let asking = app.frame
      let (effects, refusal) = app.command(command, at: .seconds(10))
      switch command {
      case .resumed, .pauseToggled:
        #expect(refusal == nil)
        #expect(!isPaused(app))
        #expect(app.frame != asking)
      case .paused:
        #expect(refusal == nil && effects.isEmpty)
        #expect(app.frame == asking)
      default:
        #expect(refusal == "The session asks whether to stop. Answer there, or send `resume`.")
        #expect(effects.isEmpty)
        #expect(app.frame == asking)
      }
    }
  }

  @Test func `while the hurt question is open, every command is refused`() throws {
    for command in commands {
      var app = try holding()
      app.press(.character("!"), at: .seconds(9))
      let asking = app.frame
      #expect(app.command(command, at: .seconds(10)) == ([], "Choose an answer first."))
      #expect(app.frame == asking)
      #expect(app.session?.state == .paused(.hurt))
    }
  }

  @Test func `the palette over a session does not block a command`() throws {
    var app = try holding()
    app.press(.character("?"), at: .seconds(9))
    #expect(app.command(.paused, at: .seconds(9)).refusal == nil)
    #expect(isPaused(app))
    #expect(app.sees("What would you like to do?"))
  }

  @Test func `the last step can be skipped, and then no session is running`() throws {
    var app = try holding()
    var last: String?
    for _ in 0..<100 where app.session != nil {
      last = app.command(.skippedForward, at: .seconds(9)).refusal
    }
    #expect(last == nil)
    #expect(app.isSummedUp)
    #expect(
      app.command(.skippedForward, at: .seconds(9)).refusal == "No session is running.")
  }
}
