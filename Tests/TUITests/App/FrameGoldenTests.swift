import CarePlan
import Drawing
import RoutineEngine
import TUI
import TestSupport
import Testing

/// Every screen in the usual and the smallest window, in both glyph sets, with what each cell
/// means.
@Suite struct FrameGoldenTests {
  /// A screen, and the way to it.
  struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let state: @Sendable (Size, GlyphSet) throws -> App

    var testDescription: String { name }
  }

  static let scenes: [Scene] = [
    Scene(name: "list") { Fixture.picking($0, glyphs: $1) },
    Scene(name: "list-filter") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.press(.character("/"), .character("r"), .character("o"))
      return app
    },
    Scene(name: "list-broken") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.press(.end)
      return app
    },
    Scene(name: "list-details") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.press(.right)
      return app
    },
    Scene(name: "list-goals") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.receive(.practice(Fixture.practice([:])))
      app.receive(.practice(Fixture.practice(["lean": 1, "roll": 0.5])))
      app.run(until: .seconds(60))
      return app
    },
    Scene(name: "list-many") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs, entries: Fixture.many)
      for _ in 0..<22 { app.press(.down) }
      return app
    },
    Scene(name: "list-nothing") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.press(.character("/"), .character("z"), .character("z"))
      return app
    },
    Scene(name: "list-keys") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.press(.character("?"))
      return app
    },
    Scene(name: "list-dose") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      var doses = AgreedDoses()
      doses["lean", .standard] = Prescription(hold: .seconds(25), repeats: 3)
      app.receive(.doses(doses))
      app.press(.right)
      return app
    },
    Scene(name: "cut-off") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.receive(.interrupted(Fixture.prompt))
      return app
    },
    Scene(name: "check-in") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.character("3"))
      return app
    },
    Scene(name: "safety") { size, glyphs in
      Fixture.picking(size, glyphs: glyphs, care: Care(signs: nil))
    },
    Scene(name: "safety-group") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs, care: Care(signs: nil))
      app.press(.character("1"), .down, .character("a"))
      return app
    },
    Scene(name: "safety-risks") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs, care: Care(signs: nil))
      app.press(.character("3"), .character("o"), .down, .space, .down, .right, .right)
      return app
    },
    Scene(name: "safety-none") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs, care: Care(signs: nil))
      for _ in 0..<40 where !app.sees("None of these") { app.press(.character("n")) }
      return app
    },
    Scene(name: "safety-again") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.press(.character("!"), .character("3"), .character("h"), .escape)
      return app
    },
    Scene(name: "safety-soon") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs, care: Care(signs: nil))
      app.press(.character("2"), .character("l"), .enter)
      return app
    },
    Scene(name: "safety-leave") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs, care: Care(signs: nil))
      app.press(.character("q"))
      return app
    },
    Scene(name: "list-locked") { size, glyphs in
      Fixture.picking(size, glyphs: glyphs, care: Care(signs: .askFirst))
    },
    Scene(name: "emergency") { size, glyphs in
      Fixture.picking(size, glyphs: glyphs, care: Care(signs: .emergency))
    },
    Scene(name: "pain") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.press(.down, .enter)
      return app
    },
    Scene(name: "pain-severe") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.press(.down, .enter, .character("7"))
      return app
    },
    Scene(name: "pain-in-session") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.character("t"))
      return app
    },
    Scene(name: "settings") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.press(.character(","), .down, .right)
      return app
    },
    Scene(name: "builder") { size, glyphs in
      var app = BuilderFixture.building(size, glyphs: glyphs)
      app.press(.down)
      return app
    },
    Scene(name: "builder-moves") { size, glyphs in
      var app = BuilderFixture.building(size, glyphs: glyphs)
      for letter in "aband" { app.press(.character(letter)) }
      return app
    },
    Scene(name: "builder-problem") { size, glyphs in
      var app = BuilderFixture.building(size, glyphs: glyphs)
      app.press(.character("x"), .character("t"), .enter)
      app.receive(
        .draft(BuilderCheck(name: "before-lunch.yaml", problems: ["no step is left to do"])))
      return app
    },
    Scene(name: "builder-leave") { size, glyphs in
      var app = BuilderFixture.building(size, glyphs: glyphs)
      app.press(.character("x"), .escape)
      return app
    },
    Scene(name: "guide") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.receive(.guide([Fixture.card]))
      return app
    },
    Scene(name: "guide-many") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.receive(.guide(Fixture.cards))
      app.press(.down, .down)
      return app
    },
    Scene(name: "guide-card") { size, glyphs in
      var app = Fixture.picking(size, glyphs: glyphs)
      app.receive(.guide([Fixture.card]))
      app.press(.enter)
      return app
    },
    Scene(name: "history") { HistoryFixture.showing(HistoryFixture.view, $0, glyphs: $1) },
    Scene(name: "history-empty") { HistoryFixture.showing(HistoryFixture.empty, $0, glyphs: $1) },
    Scene(name: "history-sessions") { size, glyphs in
      var app = HistoryFixture.showing(HistoryFixture.view, size, glyphs: glyphs)
      app.press(.enter, .down)
      return app
    },
    Scene(name: "history-pain-entry") { size, glyphs in
      var app = HistoryFixture.showing(HistoryFixture.withPain, size, glyphs: glyphs)
      app.press(.enter, .home)
      return app
    },
    Scene(name: "history-session") { size, glyphs in
      var app = HistoryFixture.showing(HistoryFixture.view, size, glyphs: glyphs)
      app.press(.enter, .down, .enter)
      return app
    },
    Scene(name: "history-pain") { size, glyphs in
      var app = HistoryFixture.showing(HistoryFixture.view, size, glyphs: glyphs)
      app.press(.enter, .home, .down, .enter, .character("b"))
      return app
    },
    Scene(name: "history-routine") { size, glyphs in
      var app = HistoryFixture.showing(HistoryFixture.view, size, glyphs: glyphs)
      app.press(.enter, .home, .down, .enter, .character("r"), .character("l"), .down)
      return app
    },
    Scene(name: "history-entry") { size, glyphs in
      var app = HistoryFixture.showing(HistoryFixture.view, size, glyphs: glyphs)
      app.press(.left, .character("a"), .enter)
      return app
    },
    Scene(name: "player-prompt") { try Fixture.playing(Fixture.stretch, $0, glyphs: $1) },
    Scene(name: "player-ready") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .seconds(1))
      return app
    },
    Scene(name: "player-hold") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .milliseconds(12_400))
      return app
    },
    Scene(name: "player-words") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .milliseconds(15_500))
      return app
    },
    Scene(name: "player-rest") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .seconds(27))
      return app
    },
    Scene(name: "player-breathe") { size, glyphs in
      var app = try Fixture.playing(Fixture.breathing, size, glyphs: glyphs)
      app.run(until: .milliseconds(8_500))
      return app
    },
    Scene(name: "player-switch") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .seconds(52))
      return app
    },
    Scene(name: "player-paused") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .seconds(12))
      app.press(.space, at: .seconds(12))
      return app
    },
    Scene(name: "player-lead-in") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .seconds(12))
      app.press(.space, .space, at: .seconds(12))
      return app
    },
    Scene(name: "player-digits") { size, glyphs in
      var app = try Fixture.playing(Fixture.roll, size, glyphs: glyphs)
      app.run(until: .seconds(60))
      app.press(.character("z"), at: .seconds(60))
      return app
    },
    Scene(name: "player-massage") { size, glyphs in
      var app = try Fixture.playing(Fixture.roll, size, glyphs: glyphs)
      app.run(until: .milliseconds(9_500))
      return app
    },
    Scene(name: "player-reps") { size, glyphs in
      var app = try Fixture.playing(Fixture.roll, size, glyphs: glyphs)
      app.press(.character("n"), .character("n"), .character("n"), at: .seconds(1))
      return app
    },
    Scene(name: "player-open") { size, glyphs in
      var app = try Fixture.playing(Fixture.roll, size, glyphs: glyphs)
      for _ in 0..<4 { app.press(.character("n"), at: .seconds(1)) }
      app.run(until: .seconds(75))
      return app
    },
    Scene(name: "player-hurt") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .seconds(12))
      app.press(.character("!"), at: .seconds(12))
      return app
    },
    Scene(name: "player-leave") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .seconds(12))
      app.press(.character("q"), at: .seconds(12))
      return app
    },
    Scene(name: "player-keys") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.character("?"))
      return app
    },
    Scene(name: "summary") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .seconds(30))
      app.press(.character("n"), at: .seconds(30))
      app.run(until: .seconds(300))
      return app
    },
    Scene(name: "summary-offer") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.character("3"), .enter)
      app.run(until: .seconds(300))
      app.press(.character("3"), at: .seconds(300))
      app.receive(.report(["No change that counts.", "Today 1 of 1-3. Again from about 14:00."]))
      app.receive(.suggestion(Fixture.offer))
      return app
    },
    Scene(name: "summary-accepted") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .seconds(300))
      app.receive(.suggestion(Fixture.offer))
      app.press(.character("y"), at: .seconds(300))
      return app
    },
    Scene(name: "summary-hurt") { size, glyphs in
      var app = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      app.press(.enter)
      app.run(until: .seconds(12))
      app.press(.character("!"), .character("e"), at: .seconds(12))
      return app
    },
  ]

  /// The usual window and the smallest one; at others, columns are straight.
  private static let goldenWindows = [Size(columns: 80, rows: 24), Size(columns: 20, rows: 5)]

  @Test(arguments: scenes, goldenWindows)
  func `every scene matches its golden file`(scene: Scene, size: Size) throws {
    let unicode = try scene.state(size, .unicode).frame
    let ascii = try scene.state(size, .ascii).frame
    let text = """
      \(quoted(unicode.text))

      \(quoted(unicode.inkMap))

      \(quoted(ascii.text))

      """
    try Golden.expect(text, named: "\(scene.name)-\(size.columns)x\(size.rows).txt")
  }

  /// Fonts leave seams between whole blocks, and shades look different in each.
  @Test(arguments: scenes, Fixture.windows)
  func `no frame contains full blocks or shade characters`(scene: Scene, size: Size) throws {
    let cache = DrawingCache(palette: FigurePalette(.dark, depth: .trueColor))
    for glyphs in [GlyphSet.unicode, .ascii] {
      let cells = try scene.state(size, glyphs).frame(using: cache).cells
      #expect(cells.count { "\u{2588}\u{2591}\u{2592}\u{2593}".contains($0.glyph) } == 0)
    }
  }

  @Test(arguments: scenes, Fixture.windows)
  func `every row of a frame is exactly as wide as the window`(scene: Scene, size: Size) throws {
    for glyphs in [GlyphSet.unicode, .ascii] {
      let frame = try scene.state(size, glyphs).frame
      for y in 0..<size.rows {
        #expect(frame.row(y).reduce(0) { $0 + $1.width } == size.columns)
      }
    }
  }

  /// The characters of the fixtures' titles, which are shown as a person has written them.
  private static let charactersOfTitles: Set<Unicode.Scalar> = {
    var titles = HistoryFixture.view.sessions.map(\.title)
    titles += HistoryFixture.view.holds.map(\.title)
    for routine in [Fixture.stretch, Fixture.breathing] {
      titles.append(routine.title)
      titles += routine.steps.map(\.title)
    }
    for entry in Fixture.many {
      if case .routine(let routine) = entry.content { titles.append(routine.title) }
    }
    titles += titles.map { $0.uppercased() }
    return Set(titles.joined(separator: " ").unicodeScalars)
  }()

  @Test(arguments: scenes, Fixture.windows)
  func `without Unicode, only a person's own titles need more than ASCII`(
    scene: Scene, size: Size
  ) throws {
    let isAllOurs = scene.name.hasPrefix("player-massage")
    let allowed: Set<Unicode.Scalar> = isAllOurs ? [] : Self.charactersOfTitles
    let cells = try scene.state(size, .ascii).frame.cells
    let others = cells.flatMap { cell in
      cell.glyph.unicodeScalars.filter { !$0.isASCII && !allowed.contains($0) }
    }
    #expect(others.isEmpty, "\(others)")
  }

  private func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "\"\($0)\"" }
      .joined(separator: "\n")
  }
}
