import CarePlan
import Drawing
import RoutineEngine
import TUI
import Testing

/// A failure outside of the app is seen wherever the person is.
@Suite struct StatusMessageTests {
  private static let message = "Not saved: disk full"

  /// All of the golden scenes, in every window that a screen fits into.
  @Test(arguments: FrameGoldenTests.scenes, Fixture.windows.filter { $0.columns >= 20 })
  func `every screen shows a failure, which disappears by itself`(
    scene: FrameGoldenTests.Scene, size: Size
  ) throws {
    for glyphs in [GlyphSet.unicode, .ascii] {
      var app = try scene.state(size, glyphs)
      _ = app.send(.failed(Self.message), at: .zero)
      #expect(app.sees(Self.message))
      // It goes by itself.
      let next = try #require(app.nextDeadline)
      app.run(until: max(next, .seconds(700)))
      #expect(!app.sees(Self.message))
    }
  }

  @Test func `a failure in the list causes no effect and expires after four seconds`() {
    var app = Fixture.picking()
    #expect(app.send(.failed(Self.message), at: .zero).isEmpty)
    #expect(app.nextDeadline == .seconds(4))
  }
}
