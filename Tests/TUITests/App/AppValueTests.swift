import CarePlan
import Drawing
import RoutineEngine
import Testing

@testable import TUI

/// The app is a value: the same inputs make the same app.
@Suite struct AppValueTests {
  private func walked() throws -> App {
    var app = Fixture.picking()
    app.receive(.practice(Fixture.practice(["lean": 1])))
    app.press(.enter, .enter)
    app.run(until: .seconds(12))
    app.press(.space, at: .seconds(12))
    return app
  }

  @Test func `the same inputs make the same app`() throws {
    var app = try walked()
    #expect(try app == walked())
    #expect(app.sees("PAUSED"))
    _ = app.frame(using: DrawingCache())
    #expect(try app == walked(), "drawing changes nothing")
    app.press(.space, at: .seconds(12))
    #expect(try app != walked())
  }

  @Test func `a resumed session is released when its safety check ends without it`() throws {
    let timeline = try Timeline(Fixture.roll)
    let request = SessionRequest(timeline, isHandsFree: true, continuesAnother: true)
    var app = Fixture.picking(care: Care(signs: nil))
    app.receive(.requested(request))
    #expect(app.screens.last?.waiting == request)
    #expect(app.press(.character("2"), .character("a")).contains { $0.savesSafety })
    app.press(.enter)
    let effects = app.press(.enter)
    #expect(effects.count == 2 && effects[0].savesSafety && effects[1] == .releaseResumed)
    #expect(app.session == nil)
  }

  @Test func `the agreed dose arrives after the first frame and before the clock starts`() throws {
    let request = SessionRequest(try Timeline(Fixture.stretch), waitsForHistory: true)
    var (app, effects) = App.playing(
      request, care: Care(signs: .nothing), settings: PlaySettings(),
      size: Size(columns: 80, rows: 24), glyphs: .unicode, at: .zero)
    effects = app.loadFigures(effects, at: .zero)
    #expect(
      effects == [.load(.doses), .load(.practice)] && app.sees("Sit tall") && app.progress == nil)
    var doses = AgreedDoses()
    doses["lean", .standard] = Prescription(hold: .seconds(25))
    #expect(app.receive(.doses(doses), at: .milliseconds(30)).isEmpty && app.progress == nil)
    effects = app.receive(.practice(nil), at: .milliseconds(30))
    #expect(app.session?.timeline.prescription == Prescription(hold: .seconds(25)))
    #expect(app.sessionTime == .zero && app.progress != nil)
    let starts = effects.filter { if case .observe(.started) = $0 { true } else { false } }
    #expect(starts.count == 1)
  }
}
