import CarePlan
import Drawing
import RoutineEngine
import Testing

@testable import Coach

@Suite struct PickerPreviewTests {
  private static let braille: ClosedRange<Character> = "\u{2801}"..."\u{28FF}"

  private func hasFigure(_ state: AppState) -> Bool {
    state.frame.cells.contains { Self.braille.contains($0.glyph) }
  }

  private func shown(
    _ size: Size = Size(columns: 80, rows: 24), settings: PlaySettings = PlaySettings()
  ) -> AppState {
    var state = Fixture.picking(size, settings: settings)
    state.showFigures()
    return state
  }

  /// The first picture must not wait for a file.
  @Test func noFigureIsReadBeforeItIsAskedFor() {
    var isRead = false
    let state = AppState(
      picking: Fixture.entries, care: Care(signs: .nothing), settings: PlaySettings(),
      size: Size(columns: 80, rows: 24),
      glyphs: .unicode,
      figure: {
        isRead = true
        return Fixture.figure($0)
      }, at: .zero)
    #expect(!hasFigure(state))
    #expect(state.nextChange == nil)
    #expect(!isRead)
  }

  /// Words stay where they are when the figure comes.
  @Test func theFigureMovesNothing() {
    let before = Fixture.picking().frame
    let after = shown().frame
    for (old, new) in zip(before.cells, after.cells) where old != .blank { #expect(old == new) }
    #expect(hasFigure(shown()))
  }

  @Test func theFigureMovesAWhileAndThenNothingWakesTheProgram() throws {
    var state = shown()
    let figure = try #require(Fixture.figure("overhead-lean"))
    var frames: Set<Frame> = []
    var wakings = 0
    while let next = state.nextChange {
      _ = state.handle(.advanced, at: next)
      frames.insert(state.frame)
      wakings += 1
      try #require(wakings < 100)
    }
    #expect(frames.count > 5)
    let still = state.frame
    let seconds = (figure.wayThere * 2 + figure.wayBack) / .seconds(1) + 2
    #expect(wakings <= Int(seconds * 2) + 1)
    _ = state.handle(.advanced, at: .seconds(1000))
    #expect(state.frame == still)
  }

  @Test func aChoiceShowsItsMoveAnew() {
    var state = shown()
    state.run(until: .seconds(100))
    #expect(state.nextChange == nil)
    state.press(.down, at: .seconds(100))
    state.press(.up, at: .seconds(101))
    #expect(state.nextChange != nil)
    state.run(until: .seconds(200))
    // A key that leaves the choice where it is leaves the figure alone.
    state.press(.character("l"), at: .seconds(200))
    #expect(state.nextChange == nil)
  }

  @Test func theWheelAndAClickShowItAnew() {
    for event in [InputEvent.scrolled(-1), .clicked(x: 5, y: 2)] {
      var state = shown()
      state.press(.down)
      state.run(until: .seconds(100))
      #expect(state.nextChange == nil)
      _ = state.handle(event, at: .seconds(100))
      #expect(state.nextChange == .milliseconds(100_500), "\(event)")
    }
  }

  @Test func aStillFigureIsStillAndAHiddenOneHidden() {
    let still = shown(settings: PlaySettings(figures: .still))
    #expect(hasFigure(still) && still.nextChange == nil)
    let off = shown(settings: PlaySettings(figures: .off))
    #expect(!hasFigure(off) && off.nextChange == nil)
  }

  /// A figure that is not there leaves no hole: the words go on.
  @Test func aMissingFigureLeavesItsPlaceToTheWords() {
    var state = AppState(
      picking: Fixture.entries, care: Care(signs: .nothing), settings: PlaySettings(),
      size: Size(columns: 80, rows: 24),
      glyphs: .unicode, at: .zero)
    #expect(!state.frame.text.contains("Take care"))
    state.showFigures()
    #expect(state.frame.text.contains("Take care"))
    #expect(state.nextChange == nil)
  }

  @Test func aWindowWithoutRoomHasNone() {
    for size in [(40, 12), (20, 5), (80, 12), (71, 24)] {
      let state = shown(Size(columns: size.0, rows: size.1))
      #expect(!hasFigure(state) && state.nextChange == nil, "\(size)")
    }
  }

  /// What is shown of the chosen one is a way to the whole of it.
  @Test func aClickOnThePreviewOpensTheDetails() {
    var state = shown()
    _ = state.handle(.clicked(x: 60, y: 8), at: .zero)
    #expect(state.session == nil)
    #expect(state.frame.text.contains("Where the numbers come from"))
  }

  @Test func enterOnABrokenOneSaysWhy() {
    var state = Fixture.picking(Size(columns: 40, rows: 12))
    state.press(.end, .enter)
    #expect(state.session == nil)
    #expect(state.frame.text.contains("a time needs its unit"))
  }

  @Test func theGoalIsShownOnceTheRecordIsRead() {
    var state = shown()
    #expect(!state.frame.text.contains("○"))
    state.showToday(["lean": 0.5])
    #expect(state.frame.text.contains("◐○○"))
    #expect(state.frame.text.contains("Today 0.5 of 1-3"))
  }
}
