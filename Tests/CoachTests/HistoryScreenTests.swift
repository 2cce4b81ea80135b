import Drawing
import RoutineEngine
import Testing

@testable import Coach

@Suite struct HistoryScreenTests {
  @Test func itOpensOverTheListAndClosesLevelByLevel() {
    var state = Fixture.picking()
    #expect(state.press(.character("t")) == [.openHistory])
    state.showHistory(HistoryFixture.view)
    #expect(state.frame.text.contains("The last 12 weeks"))
    #expect(state.nextChange == nil)
    state.press(.enter)
    #expect(state.frame.text.contains("Sessions"))
    state.press(.down, .enter)
    #expect(state.frame.text.contains("Lean, right side, 1 of 2: left out"))
    #expect(state.frame.text.contains("left early"))
    state.press(.escape)
    #expect(state.frame.text.contains("Sessions"))
    state.press(.character("q"), .left)
    #expect(state.frame.text.contains("what does your back need?"))
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), AppState.smallest])
  func theOverviewScrollsToItsEndAndBack(size: Size) {
    var state = HistoryFixture.showing(HistoryFixture.view, size)
    let start = state.frame
    state.press(.end)
    let end = state.frame
    #expect(end != start)
    state.press(.down, .pageDown)
    #expect(state.frame == end)
    state.press(.home, .up)
    #expect(state.frame == start)
    // The last of the charts is seen in full.
    #expect(end.text.contains(size.columns < 30 ? "3, 1 min" : "3 holds, 1 min"))
  }

  @Test func everySessionIsReachedAndEarlierOnesAreAskedForOnce() {
    var state = HistoryFixture.showing()
    #expect(state.press(.enter) == [.continueHistory])
    #expect(state.press(.end, .down).isEmpty)
    state.continueHistory((30..<60).map { _ in HistoryFixture.session(29) }, hasMore: true)
    #expect(state.press(.down) == [.continueHistory])
    state.continueHistory([], hasMore: false)
    #expect(state.press(.end, .home, .pageDown).isEmpty)
    let screen = state.places.last as? HistoryScreen
    #expect(screen?.view.sessions.count == 60 && screen?.choice == 20)
  }

  @Test func withoutSessionsThereIsNoListToOpen() {
    var state = HistoryFixture.showing(HistoryFixture.empty)
    let before = state.frame
    #expect(state.press(.enter).isEmpty)
    #expect(state.frame == before)
    #expect(before.text.contains("No answers yet") && before.text.contains("No holds yet"))
  }

  @Test func aClickChoosesAndOpensAndTheWheelScrolls() {
    var state = HistoryFixture.showing()
    state.press(.enter)
    _ = state.handle(.clicked(x: 5, y: 4), at: .zero)
    #expect((state.places.last as? HistoryScreen)?.choice == 2)
    _ = state.handle(.scrolled(-1), at: .zero)
    #expect((state.places.last as? HistoryScreen)?.choice == 1)
    _ = state.handle(.clicked(x: 5, y: 3), at: .zero)
    #expect(state.frame.text.contains("1 of 2: left out"))
    _ = state.handle(.clicked(x: 5, y: 30), at: .zero)
  }

  @Test func shadesAreToldApartWithoutColour() {
    let minutes: [Duration] = [
      .zero, .seconds(30), .minutes(5), .seconds(599), .minutes(10), .minutes(20), .minutes(90),
    ]
    let view = HistoryView(
      weeks: [HistoryView.Week(name: "2 Nov", month: "Nov", days: minutes)], pain: [], trend: [],
      holds: [], sessions: [], hasMore: false)
    for (glyphs, shades) in [(GlyphSet.unicode, "·░▒▒▓██"), (.ascii, ".:++*##")] {
      let frame = HistoryCharts(view: view, columns: 40, glyphs: glyphs).days
      #expect(String((2..<9).map { frame[3, $0].glyph }) == shades)
    }
  }

  @Test func anotherPlaceOnTopTakesNoSessions() {
    var state = Fixture.picking()
    state.continueHistory([HistoryFixture.session(1)], hasMore: false)
    #expect(state.frame == Fixture.picking().frame)
  }

  @Test func theTableHasEveryActionAndNoKeyTwice() {
    #expect(Set(Keys.history.bindings.map(\.action)) == Set(HistoryAction.allCases))
    let keys = Keys.history.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }
}
