import CarePlan
import Drawing
import RoutineEngine
import Testing

@testable import TUI

@Suite struct HistoryScreenTests {
  @Test func `the history opens over the list and closes level by level`() {
    var app = Fixture.picking()
    #expect(app.press(.character("t")) == [.load(.history)])
    app.receive(.history(HistoryFixture.view))
    #expect(app.sees("the last 12 weeks"))
    #expect(app.nextDeadline == nil)
    app.press(.enter)
    #expect(app.sees("Sessions"))
    app.press(.down, .enter)
    #expect(app.sees("Lean, right side, 1 of 2: left out"))
    app.press(.escape)
    #expect(app.sees("Sessions"))
    app.press(.character("q"), .escape)
    #expect(app.sees("what does your back need?"))
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), App.smallest])
  func `the overview scrolls to its end and back`(size: Size) {
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

  @Test func `every session is reachable, and earlier ones are requested once`() {
    var app = HistoryFixture.showing()
    #expect(app.press(.enter).contains(.load(.earlierSessions)))
    #expect(app.press(.end, .down).isEmpty)
    app.receive(.earlierSessions((30..<60).map { _ in HistoryFixture.session(29) }, hasMore: true))
    #expect(app.press(.down) == [.load(.earlierSessions)])
    app.receive(.earlierSessions([], hasMore: false))
    #expect(app.press(.end, .home, .pageDown).isEmpty)
    let screen = app.history
    #expect(screen?.view.sessions.count == 60 && screen?.choice == 20)
  }

  @Test func `no fact of a session is cut within a word`() {
    var view = HistoryFixture.view
    let answers = HistoryModel.Session.Answers(minutes: 4)
    view.sessions += [["ended because it hurt"], ["12 of 20 parts", "pain 10 before"]].map {
      HistoryModel.Session(
        day: "2026-11-01", time: "18:00", title: "Foam rolling", facts: ["4 min"] + $0,
        segments: [], answers: answers)
    }
    var app = HistoryFixture.showing(view)
    app.press(.enter)
    #expect(app.sees("4 min  pain 4 to 2") && !app.sees("pain …"))
    app.press(.end)
    #expect(app.frame.text.contains(/ended because…|ended because it…/))
    #expect(app.sees("4 min  pain 10 before"))
    var wide = HistoryFixture.showing(view, Size(columns: 100, rows: 30))
    wide.press(.enter)
    #expect(wide.sees("4 min  finished, pain 4 to 2"))
  }

  @Test func `an empty one names the length that will run`() throws {
    var app = Fixture.picking(
      Size(columns: 100, rows: 30), entries: BuiltIn.entries,
      care: Care(signs: .nothing, pain: 5))
    app.receive(.practice(Fixture.practice([:])))
    app.receive(.history(HistoryFixture.empty))
    let named = app.frame.text
    app.press(.enter)
    let timeline = try #require(app.session?.timeline)
    #expect(timeline.prescription.level == .gentle)
    #expect(
      named.contains("\(timeline.routine.title), \(Format.about(timeline.likelyLength))"))
  }

  @Test func `an empty history previews its charts and starts the first session`() {
    var app = HistoryFixture.showing(HistoryFixture.empty)
    #expect(app.sees("Nothing here yet") && app.sees("After your first session"))
    #expect(app.sees("no sessions yet") && !app.sees("this week, "))
    let faded = app.frame.cells.contains { $0.style.isFaded }
    #expect(faded)
    app.press(.enter)
    #expect(app.session?.timeline.routine.id == "lean")
  }

  @Test func `Enter on a day opens its session`() {
    var app = HistoryFixture.showing()
    // Today is Wednesday, 25 November.
    #expect(app.sees("25 Nov: 7 min, 1 session"))
    app.press(.left, .left)
    #expect(app.sees("23 Nov: 0 min, 1 session"))
    app.press(.enter)
    #expect(app.history?.chosen?.day == "2026-11-23")
    app.press(.escape, .left, .enter)
    #expect(app.history?.chosen?.day == "2026-11-22")
    // A day before all sessions has none to open.
    var other = HistoryFixture.showing()
    for _ in 0..<80 { other.press(.left) }
    other.press(.enter)
    #expect(other.sees("No session on 7 Sep or before."))
    #expect(other.history?.page == .overview)
  }

  @Test func `Enter on a day without a session chooses the one before, and says so`() {
    var view = HistoryFixture.view
    view.sessions.removeAll { $0.day == "2026-11-24" }
    var app = HistoryFixture.showing(view)
    app.press(.left)
    let effects = app.press(.enter)
    #expect(effects.contains(.say("No session on 24 Nov; the one before is chosen.")))
    #expect(app.history?.page == .sessions && app.history?.chosen?.day == "2026-11-23")
  }

  @Test func `a click on a day chooses it, and a second one opens it`() throws {
    var app = HistoryFixture.showing()
    let x = try #require((0..<42).last { app.frame[$0, 4].style.fill?.ink == .work })
    _ = app.send(.click(x: x, y: 4), at: .zero)
    // The Tuesday of the twelfth week, 24 November.
    #expect(app.history?.day == 11 * 7 + 1 && app.history?.page == .overview)
    _ = app.send(.click(x: x, y: 4), at: .zero)
    #expect(app.history?.page == .sessions && app.history?.chosen?.day == "2026-11-24")
  }

  @Test func `a week of pain has its mean and range`() {
    let weeks = HistoryCharts(model: HistoryFixture.view, glyphs: .unicode).painWeeks
    #expect(weeks[3] == HistoryCharts.PainWeek(least: 6, most: 8, mean: 7))
    #expect(weeks[0] == nil)
    #expect(HistoryFixture.showing().sees("this week 2.0"))
  }

  @Test func `a click chooses or opens a session, and the wheel moves the choice`() {
    var app = HistoryFixture.showing()
    app.press(.enter)
    _ = app.send(.click(x: 5, y: 4), at: .zero)
    #expect((app.history)?.choice == 2)
    _ = app.send(.scroll(-1), at: .zero)
    #expect((app.history)?.choice == 1)
    // Below the window, there is nothing to choose.
    let before = app
    _ = app.send(.click(x: 5, y: 30), at: .zero)
    #expect(app == before)
    _ = app.send(.click(x: 5, y: 3), at: .zero)
    #expect(app.sees("1 of 2: left out"))
    let opened = app
    _ = app.send(.click(x: 5, y: 30), at: .zero)
    #expect(app == opened)
  }

  @Test func `the shades of days are distinguishable without colour`() {
    let minutes: [Duration] = [
      .zero, .seconds(30), .minutes(5), .seconds(599), .minutes(10), .minutes(15), .minutes(90),
    ]
    let view = HistoryModel(
      firstDay: LocalDay(year: 2026, month: 11, day: 2),
      weeks: [HistoryModel.Week(name: "2 Nov", month: "Nov", days: minutes)], pain: [], trend: [],
      holds: [], sessions: [], hasMore: false)
    let frame = HistoryCharts(model: view, glyphs: .ascii).days(columns: 40, chosen: nil)
    #expect(String((1..<8).map { frame[3, $0].glyph }) == ".:++*##")
    let blocks = HistoryCharts(model: view, glyphs: .unicode).days(columns: 40, chosen: 6)
    #expect((1..<7).map { blocks[3, $0].style.fill?.percent } == [100, 45, 60, 60, 80, 100])
    #expect(blocks[3, 1].style.fill?.ink == .track)
    #expect(blocks.text.contains(" 8"))
  }

  @Test func `earlier sessions are ignored while the history is not on top`() {
    var app = Fixture.picking()
    app.receive(.earlierSessions([HistoryFixture.session(1)], hasMore: false))
    #expect(app.frame == Fixture.picking().frame)
  }

  @Test func `every action of the history keymap has a key, and no key has two actions`() {
    #expect(Set(Keymaps.history.bindings.map(\.action)) == Set(HistoryAction.allCases))
    let keys = Keymaps.history.bindings.map(\.keys)
    let all = keys.flatMap { $0 }
    #expect(Set(all).count == all.count && !keys.contains([]))
  }
}

extension App {
  fileprivate var history: HistoryScreen? {
    if case .history(let screen) = screens.last { screen } else { nil }
  }
}
