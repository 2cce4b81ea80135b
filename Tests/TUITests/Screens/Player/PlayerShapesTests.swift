import Drawing
import RoutineEngine
import TUI
import Testing

/// The large shapes, readable from three metres: the side, the seconds, the phase.
@Suite struct PlayerShapesTests {
  private static let usual = Size(columns: 80, rows: 24)

  /// A hold, on the left side first.
  private static func holding(
    _ size: Size = usual, until end: Duration = .seconds(12),
    settings: PlaySettings = PlaySettings()
  ) throws -> App {
    var app = try Fixture.playing(Fixture.stretch, size, settings: settings)
    app.press(.enter)
    app.run(until: end)
    return app
  }

  /// The places of the cells with a fill.
  private static func cells(_ frame: Frame, _ fill: Fill, rows: Range<Int>) -> [(x: Int, y: Int)] {
    rows.flatMap { y in
      (0..<frame.size.columns).compactMap { frame[$0, y].style.fill == fill ? ($0, y) : nil }
    }
  }

  @Test func `the side is in the half that it means, as large as the seconds`() throws {
    let left = try Self.holding().frame
    let word = Self.cells(left, Fill(.work), rows: 3..<11)
    #expect(word.allSatisfy { $0.x < 42 })
    let seconds = Self.cells(left, Fill(.plain), rows: 3..<18)
    #expect(Set(word.map(\.y)).count == 6 && Set(seconds.map(\.y)).count == 6)
    // Three rounds on the left, each with its rest; then the right.
    var app = try Self.holding(until: .seconds(52))
    while app.session?.segment.kind != .hold || app.session?.segment.side != .right {
      app.press(.character("n"), at: .seconds(52))
    }
    let right = Self.cells(app.frame, Fill(.work), rows: 3..<11)
    #expect(!right.isEmpty && right.allSatisfy { $0.x >= 38 })
  }

  @Test(arguments: [(120, 36, 10), (80, 24, 6), (60, 20, 6), (40, 12, 5)])
  func `shapes grow with the window`(columns: Int, rows: Int, height: Int) throws {
    let frame = try Self.holding(Size(columns: columns, rows: rows)).frame
    let seconds = Self.cells(frame, Fill(.plain), rows: 1..<rows - 1)
    #expect(Set(seconds.map(\.y)).count == height)
  }

  /// The plate and the side have one colour, and below the words are the keys.
  @Test(arguments: [usual, Size(columns: 60, rows: 20), Size(columns: 76, rows: 22)])
  func `nothing overlaps while one gets ready`(size: Size) throws {
    let step = Step(
      .hold(Dose(.seconds(20))), title: "Lean",
      text: "Lean to the right. Keep both arms long. For more, hold your left wrist with your "
        + "right hand, and draw it gently over.",
      sides: .both(first: .right), figure: "overhead-lean")
    let routine = Routine(id: "lean", title: "Lean", steps: [step])
    var app = try Fixture.playing(routine, size)
    app.run(until: .seconds(2))
    let frame = app.frame
    let rows = Set(Self.cells(frame, Fill(.ready), rows: 2..<size.rows).map(\.y)).sorted()
    let gaps = zip(rows, rows.dropFirst()).filter { $1 - $0 > 1 }
    #expect(gaps.count == 1)
    let keys = frame.text.split(separator: "\n").last
    #expect(keys?.contains(" space  pause   !  hurts   n  next") ?? false)
  }

  @Test func `a breath across a large window has no list of steps below it`() throws {
    let size = Size(columns: 120, rows: 40)
    let step = Step(
      .breathe(Dose(.minutes(2))), title: "Breathe", text: "Breathe in and out.",
      tempo: Tempo([.init("in", .seconds(4)), .init("out", .seconds(6))]), figure: "lying-pillows")
    var app = try Fixture.playing(Routine(id: "breathe", title: "Breathe", steps: [step]), size)
    app.run(until: .seconds(20))
    #expect(app.sees("OUT") || app.sees("BREATHE"))
    #expect(!app.sees("Coming up") && !app.sees("✓"))
  }

