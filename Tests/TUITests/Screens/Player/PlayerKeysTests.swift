import Drawing
import RoutineEngine
import Testing

@testable import TUI

/// A key of the player does something, or the player says why not.
@Suite struct PlayerKeysTests {
  /// A state of the session in which a key is pressed.
  struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let state: @Sendable () throws -> App

    var testDescription: String { name }
  }

  private static func stretching(_ keys: Key..., at end: Duration) throws -> App {
    var app = try Fixture.playing(Fixture.stretch)
    app.press(.enter)
    app.run(until: end)
    for key in keys { app.press(key, at: end) }
    return app
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
      var app = try Fixture.playing(Fixture.roll)
      app.press(.character("n"), .character("n"), .character("n"), at: .seconds(1))
      return app
    },
    Scene(name: "open") {
      var app = try Fixture.playing(Fixture.roll)
      for _ in 0..<4 { app.press(.character("n"), at: .seconds(1)) }
      return app
    },
  ]

  @Test(arguments: scenes)
  func `every player key visibly answers in every state`(scene: Scene) throws {
    for binding in Keymaps.player.bindings {
      for key in binding.keys {
        var app = try scene.state()
        let before = app.frame
        let effects = app.press(key)
        // A word is seen as well as said.
        #expect(app.frame != before, "\(key) in \(scene.name): \(effects)")
      }
    }
  }

  @Test func `the figure key says why no figure is shown`() throws {
    var bare = try Fixture.playing(Fixture.roll)
    #expect(
      bare.press(.character("f")) == [.say("The figure is still. This step has none.")])
    var small = try Fixture.playing(Fixture.stretch, Size(columns: 30, rows: 8))
    small.press(.enter)
    let effects = small.press(.character("f"), at: .seconds(2))
    #expect(effects.last == .say("The figure is still. This window has no room for it."))
  }

  @Test func `a pain key counts before the work, and later says when pain is asked`() throws {
    for moment in [Duration.zero, .seconds(2)] {
      var early = try Self.stretching(at: moment)
      #expect(early.press(.character("3"), at: moment).contains(.save(.painBefore(3))))
    }
    // In a hold, and in the rest after it.
    for moment in [Duration.seconds(12), .seconds(27)] {
      var late = try Self.stretching(at: moment)
      #expect(late.press(.character("4"), at: moment) == [.say(Format.painIsAskedLater)])
    }
    var over = try Self.stretching(at: .seconds(300))
    #expect(over.isSummedUp)
    over.press(.character("4"), at: .seconds(300))
    #expect(over.summary?.painAfter == 4)
  }

  // MARK: It hurts

  @Test(arguments: [Key.character("c"), .escape]) func `it hurts has a way back`(key: Key) throws {
    var app = try Self.stretching(.character("!"), at: .seconds(12))
    #expect(app.sees("Stopped. What would you like to do?"))
    app.press(key, at: .seconds(13))
    app.run(until: .seconds(17))
    #expect(app.session?.isPaused == false && app.session?.index == 2)
    #expect(app.session?.easedFrom == nil)
  }

  @Test func `easier is offered only where there is something easier`() throws {
    var usual = try Self.stretching(.character("!"), at: .seconds(12))
    #expect(usual.sees("carry on, easier"))
    // Once it is easy, there is nothing more to give.
    usual.press(.character("g"), at: .seconds(13))
    usual.press(.character("!"), at: .seconds(20))
    var gentle = try Fixture.playing(
      Fixture.stretch, settings: PlaySettings(prescription: Prescription(level: .gentle)))
    gentle.press(.enter)
    gentle.run(until: .seconds(12))
    let effects = gentle.press(.character("!"), at: .seconds(12))
    #expect(
      !effects.contains { if case .say(let text) = $0 { text.contains("g:") } else { false } })
    for app in [usual, gentle] {
      var app = app
      #expect(app.sees("Stopped. What would you like to do?") && !app.sees("easier"))
      app.press(.character("g"), at: .seconds(21))
      #expect(app.session?.state == .paused(.hurt))
      #expect(app.sees("First choose: c, s or e."))
    }
  }

  @Test func `Enter is stop for today, and q asks`() throws {
    var app = try Self.stretching(.character("!"), at: .seconds(12))
    var asked = app
    app.press(.enter, at: .seconds(13))
    #expect(app.isSummedUp && app.sees("You stopped because it hurt."))
    asked.press(.character("q"), at: .seconds(13))
    #expect(!asked.isSummedUp && asked.sees("Stop now?"))
    var back = asked
    back.press(.character("n"), at: .seconds(14))
    #expect(back.sees("Stopped. What would you like to do?"))
    asked.press(.character("y"), at: .seconds(14))
    #expect(asked.sees("You stopped because it hurt."))
  }

  // MARK: The flash

  @Test func `the screen flashes briefly when flashes are on`() throws {
    var app = try Fixture.playing(Fixture.stretch, settings: PlaySettings(flashes: true))
    app.run(until: .seconds(3))
    #expect(!app.isFlashing)
    app.press(.enter, at: .seconds(3))
    #expect(app.isFlashing)
    #expect(app.nextDeadline == .seconds(3) + App.flash)
    app.run(until: .seconds(3) + App.flash)
    #expect(!app.isFlashing)
  }

  @Test func `the screen never flashes twice within a second`() throws {
    var app = try Fixture.playing(Fixture.stretch, settings: PlaySettings(flashes: true))
    app.run(until: .seconds(3))
    app.press(.enter, at: .seconds(3))
    app.press(.character("n"), at: .milliseconds(3_400))
    #expect(!app.isFlashing)
    app.press(.character("n"), at: .milliseconds(4_000))
    #expect(app.isFlashing)
  }

  @Test func `the screen does not flash by default`() throws {
    var app = try Fixture.playing(Fixture.stretch)
    app.press(.enter)
    #expect(!app.isFlashing)
  }

  // MARK: The line of keys

  private static func foot(of app: App) -> Substring {
    app.frame.text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
  }

  @Test func `the footer shows how to quit in windows of usual width`() throws {
    for columns in [60, 80, 100] {
      var app = try Fixture.playing(Fixture.stretch, Size(columns: columns, rows: 24))
      app.press(.enter)
      #expect(Self.foot(of: app).contains("q  quit"), "in \(columns) columns")
    }
  }

  @Test func `the footer of a paused session offers to carry on, not to pause`() throws {
    let running = Self.foot(of: try Self.stretching(at: .seconds(12)))
    #expect(running.contains("space  pause"))
    let paused = Self.foot(of: try Self.stretching(.character(" "), at: .seconds(12)))
    #expect(paused.contains("space  carry on"))
    #expect(!paused.contains("pause"))
  }

  @Test(arguments: [Key.character("q"), .character("!")])
  func `beside a question the footer shows only keys that answer it`(key: Key) throws {
    let foot = Self.foot(of: try Self.stretching(key, at: .seconds(12)))
    #expect(foot.contains("Esc  carry on") && foot.contains("Enter  stop"))
    #expect(!foot.contains("space") && !foot.contains("?"))
  }

  // MARK: What to do

  @Test(arguments: [
    (
      "Sit on the floor, knees bent.",
      "Sit tall\nSit on the floor,\nknees bent.\n\nEnter ready  ! hurts"
    ),
    (
      "Sit on the floor, knees bent, feet as wide as your shoulders.",
      "Sit tall\nSit on the floor,\nknees bent, feet as\nwide as your…\nEnter ready  ! hurts"
    ),
  ])
  func `a prompt wraps in a small window and is cut only when out of room`(
    words: String, screen: String
  ) throws {
    var routine = Fixture.stretch
    routine.steps[0].text = words
    let frame = try Fixture.playing(routine, Size(columns: 20, rows: 5)).frame
    #expect(frame.text == screen)
  }

  @Test func `the first prompt points to the cautions, which a key shows`() throws {
    for size in [Size(columns: 60, rows: 20), Size(columns: 80, rows: 24)] {
      var app = try Fixture.playing(Fixture.stretch, size)
      #expect(app.sees("Take care: 2 cautions, press c"))
      #expect(app.sees("How bad is it now?"))
      app.press(.character("c"))
      #expect(app.sees("Not while you are dizzy."))
    }
  }

  @Test func `sixty columns have room for a figure, and for a long text`() throws {
    let size = Size(columns: 60, rows: 20)
    var app = try Fixture.playing(Fixture.stretch, size)
    app.press(.enter)
    #expect(app.press(.character("f"), at: .seconds(2)).last == .say("The figure is still."))
    var wordy = Fixture.stretch
    wordy.steps[1].text += " Breathe out, and let both shoulders sink down."
    app = try Fixture.playing(wordy, size)
    app.press(.enter)
    app.run(until: .seconds(12))
    #expect(app.frame.text.contains("sink down."))
    app = try Fixture.playing(wordy, Size(columns: 40, rows: 12))
    app.press(.enter)
    #expect(
      app.press(.character("f"), at: .seconds(2)).last
        == .say("The figure is still. This window has no room for it."))
  }

  @Test func `a rest says to relax`() throws {
    #expect(try Self.stretching(at: .seconds(27)).frame.text.contains("Relax."))
  }

  @Test func `a routine that starts without a prompt shows its cautions first`() throws {
    var routine = Fixture.stretch
    routine.steps.removeFirst()
    var app = try Fixture.playing(routine)
    #expect(app.sees("Take care: Ease off if pain starts;"))
    app.press(.character("n"))
    #expect(!app.sees("Take care"))
  }
}
