import CarePlan
import Drawing
import RoutineEngine
import Testing

@testable import TUI

@Suite struct RoutineListPreviewTests {
  private static let braille: ClosedRange<Character> = "\u{2801}"..."\u{28FF}"

  private func hasFigure(_ app: App) -> Bool {
    app.frame.cells.contains { Self.braille.contains($0.glyph) }
  }

  private func shown(
    _ size: Size = Size(columns: 80, rows: 24), settings: PlaySettings = PlaySettings()
  ) -> App {
    var app = Fixture.picking(size, settings: settings)
    app.receive(.practice(Fixture.practice([:])))
    return app
  }

  /// The first frame must not wait for a file.
  @Test func `no figure is loaded before the first frame`() {
    var (app, effects) = App.list(
      care: Care(signs: .nothing), settings: PlaySettings(), size: Size(columns: 80, rows: 24),
      glyphs: .unicode, at: .zero)
    effects += app.handle(.loaded(.routines(Fixture.entries)), at: .zero)
    #expect(effects == [Query.routines, .doses, .practice, .interrupted, .today].map { .load($0) })
    #expect(!hasFigure(app) && app.nextDeadline == nil)
    effects = app.handle(.loaded(.practice(Fixture.practice([:]))), at: .zero)
    #expect(effects == [.load(.figure("overhead-lean"))])
    #expect(app.handle(.loaded(.doses(AgreedDoses())), at: .zero).isEmpty, "once is enough")
  }

  @Test func `the arriving figure moves no text`() {
    var app = Fixture.picking()
    let figure = Fixture.figure("overhead-lean")
    _ = app.handle(.loaded(.practice(Fixture.practice([:]))), at: .zero)
    let before = Fixture.picking().frame
    _ = app.handle(.loaded(.figure(figure, named: "overhead-lean")), at: .zero)
    let after = app.frame
    for (old, new) in zip(before.cells, after.cells) where old.glyph != " " { #expect(old == new) }
    #expect(hasFigure(shown()))
  }

  @Test func `the figure moves for a while, and then nothing wakes the program`() throws {
    var app = shown()
    let figure = try #require(Fixture.figure("overhead-lean"))
    var frames: Set<Frame> = []
    var wakings = 0
    while let next = app.nextDeadline {
      _ = app.send(.advanced, at: next)
      frames.insert(app.frame)
      wakings += 1
      try #require(wakings < 100)
    }
    #expect(frames.count > 5)
    let still = app.frame
    let seconds = (figure.wayThere * 2 + figure.wayBack) / .seconds(1) + 2
    #expect(wakings <= Int(seconds * 2) + 1)
    _ = app.send(.advanced, at: .seconds(1000))
    #expect(app.frame == still)
  }

  @Test func `a new choice restarts its figure`() {
    var app = shown()
    app.run(until: .seconds(100))
    #expect(app.nextDeadline == nil)
    app.press(.down, at: .seconds(100))
    app.press(.up, at: .seconds(101))
    #expect(app.nextDeadline != nil)
    app.run(until: .seconds(200))
    // A key that leaves the choice where it is leaves the figure alone.
    app.press(.home, at: .seconds(200))
    #expect(app.nextDeadline == nil)
  }

  @Test func `the wheel and a click restart the figure`() {
    for event in [AppInput.scroll(-1), .click(x: 5, y: 6)] {
      var app = shown()
      app.press(.down)
      app.run(until: .seconds(100))
      #expect(app.nextDeadline == nil)
      _ = app.send(event, at: .seconds(100))
      #expect(app.nextDeadline == .milliseconds(100_500), "\(event)")
    }
  }

  @Test func `a still figure never moves, and a hidden one is not drawn`() {
    let still = shown(settings: PlaySettings(animation: .still))
    #expect(hasFigure(still) && still.nextDeadline == nil)
    let off = shown(settings: PlaySettings(figures: .off))
    #expect(!hasFigure(off) && off.nextDeadline == nil)
  }

  @Test func `text takes the place of a missing figure`() {
    var app = Fixture.picking()
    #expect(!app.sees("about 2 min"))
    _ = app.handle(.loaded(.practice(Fixture.practice([:]))), at: .zero)
    _ = app.handle(.loaded(.figure(nil, named: "overhead-lean")), at: .zero)
    #expect(app.sees("about 2 min"))
    #expect(app.nextDeadline == nil)
  }

  @Test func `a window without room shows no figure`() {
    for size in [(40, 12), (20, 5), (80, 13), (71, 24)] {
      let app = shown(Size(columns: size.0, rows: size.1))
      #expect(!hasFigure(app) && app.nextDeadline == nil, "\(size)")
    }
  }

  @Test func `a click on the preview opens the details`() {
    var app = shown()
    _ = app.send(.click(x: 60, y: 8), at: .zero)
    #expect(app.session == nil)
    #expect(app.sees("Lean over and let the hand draw the"))
  }

  @Test func `Enter on a broken routine shows its error`() {
    var app = Fixture.picking(Size(columns: 40, rows: 12))
    app.press(.end, .enter)
    #expect(app.session == nil)
    #expect(app.sees("a time needs its unit"))
  }

  @Test func `the goal is shown once the history is read`() {
    var app = Fixture.picking()
    #expect(!app.sees("○"))
    app.receive(.practice(Fixture.practice(["lean": 0.5])))
    #expect(app.sees("◐"))
    #expect(app.sees("0.5 of 1 done"))
  }
}