  /// In small windows the words come one page after the other.
  @Test(arguments: [Size(columns: 40, rows: 12), Size(columns: 20, rows: 5)])
  func `all words of a hold are seen in a small window`(size: Size) throws {
    let text =
      "Lean over. Keep both arms long and your shoulders low. For more, hold the wrist of "
      + "that arm with your other hand, draw it gently over, and breathe to the last word."
    let step = Step(.hold(Dose(.seconds(50))), title: "Lean", text: text, ready: .zero)
    var app = try Fixture.playing(Routine(id: "lean", title: "Lean", steps: [step]), size)
    var seen = ""
    for second in 0..<49 {
      app.run(until: .seconds(second))
      seen += app.frame.text
    }
    for word in text.split(separator: " ") { #expect(seen.contains(word), "\(word)") }
  }

  @Test func `a step that waits shows all of its words in the smallest window`() throws {
    let text =
      "Sit on the floor, knees bent, feet as wide as your shoulders. Put the roller behind "
      + "you, across your back."
    let step = Step(.prompt, title: "Set up", text: text)
    let lean = Step(.hold(Dose(.seconds(20))), title: "Lean")
    var app = try Fixture.playing(
      Routine(id: "roll", title: "Roll", steps: [step, lean]), Size(columns: 20, rows: 5))
    var seen = app.frame.text
    for _ in 0..<6 {
      guard let next = app.nextDeadline else { break }
      app.run(until: next)
      seen += app.frame.text
    }
    for word in text.split(separator: " ") { #expect(seen.contains(word), "\(word)") }
  }

  @Test func `a question in the smallest window is not cut in a word`() throws {
    var app = try Self.holding(Size(columns: 20, rows: 5))
    app.press(.character("!"), at: .seconds(12))
    #expect(app.sees("It hurts") && app.sees("stop for today") && !app.sees("(E"))
  }

  /// Without colours, a get-ready is a plate with holes and a hold is bare digits.
  @Test func `phases differ by shape`() throws {
    let ready = try Self.holding(until: .seconds(2)).frame
    #expect(Self.cells(ready, Fill(.ready), rows: 3..<14).count > 150)
    let paused = { () throws -> Frame in
      var app = try Self.holding()
      app.press(.space, at: .seconds(12))
      return app.frame
    }
    #expect(try paused().text.contains("╭") && !(try Self.holding().frame.text.contains("╭")))
    #expect(try paused().cells.contains { $0.style.isFaded })
    var waiting = try Fixture.playing()
    #expect(waiting.frame.text.contains("Enter  I am ready"))
    waiting.press(.enter)
    #expect(!waiting.frame.text.contains("Enter  I am ready"))
  }

  @Test func `a rest shows what is next as large as its seconds`() throws {
    let frame = try Self.holding(until: .seconds(27)).frame
    #expect(frame.text.contains("NEXT"))
    let seconds = Self.cells(frame, Fill(.rest), rows: 4..<11)
    let next = Self.cells(frame, Fill(.plain), rows: 11..<23)
    #expect(Set(seconds.map(\.y)).count == 6 && Set(next.map(\.y)).count >= 5)
  }

  @Test func `it says at what time of the day it ends`() throws {
    let settings = PlaySettings(timeOfDayAtZero: .seconds(14 * 3_600 + 30 * 60))
    #expect(try Self.holding(settings: settings).frame.text.contains("done at 14:3"))
    #expect(!(try Self.holding().frame.text.contains("done at")))
    var app = try Self.holding(settings: settings)
    app.press(.space, at: .seconds(12))
    #expect(!app.sees("done at") && app.sees("paused"))
    // Past midnight, and with a clock that runs faster.
    let late = PlaySettings(speed: 60, timeOfDayAtZero: .seconds(86_399))
    #expect(try Fixture.playing(settings: late).frame.text.contains("done at 00:0"))
  }

  @Test func `the first prompt shows its figure and where it is felt from`() throws {
    var routine = Fixture.stretch
    routine.steps[0].figure = "sit-tall"
    let app = try Fixture.playing(routine)
    #expect(app.sees("Seen from the side"))
    let braille = app.frame.cells.contains { ("\u{2801}"..."\u{28FF}").contains($0.glyph) }
    #expect(braille)
    let cache = DrawingCache(palette: FigurePalette(.dark, depth: .trueColor))
    #expect(app.frame(using: cache).cells.count { $0.style.tone != nil } > 100)
  }

  @Test func `figures are made of what the person chose`() throws {
    let cache = DrawingCache(palette: FigurePalette(.dark, depth: .trueColor))
    func kinds(_ figures: PlaySettings.Figures) throws -> (tones: Bool, braille: Bool) {
      let app = try Self.holding(settings: PlaySettings(figures: figures))
      let cells = app.frame(using: cache).cells
      return (
        cells.contains { $0.style.tone != nil },
        cells.contains { ("\u{2801}"..."\u{28FF}").contains($0.glyph) }
      )
    }
    #expect(try kinds(.auto) == (true, false))
    #expect(try kinds(.blocks) == (true, false))
    #expect(try kinds(.braille) == (false, true))
    #expect(try kinds(.off) == (false, false))
  }

  @Test func `a breath is a curve with one marker, a stroke a track with one`() throws {
    var breath = try Fixture.playing(Fixture.breathing)
    breath.run(until: .milliseconds(8_500))
    let curve = breath.frame
    let marker = Self.cells(curve, Fill(.plain), rows: 11..<19)
    #expect(Set(marker.map(\.x)).count == 1)
    #expect(Self.cells(curve, Fill(.work, percent: 24), rows: 10..<19).count > 60)
    var stroke = try Fixture.playing(Fixture.roll)
    stroke.run(until: .milliseconds(9_500))
    let track = Self.cells(stroke.frame, Fill(.track), rows: 16..<20)
    #expect(!track.isEmpty && stroke.sees("stroke ") && stroke.sees("each way"))
  }

  /// Half a second later only the cells at the marker look different.
  @Test func `a pacer changes few cells`() throws {
    var app = try Fixture.playing(Fixture.breathing)
    app.run(until: .milliseconds(20_100))
    let before = app.frame
    app.run(until: .milliseconds(20_600))
    let changed = zip(before.cells, app.frame.cells).count { !$0.looks(like: $1) }
    #expect((1...60).contains(changed), "\(changed)")
  }

  /// The way to say that it hurts is at the foot of every session, whatever it does.
  @Test(arguments: [(80, 24), (60, 20), (120, 36), (40, 12), (20, 5)])
  func `the key for a hurt is always shown`(columns: Int, rows: Int) throws {
    let size = Size(columns: columns, rows: rows)
    for end in [0, 2, 12, 27, 52] {
      var app = try Fixture.playing(Fixture.stretch, size)
      if end > 0 {
        app.press(.enter)
        app.run(until: .seconds(end))
      }
      let foot = app.frame.text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
      // The smallest window has room for one key on a step that waits.
      #expect(foot.contains("!"), "\(end) s: \(foot)")
    }
  }

  // MARK: Motion

  @Test func `on a change of sides the figure turns over, and then stands`() throws {
    let cache = DrawingCache(palette: FigurePalette(.dark, depth: .trueColor))
    func pictures(_ settings: PlaySettings) throws -> (distinct: Int, wakes: Int) {
      var app = try Fixture.playing(Fixture.stretch, settings: settings)
      app.press(.enter)
      var start = Duration.zero
      while app.session?.segment.kind != .change, let next = app.nextDeadline {
        _ = app.send(.advanced, at: next)
        start = next
      }
      var frames: Set<Frame> = [app.frame(using: cache)]
      var wakes = 0
      while let next = app.nextDeadline, next < start + .milliseconds(900) {
        _ = app.send(.advanced, at: next)
        frames.insert(app.frame(using: cache))
        wakes += 1
      }
      return (frames.count, wakes)
    }
    let moving = try pictures(PlaySettings())
    #expect(moving.distinct >= 4 && (4...6).contains(moving.wakes))
    let still = try pictures(PlaySettings(animation: .still))
    #expect(still.distinct == 1 && still.wakes <= 1)
  }

  @Test func `a figure far away has one picture a second`() throws {
    func wakes(slowly: Bool) throws -> Int {
      var settings = PlaySettings()
      settings.movesSlowly = slowly
      var app = try Fixture.playing(Fixture.stretch, settings: settings)
      app.press(.enter)
      var wakes = 0
      while let next = app.nextDeadline, next < .seconds(4) {
        _ = app.send(.advanced, at: next)
        wakes += 1
      }
      return wakes
    }
    let (near, far) = (try wakes(slowly: false), try wakes(slowly: true))
    #expect(far < near && far <= 5, "\(far) of \(near)")
  }

  @Test func `the list of segments checks off only what was done`() throws {
    var app = try Fixture.playing(Fixture.stretch, Size(columns: 120, rows: 40))
    app.press(.enter)
    app.press(.character("n"), .character("n"), .character("n"))
    #expect(app.sees("Coming up") && !app.sees("✓") && app.sees("– "))
    var done = try Fixture.playing(Fixture.stretch, Size(columns: 120, rows: 40))
    done.press(.enter)
    done.run(until: .seconds(30))
    #expect(done.sees("✓"))
  }
}
