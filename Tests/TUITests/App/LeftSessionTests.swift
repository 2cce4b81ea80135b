import Drawing
import RoutineEngine
import Testing

@testable import TUI

/// A session that was left early can be taken up again.
@Suite struct LeftSessionTests {
  private static let left = ResumePrompt(
    routineID: Fixture.stretch.id, title: Fixture.stretch.title, place: "Lean: Hold 2 of 3",
    moment: "23 Nov, 18:05", isLeft: true)

  @Test func `the list offers it without asking`() {
    var app = Fixture.picking()
    app.receive(.practice(Fixture.practice([:])))
    let first = app
    app.receive(.interrupted(Self.left))
    #expect(app.sees("left early") && app.sees("what does your back need?"))
    // What is best to do now stays the first line.
    var (one, other) = (first, app)
    one.press(.enter)
    other.press(.enter)
    #expect(one.screens.last == other.screens.last)
    app.press(.down)
    #expect(app.sees("Left early on 23 Nov, 18:05."))
    #expect(app.press(.enter) == [.resume(.resume)])
    #expect(!app.sees("left early"))
  }

  @Test func `the list asks for it once a session is over`() throws {
    var app = Fixture.picking()
    app.press(.enter)
    app.press(.enter, at: .seconds(1))
    app.run(until: .seconds(10))
    let effects = app.press(.character("q"), .character("y"), at: .seconds(10))
    #expect(effects.contains(.load(.interrupted)))
    // No question lies over the summary.
    app.receive(.interrupted(Fixture.prompt), at: .seconds(10))
    #expect(app.isSummedUp)
  }

  @Test func `the door is asked again`() throws {
    var app = Fixture.picking(entries: [Fixture.entries[1]])
    let timeline = try Timeline(Fixture.roll)
    app.receive(.requested(SessionRequest(timeline, from: 2, continuesAnother: true)))
    #expect(app.session == nil && app.screens.last?.waiting?.continuesAnother == true)
    #expect(app.press(.escape).contains(.releaseResumed))
  }
}
