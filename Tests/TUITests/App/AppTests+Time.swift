import Drawing
import RoutineEngine
import TUI
import Testing

/// The program's wake-ups, and the changes that time brings.
extension AppTests {

  /// The number of wake-ups until a moment.
  private func wakes(_ app: inout App, until end: Duration) -> Int {
    var wakes = 0
    while let next = app.nextDeadline, next < end {
      _ = app.send(.advanced, at: next)
      wakes += 1
    }
    return wakes
  }

  @Test func `the program wakes about once a second, and never while paused or waiting`() throws {
    var app = try Fixture.playing(settings: PlaySettings(animation: .still))
    #expect(app.nextDeadline == nil)
    app.press(.enter)
    // Two sentences come, and go again.
    #expect(wakes(&app, until: .seconds(70)) <= 72)
    app.press(.space, at: .seconds(70))
    #expect(app.nextDeadline == nil)
  }

  @Test func `a breathing figure on a hold needs no extra wakes`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(5))
    #expect(wakes(&app, until: .seconds(25)) <= 22)
    app.press(.space, at: .seconds(26))
    #expect(app.nextDeadline == nil)
  }

  @Test func `a moving figure wakes the program at most twice a second`() throws {
    var routine = Fixture.roll
    routine.steps[0].figure = "roller-rock"
    var app = try Fixture.playing(routine)
    for second in 0..<120 {
      #expect(wakes(&app, until: .seconds(second + 1)) <= 2, "second \(second)")
    }
  }

  @Test func `during get-ready a moving figure moves, and a hidden one costs no wakes`() throws {
    var moving = try Fixture.playing()
    moving.press(.enter)
    moving.run(until: .milliseconds(100))
    let early = moving.frame
    moving.run(until: .milliseconds(900))
    #expect(moving.frame != early)
    // Within the first second, nothing else changes.
    var still = try Fixture.playing(settings: PlaySettings(animation: .still))
    still.press(.enter)
    still.run(until: .milliseconds(100))
    let before = still.frame
    still.run(until: .milliseconds(900))
    #expect(still.frame == before)
    var hidden = try Fixture.playing(settings: PlaySettings(figures: .off))
    hidden.press(.enter)
    #expect(wakes(&hidden, until: .seconds(5)) <= 6)
    let braille = hidden.frame.cells.contains { ("\u{2801}"..."\u{28FF}").contains($0.glyph) }
    #expect(!braille)
  }

  @Test func `a pacer wakes the program about twice a second at most`() throws {
    var app = try Fixture.playing(Fixture.roll)
    app.run(until: .seconds(10))
    #expect(wakes(&app, until: .seconds(70)) <= 122)
  }

  @Test func `the remaining seconds change exactly on the second`() throws {
    var app = try Fixture.playing()
    app.press(.enter, at: .milliseconds(1_234))
    app.run(until: .milliseconds(6_234))
    for second in 1...19 {
      let flip = Duration.milliseconds(6_234) + .seconds(second)
      while let next = app.nextDeadline, next < flip { _ = app.send(.advanced, at: next) }
      #expect(app.nextDeadline == flip)
      _ = app.send(.advanced, at: flip)
      #expect(app.session?.remaining(at: app.sessionTime ?? .zero) == .seconds(20 - second))
    }
  }

  @Test func `a gap pauses the session where the person was last present`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(8))
    _ = app.send(.suspended, at: .seconds(4_000))
    #expect(app.session?.state == .paused(.gap))
    #expect(app.session?.remaining(at: .seconds(4_000)) == .seconds(17))
    #expect(app.sees("YOU WERE AWAY"))
  }

  @Test func `a short delay is not a gap`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(8))
    _ = app.send(.advanced, at: .milliseconds(10_500))
    #expect(app.session?.isPaused == false)
  }

  @Test(arguments: [1, 7, 60, 1_000])
  func `a session at any speed lasts its length divided by the speed`(speed: Int) throws {
    let settings = PlaySettings(isHandsFree: true, speed: speed)
    var app = try Fixture.playing(settings: settings)
    let length = try Timeline(Fixture.stretch).likelyLength
    app.run(until: length / speed - .milliseconds(1))
    #expect(app.session != nil)
    app.run(until: length / speed + .milliseconds(1))
    #expect(app.isSummedUp)
  }
}
