import Drawing
import RoutineEngine
import Testing

@testable import TUI

@Suite struct HistoryScreenTests {
  @Test func itOpensOverTheListAndClosesLevelByLevel() {
    var app = Fixture.picking()
    #expect(app.press(.character("t")) == [.load(.history)])
    app.receive(.history(HistoryFixture.view))
    #expect(app.sees("The last 12 weeks"))
    #expect(app.nextDeadline == nil)
    app.press(.enter)
    #expect(app.sees("Sessions"))
    app.press(.down, .enter)
    #expect(app.sees("Lean, right side, 1 of 2: left out"))
    #expect(app.sees("left early"))
    app.press(.escape)
    #expect(app.sees("Sessions"))
    app.press(.character("q"), .left)
    #expect(app.sees("what does your back need?"))
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), App.smallest])
  func theOverviewScrollsToItsEndAndBack(size: Size) {
    var app = HistoryFixture.showing(HistoryFixture.view, size)
    let start = app.frame
    app.press(.end)
    let end = app.frame
    #expect(end != start)
    app.press(.down, .pageDown)
    #expect(app.frame == end)
    app.press(.home, .up)
    #expect(app.frame == start)
    // The last of the charts is seen in full.
    #expect(end.text.contains(size.columns < 30 ? "3, 1 min" : "3 holds, 1 min"))
  }

  @Test func everySessionIsReachedAndEarlierOnesAreAskedForOnce() {
    var app = HistoryFixture.showing()
    #expect(app.press(.enter) == [.load(.earlierSessions)])
    #expect(app.press(.end, .down).isEmpty)
    app.receive(.earlierSessions((30..<60).map { _ in HistoryFixture.session(29) }, hasMore: true))
    #expect(app.press(.down) == [.load(.earlierSessions)])
    app.receive(.earlierSessions([], hasMore: false))
    #expect(app.press(.end, .home, .pageDown).isEmpty)
    let screen = app.history
    #expect(screen?.view.sessions.count == 60 && screen?.choice == 20)
  }

  @Test func withoutSessionsThereIsNoListToOpen() {
    var app = HistoryFixture.showing(HistoryFixture.empty)
    let before = app.frame
    #expect(app.press(.enter).isEmpty)
    #expect(app.frame == before)
    #expect(before.text.contains("No answers yet") && before.text.contains("No holds yet"))
  }

  @Test func aClickChoosesAndOpensAndTheWheelScrolls() {
    var app = HistoryFixture.showing()
    app.press(.enter)
    _ = app.send(.click(x: 5, y: 4), at: .zero)
    #expect((app.history)?.choice == 2)
    _ = app.send(.scroll(-1), at: .zero)
    #expect((app.history)?.choice == 1)
    _ = app.send(.click(x: 5, y: 3), at: .zero)
    #expect(app.sees("1 of 2: left out"))
    _ = app.send(.click(x: 5, y: 30), at: .zero)
  }

  @Test func shadesAreToldApartWithoutColour() {
    let minutes: [Duration] = [
      .zero, .seconds(30), .minutes(5), .seconds(599), .minutes(10), .minutes(20), .minutes(90),
    ]
    let view = HistoryModel(
      weeks: [HistoryModel.Week(name: "2 Nov", month: "Nov", days: minutes)], pain: [], trend: [],
      holds: [], sessions: [], hasMore: false)
    for (glyphs, shades) in [(GlyphSet.unicode, "·▂▄▄▆▇▇"), (.ascii, ".:++*##")] {
      let frame = HistoryCharts(view: view, columns: 40, glyphs: glyphs).days
      #expect(String((2..<9).map { frame[3, $0].glyph }) == shades)
    }
  }

  @Test func anotherPlaceOnTopTakesNoSessions() {
    var app = Fixture.picking()
    app.receive(.earlierSessions([HistoryFixture.session(1)], hasMore: false))
    #expect(app.frame == Fixture.picking().frame)
  }

  @Test func theTableHasEveryActionAndNoKeyTwice() {
    #expect(Set(Keymaps.history.bindings.map(\.action)) == Set(HistoryAction.allCases))
    let keys = Keymaps.history.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }
}

extension App {
  fileprivate var history: HistoryScreen? {
    if case .history(let screen) = screens.last { screen } else { nil }
  }
}
