import Foundation
import TestSupport
import Testing

/// The real program in a window that is resized all the time.
@Suite(.serialized) struct ResizingTests {
  private let program: Program

  init() throws { program = try Program() }

  /// Longer than an hour: the clock in the smallest window is then text that the test can read.
  private static let routine = """
    format: 1
    title: Langsam rollen 伸ばす
    summary: For a window that changes its size.
    kind: massage
    feel: between the shoulder blades
    position: lying
    cautions:
      - Ease off if pain starts.
    steps:
      - massage: 2 h
        title: Rollen
        text: Rock slowly, and breathe.
        tempo: 3 s
        figure: roller-rock
        ready: none

    """

  @Test func `two hundred window sizes lose no time and leave nothing stale behind`() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("long.yaml")
    try Data(Self.routine.utf8).write(to: file)
    let window = try TerminalWindow(program, columns: 20, rows: 5)
    try window.type("clear; \(Program.path) play \(file.path) --no-record; echo code=$?")
    try window.sayNoPain()
    let clock = ContinuousClock()
    let first = try Self.seconds(shownBy: window)
    let start = clock.now

    var random = SeededGenerator(seed: 7)
    for step in 1...200 {
      let columns = Int.random(in: 1...300, using: &random)
      let rows = Int.random(in: 1...100, using: &random)
      // Every tenth is the smallest or one that is only just too small.
      let size = step.isMultiple(of: 10) ? (step / 10 % 2 == 0 ? (1, 1) : (19, 5)) : (columns, rows)
      try window.resize(columns: size.0, rows: size.1)
    }

    try window.resize(columns: 20, rows: 5)
    let last = try Self.seconds(shownBy: window)
    let passed = (clock.now - start) / .seconds(1)
    // The digits flip at whole seconds, and are read a moment after they are there.
    #expect(abs(Double(first - last) - passed) < 1.5, "\(first - last) s shown, \(passed) s passed")

    try window.press("Space")
    for (columns, rows) in [(300, 100), (100, 30), (80, 24), (40, 12), (20, 5)] {
      try window.resize(columns: columns, rows: rows)
      try window.wait("the terminal to be told") { _ in
        try window.systemSize() == (columns, rows)
      }
      // A key that is answered has come after the size.
      try window.press("?")
      try window.wait(for: "Esc")
      try window.press("Escape")
      try window.wait("the pause") {
        $0.lowercased().contains("paused") && !$0.contains("Esc")
      }
      let grown = try window.settled(inColour: true)
      // What somebody else has written is gone once all is drawn anew, and nothing else differs.
      try window.scribble("\u{1B}[H@@@")
      try window.wait(for: "@@@")
      try window.press("C-l")
      try window.wait("all to be drawn anew") { !$0.contains("@@@") }
      let anew = try window.settled(inColour: true)
      let differences = zip(anew.split(separator: "\n"), grown.split(separator: "\n"))
        .filter { $0 != $1 }
      #expect(
        differences.isEmpty && anew.count == grown.count,
        "\(columns)x\(rows): \(differences.prefix(3))")
    }
    try window.press("C-c")
    try window.wait(for: "code=0")
  }

  /// The minutes and seconds on the clock in the smallest window, in seconds.
  private static func seconds(shownBy window: TerminalWindow) throws -> Int {
    let pattern = #/1:(\d\d):(\d\d)/#
    let screen = try window.wait("a clock") { $0.contains(pattern) }
    let found = try #require(screen.firstMatch(of: pattern))
    return try #require(Int(found.1)) * 60 + #require(Int(found.2))
  }
}
