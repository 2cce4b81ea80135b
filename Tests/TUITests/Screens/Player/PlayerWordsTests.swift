import Drawing
import RoutineEngine
import TUI
import Testing

/// The words and bars of a session tell one thing, whatever the step and the window.
@Suite struct PlayerWordsTests {
  private static func playing(
    _ step: Step, columns: Int = 80, rows: Int = 24, until end: Duration = .seconds(12)
  ) throws -> App {
    let size = Size(columns: columns, rows: rows)
    var app = try Fixture.playing(Routine(id: "x", title: "A routine", steps: [step]), size)
    app.run(until: end)
    return app
  }

  private static func cells(_ frame: Frame, row: Int, _ ink: Ink) -> Int {
    frame.row(row).count { $0.style.fill == Fill(ink) }
  }

  /// The bar's filled columns of all, below the strip.
  private static func bar(_ frame: Frame, _ ink: Ink) -> (filled: Int, all: Int)? {
    for row in 3..<frame.size.rows - 1 {
      let (filled, track) = (cells(frame, row: row, ink), cells(frame, row: row, .track))
      if filled > 0, track > 0 { return (filled, filled + track) }
    }
    return nil
  }

  @Test func `every bar shows what is left`() throws {
    let step = Step(
      .hold(Dose(.seconds(20))), title: "Lean", text: "Lean.", sides: .both(first: .right),
      repeats: Dose(1), ready: .zero, change: .seconds(20))
    for (moment, ink) in [(2, Ink.work), (22, .rest)] {
      let frame = try Self.playing(step, until: .seconds(moment)).frame
      let bar = try #require(Self.bar(frame, ink))
      #expect(bar.filled * 2 > bar.all, "after 2 of 20 s: \(bar)")
    }
    let resting = Step(
      .hold(Dose(.seconds(5))), title: "Lean", text: "Lean.", repeats: Dose(2), rest: .seconds(30),
      ready: .zero)
    let frame = try Self.playing(resting, until: .seconds(7)).frame
    let bar = try #require(Self.bar(frame, .rest))
    #expect(bar.filled * 2 > bar.all, "after 2 of 30 s: \(bar)")
  }

  @Test(arguments: [
    (Step.Action.hold(Dose(.seconds(30))), Contact?.none, "HOLD"),
    (.massage(Dose(.seconds(30))), .roll, "ROLL"),
    (.massage(Dose(.seconds(30))), .press, "PRESS"),
    (.massage(Dose(.seconds(30))), nil, "MASSAGE"),
    (.active(Dose(.seconds(30))), nil, "MOVE"),
    (.breathe(Dose(.seconds(30))), nil, "BREATHE"),
    (.reps(Dose(7)), nil, "REPEAT"),
    (.prompt, nil, "YOUR TURN"),
  ])
  func `the headline is the verb of the step`(
    action: Step.Action, contact: Contact?, verb: String
  ) throws {
    var step = Step(action, title: "A move of many words", text: "Do it.", ready: .zero)
    step.contact = contact
    let app = try Self.playing(step, until: .seconds(1))
    #expect(app.sees("\(verb) · A move of many words"))
  }

  @Test func `a title in large letters is not said twice`() throws {
    let step = Step(.hold(Dose(.seconds(30))), title: "Reach", text: "Do it.", ready: .zero)
    let app = try Self.playing(step, until: .seconds(1))
    #expect(app.sees("HOLD") && !app.sees("HOLD · Reach"))
  }

  @Test func `a line names a move only where its verb does not`() throws {
    for (title, line) in [("Roll", "Roll, 30 s"), ("Slow roll", "Roll, 30 s: Slow roll")] {
      let step = Step(
        .massage(Dose(.seconds(30))), title: title, ready: .zero, contact: .roll)
      let timeline = try Timeline(Routine(id: "x", title: "A routine", steps: [step]))
      #expect(SegmentText.line(timeline.segments[0]) == line)
    }
  }

  @Test(arguments: [(80, 24), (120, 36), (60, 20), (40, 12)])
  func `breaths are counted`(columns: Int, rows: Int) throws {
    let step = Step(
      .breathe(Dose(.minutes(2))), title: "Slow", text: "Breathe in and out.", ready: .zero,
      tempo: Tempo([.init("in", .seconds(4)), .init("out", .seconds(6))]))
    let app = try Self.playing(step, columns: columns, rows: rows, until: .seconds(25))
    #expect(app.sees("breath 3 of 12"))
  }

  @Test func `steps to read that follow each other are counted`() throws {
    let steps = [
      Step(.prompt, title: "Set up", text: "Sit."), Step(.prompt, title: "Lie back", text: "Lie."),
      Step(.hold(Dose(.seconds(20))), title: "Stay", text: "Stay."),
    ]
    var app = try Fixture.playing(Routine(id: "x", title: "A routine", steps: steps))
    #expect(app.sees("step 1 of 2"))
    app.press(.enter)
    #expect(app.sees("step 2 of 2"))
  }

  @Test(arguments: [(80, 24), (60, 20), (40, 12)])
  func `what is left of a session is no clock that stands`(columns: Int, rows: Int) throws {
    let step = Step(.hold(Dose(.seconds(200))), title: "Lean", text: "Lean.", ready: .zero)
    let app = try Self.playing(step, columns: columns, rows: rows, until: .seconds(100))
    let header = String(app.frame.text.prefix { $0 != "\n" })
    #expect(header.contains("2 min") && !header.contains(":00"), "\(header)")
  }

  @Test(arguments: [1, 2, 3, 4])
  func `side and seconds stand apart in a small window`(sentences: Int) throws {
    let text = Array(repeating: "Lean to the right, arms quite long.", count: sentences)
    let step = Step(
      .hold(Dose(.seconds(20))), title: "Lean", text: text.joined(separator: " "),
      sides: .one(.right), ready: .zero)
    let frame = try Self.playing(step, columns: 60, rows: 20, until: .seconds(2)).frame
    let seconds = (3..<19).filter { Self.cells(frame, row: $0, .plain) > 0 }
    let side = (3..<19).filter {
      Self.cells(frame, row: $0, .work) > 0 && Self.cells(frame, row: $0, .track) == 0
    }
    let first = try #require(seconds.first)
    #expect(try #require(side.last { $0 < first }) < first - 1)
    #expect(sentences > 3 || !frame.text.contains("…"))
  }

  @Test func `what a small window says to get ready has room around its digits`() throws {
    let step = Step(
      .hold(Dose(.seconds(20))), title: "Lean", text: "Lean.", sides: .one(.right),
      ready: .seconds(10))
    let frame = try Self.playing(step, columns: 40, rows: 12, until: .seconds(2)).frame
    let plate = (0..<12).filter { frame[1, $0].style.fill == Fill(.ready) }
    #expect(plate.count == 7)
  }

  @Test func `without a figure and a side all stands in the middle`() throws {
    let step = Step(.hold(Dose(.seconds(20))), title: "Timer", ready: .zero)
    let frame = try Self.playing(step, until: .seconds(2)).frame
    let places = (3..<22).flatMap { y in
      (0..<80).filter { frame[$0, y].style.fill == Fill(.plain) }
    }
    let middle = Double(places.reduce(0, +)) / Double(max(1, places.count))
    #expect((36...44).contains(middle), "\(middle)")
  }
}
