import CarePlan
import Coach
import Drawing
import RoutineEngine
import Testing
import TestSupport

/// Every screen at every size, in both glyph sets, with what each cell means: looked at once.
@Suite struct FrameGoldenTests {
  /// A screen, and the way to it.
  struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let state: @Sendable (Size, GlyphSet) throws -> AppState

    var testDescription: String { name }
  }

  static let scenes: [Scene] = [
    Scene(name: "picker") { Fixture.picking($0, glyphs: $1) },
    Scene(name: "picker-filter") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.press(.character("/"), .character("r"), .character("o"))
      return state
    },
    Scene(name: "picker-broken") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.press(.end)
      return state
    },
    Scene(name: "picker-details") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.press(.right)
      return state
    },
    Scene(name: "picker-goals") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.showFigures()
      state.showToday(["lean": 1, "roll": 0.5])
      state.run(until: .seconds(60))
      return state
    },
    Scene(name: "picker-many") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs, entries: Fixture.many)
      for _ in 0..<22 { state.press(.down) }
      return state
    },
    Scene(name: "picker-nothing") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.press(.character("/"), .character("z"), .character("z"))
      return state
    },
    Scene(name: "picker-keys") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.press(.character("?"))
      return state
    },
    Scene(name: "picker-dose") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      var doses = AgreedDoses()
      doses["lean", .standard] = Prescription(hold: .seconds(25), repeats: 3)
      state.showDoses(doses)
      state.press(.right)
      return state
    },
    Scene(name: "cut-off") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.offerToGoOn(
        with: Fixture.stretch.title, at: "Lean: Hold 2 of 3, left side, 11 s left",
        on: "23 Nov, 18:05")
      return state
    },
    Scene(name: "check-in") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.character("3"))
      return state
    },
    Scene(name: "safety") { size, glyphs in
      Fixture.picking(size, glyphs: glyphs, care: Care(signs: nil))
    },
    Scene(name: "safety-soon") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs, care: Care(signs: nil))
      state.press(.character("2"))
      return state
    },
    Scene(name: "picker-locked") { size, glyphs in
      Fixture.picking(size, glyphs: glyphs, care: Care(signs: .askFirst))
    },
    Scene(name: "emergency") { size, glyphs in
      Fixture.picking(size, glyphs: glyphs, care: Care(signs: .emergency))
    },
    Scene(name: "pain") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.press(.down, .enter)
      return state
    },
    Scene(name: "pain-severe") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.press(.down, .enter, .character("7"))
      return state
    },
    Scene(name: "pain-in-session") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.character("t"))
      return state
    },
    Scene(name: "settings") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.press(.character(","), .down, .right)
      return state
    },
    Scene(name: "guide") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.showGuide([Fixture.card])
      return state
    },
    Scene(name: "guide-many") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.showGuide(Fixture.cards)
      state.press(.down, .down)
      return state
    },
    Scene(name: "guide-card") { size, glyphs in
      var state = Fixture.picking(size, glyphs: glyphs)
      state.showGuide([Fixture.card])
      state.press(.enter)
      return state
    },
    Scene(name: "history") { HistoryFixture.showing(HistoryFixture.view, $0, glyphs: $1) },
    Scene(name: "history-empty") { HistoryFixture.showing(HistoryFixture.empty, $0, glyphs: $1) },
    Scene(name: "history-sessions") { size, glyphs in
      var state = HistoryFixture.showing(HistoryFixture.view, size, glyphs: glyphs)
      state.press(.enter, .down)
      return state
    },
    Scene(name: "history-session") { size, glyphs in
      var state = HistoryFixture.showing(HistoryFixture.view, size, glyphs: glyphs)
      state.press(.enter, .down, .enter)
      return state
    },
    Scene(name: "player-prompt") { try Fixture.playing(Fixture.stretch, $0, glyphs: $1) },
    Scene(name: "player-ready") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .seconds(1))
      return state
    },
    Scene(name: "player-hold") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .milliseconds(12_400))
      return state
    },
    Scene(name: "player-words") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .milliseconds(15_500))
      return state
    },
    Scene(name: "player-rest") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .seconds(27))
      return state
    },
    Scene(name: "player-breathe") { size, glyphs in
      var state = try Fixture.playing(Fixture.breathing, size, glyphs: glyphs)
      state.run(until: .milliseconds(8_500))
      return state
    },
    Scene(name: "player-switch") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .seconds(52))
      return state
    },
    Scene(name: "player-paused") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .seconds(12))
      state.press(.character(" "), at: .seconds(12))
      return state
    },
    Scene(name: "player-lead-in") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .seconds(12))
      state.press(.character(" "), .character(" "), at: .seconds(12))
      return state
    },
    Scene(name: "player-digits") { size, glyphs in
      var state = try Fixture.playing(Fixture.roll, size, glyphs: glyphs)
      state.run(until: .seconds(60))
      state.press(.character("z"), at: .seconds(60))
      return state
    },
    Scene(name: "player-massage") { size, glyphs in
      var state = try Fixture.playing(Fixture.roll, size, glyphs: glyphs)
      state.run(until: .milliseconds(9_500))
      return state
    },
    Scene(name: "player-reps") { size, glyphs in
      var state = try Fixture.playing(Fixture.roll, size, glyphs: glyphs)
      state.press(.character("n"), .character("n"), .character("n"), at: .seconds(1))
      return state
    },
    Scene(name: "player-open") { size, glyphs in
      var state = try Fixture.playing(Fixture.roll, size, glyphs: glyphs)
      for _ in 0..<4 { state.press(.character("n"), at: .seconds(1)) }
      state.run(until: .seconds(75))
      return state
    },
    Scene(name: "player-hurt") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .seconds(12))
      state.press(.character("!"), at: .seconds(12))
      return state
    },
    Scene(name: "player-leave") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .seconds(12))
      state.press(.character("q"), at: .seconds(12))
      return state
    },
    Scene(name: "player-keys") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.character("?"))
      return state
    },
    Scene(name: "summary") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .seconds(30))
      state.press(.character("n"), at: .seconds(30))
      state.run(until: .seconds(300))
      return state
    },
    Scene(name: "summary-offer") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.character("3"), .enter)
      state.run(until: .seconds(300))
      state.press(.character("3"), at: .seconds(300))
      state.showReport(["No change that counts.", "Today 1 of 1-3. Again from about 14:00."])
      state.showOffer(Fixture.offer)
      return state
    },
    Scene(name: "summary-accepted") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .seconds(300))
      state.showOffer(Fixture.offer)
      state.press(.character("y"), at: .seconds(300))
      return state
    },
    Scene(name: "summary-hurt") { size, glyphs in
      var state = try Fixture.playing(Fixture.stretch, size, glyphs: glyphs)
      state.press(.enter)
      state.run(until: .seconds(12))
      state.press(.character("!"), .character("e"), at: .seconds(12))
      return state
    },
  ]

  @Test(arguments: scenes, Fixture.windows)
  func looksAsItDid(scene: Scene, size: Size) throws {
    let unicode = try scene.state(size, .unicode).frame
    let ascii = try scene.state(size, .ascii).frame
    let text = """
      \(quoted(unicode.text))

      \(quoted(unicode.inkMap))

      \(quoted(ascii.text))

      """
    try Golden.expect(text, named: "\(scene.name)-\(size.columns)x\(size.rows).txt")
  }

  /// Nothing of ours needs more than ASCII where only ASCII can be shown, and every row is full.
  @Test(arguments: scenes, Fixture.windows)
  func everyColumnIsStraight(scene: Scene, size: Size) throws {
    for glyphs in [GlyphSet.unicode, .ascii] {
      let frame = try scene.state(size, glyphs).frame
      for y in 0..<size.rows {
        #expect(frame.row(y).reduce(0) { $0 + $1.width } == size.columns)
      }
    }
    guard scene.name.hasPrefix("player-massage") || scene.name.hasPrefix("player-keys") else {
      return
    }
    let ascii = try scene.state(size, .ascii).frame
    let isASCII = ascii.cells.allSatisfy { $0.glyph.isASCII }
    #expect(isASCII)
  }

  private func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "\"\($0)\"" }
      .joined(separator: "\n")
  }
}
