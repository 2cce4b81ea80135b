import Drawing
import RoutineEngine
import Testing

@testable import TUI

/// Everything that looks like a button answers a click.
@Suite struct MouseTests {
  /// All golden scenes, in the usual, a small and a large window.
  @Test(
    arguments: FrameGoldenTests.scenes,
    [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 160, rows: 45)])
  func `a click on a button is its key`(scene: FrameGoldenTests.Scene, size: Size) throws {
    let app = try scene.state(size, .unicode)
    for button in app.frame.buttons {
      var (clicked, pressed) = (app, app)
      let effects = clicked.send(.click(x: button.rect.x, y: button.rect.y), at: .zero)
      #expect(effects == pressed.press(button.key), "\(button.key)")
      #expect(clicked == pressed, "\(button.key)")
    }
  }

  /// All scenes but those over a session, which the player draws in its own way.
  private static let screens = FrameGoldenTests.scenes.filter {
    !$0.name.hasPrefix("player") && !$0.name.hasPrefix("check-in") && $0.name != "pain-in-session"
  }

  @Test(arguments: screens, [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func `every footer is made of buttons`(scene: FrameGoldenTests.Scene, size: Size) throws {
    let frame = try scene.state(size, .unicode).frame
    let buttons = frame.buttons.filter { $0.rect.y == size.rows - 1 }
    #expect(!buttons.isEmpty)
  }

  @Test func `a question is answered by a click`() {
    var app = Fixture.picking()
    app.receive(.interrupted(Fixture.prompt))
    let keys = Set(app.frame.buttons.map(\.key))
    #expect(keys == [.enter, .character("e"), .escape])
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), App.smallest])
  func `a question over a session is answered by a click`(size: Size) throws {
    var app = try Fixture.playing(Fixture.stretch, size)
    app.press(.enter)
    app.run(until: .seconds(12))
    app.press(.character("!"), at: .seconds(12))
    #expect(Set("cgse").isSubset(of: app.frame.buttons.compactMap { $0.key.character }))
    let button = try #require(app.frame.buttons.first { $0.key == .character("c") })
    _ = app.send(.click(x: button.rect.x, y: button.rect.y), at: .seconds(12))
    #expect(!app.sees("What would you like to do?"))
    app.press(.character("q"), at: .seconds(20))
    let stop = try #require(app.frame.buttons.first { $0.key == .character("y") })
    _ = app.send(.click(x: stop.rect.x, y: stop.rect.y), at: .seconds(20))
    #expect(app.isSummedUp)
  }

  @Test func `a click on the strip goes on by moves and back by segments`() throws {
    let step = { (title: String) in Step(.hold(Dose(.seconds(20))), title: title, ready: .zero) }
    let routine = Routine(id: "three", title: "Three", steps: ["A", "B", "C"].map(step))
    var app = try Fixture.playing(routine)
    app.run(until: .seconds(5))
    let last = try #require(app.session).timeline.segments.count - 1
    _ = app.send(.click(x: 77, y: 1), at: .seconds(5))
    #expect(app.session?.index == last)
    #expect(app.session?.results.map(\.outcome) == [.partial, .skipped])
    _ = app.send(.click(x: 2, y: 1), at: .seconds(10))
    #expect(app.session?.index == 0)
    // On the segment under way, and beside the strip, nothing happens.
    let before = app
    _ = app.send(.click(x: 2, y: 1), at: .seconds(10))
    _ = app.send(.click(x: 40, y: 8), at: .seconds(10))
    #expect(app == before)
  }

  @Test func `a click on the strip of the summary begins that move again`() throws {
    let step = { (title: String) in Step(.hold(Dose(.seconds(20))), title: title) }
    let routine = Routine(id: "three", title: "Three", steps: ["A", "B", "C"].map(step))
    var app = Fixture.picking(entries: [
      RoutineListEntry(id: "three", isOwn: false, content: .routine(routine))
    ])
    app.press(.enter)
    app.run(until: .seconds(100))
    try #require(app.isSummedUp)
    // Between two segments, and beside the strip, nothing happens.
    let before = app
    _ = app.send(.click(x: 40, y: 8), at: .seconds(100))
    #expect(app == before)
    _ = app.send(.click(x: 77, y: 1), at: .seconds(100))
    // It is got ready for.
    #expect(app.session?.segment.kind == .ready && app.session?.upcoming.first?.title == "C")
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `a click on a bar of the history chooses its week`(size: Size) throws {
    var app = HistoryFixture.showing(HistoryFixture.view, size)
    let lines = app.frame.text.split(separator: "\n").map(String.init)
    let numbers = try #require(lines.firstIndex { $0.contains("Active minutes") }) + 6
    let bar = size.columns == 80 ? 6 : 9
    // The eleventh week, 16 Nov, of which Sunday was the last active day.
    _ = app.send(.click(x: 2 + 10 * bar, y: numbers), at: .zero)
    #expect(app.sees("22 Nov:"))
    // The chosen one is opened by another click.
    _ = app.send(.click(x: 2 + 10 * bar, y: numbers), at: .zero)
    #expect(app.sees("Sessions"))
  }

  @Test func `a click on a week of the pain chooses it`() {
    var app = HistoryFixture.showing()
    // The last but one of ten weeks in 33 columns.
    _ = app.send(.click(x: 43 + 2 + 3 + 8 * 3, y: 4), at: .zero)
    #expect(app.sees("22 Nov:"))
  }

  @Test func `pain is answered by a click`() throws {
    var app = Fixture.picking()
    app.press(.character("s"))
    let button = try #require(app.frame.buttons.first { $0.key == .character("4") })
    _ = app.send(.click(x: button.rect.x, y: button.rect.y), at: .zero)
    #expect(app.sees("Pain 4: gentle doses"))
  }

  @Test func `a click beside everything does nothing`() {
    var app = Fixture.picking()
    let before = app
    #expect(app.send(.click(x: 79, y: 23), at: .zero).isEmpty)
    #expect(app == before)
  }
}

extension Key {
  fileprivate var character: Character? {
    if case .character(let character) = self { character } else { nil }
  }
}
