import Foundation
import Testing

/// The real program on a real terminal.
@Suite(.serialized) struct ScreenSessionTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  // MARK: Whole sessions

  @Test func `foam rolling is played by keys from the list to the end`() throws {
    defer { program.removeHome() }
    let window = try program.start("")
    try window.wait(for: "what does your back need?")
    try window.press("/", "f", "o", "a", "m", "Enter")
    try window.sayNoPain()
    try window.wait(for: "step 1 of 2")
    try window.press("Enter")
    try window.wait(for: "step 2 of 2")
    try window.press("Enter")
    try window.wait(for: "GET READY")
    try window.press("n")
    try window.wait(for: "1 of 2")
    try window.press("Space")
    try window.wait(for: "carry on")
    // Enter makes short work of the lead-in.
    try window.press("Space")
    try window.wait(for: "GET READY")
    try window.press("Enter")
    try window.wait(for: "1 of 2")
    // On to the rest, and back.
    try window.press("n")
    try window.wait(for: "REST")
    try window.press("p")
    try window.wait(for: "1 of 2")
    try window.press("n", "n")
    try window.wait(for: "ROLL · 2 of 2")
    try window.press("n")
    try window.wait(for: "YOUR TURN")
    try window.press("Enter")
    try window.wait(for: "You skipped most of it.")
    try window.press("Escape")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try window.expectRestored(code: 0)
  }

  /// A second one would be Dispatch's, which wakes up each second to look after its threads.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/task")))
  func `a session that is saved has one thread`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("exec $unknot play trigger-point --from 4 --mute", program)
    try run.sayNoPain()
    try run.wait("the session to run") {
      try program.run("status", "--format", "{state}").output == "running\n"
    }
    run.type(" ")
    try run.wait(for: "carry on")
    let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(run.process)/task")
    #expect(threads.count == 1)
  }

  @Test func `the history screen shows a recorded session and its segments`() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("export.jsonl")
    let line = RecordFixture.line(1, "2026-10-01T09:05:00+02:00", pain: (6, 4))
    try Data(line.utf8).write(to: file)
    #expect(try program.run("import", file.path).code == 0)
    let window = try program.start("")
    try window.wait(for: "what does your back need?")
    try window.press("t")
    try window.wait(for: "the last 12 weeks")
    try window.press("Enter")
    try window.wait(for: "2026-10-01 09:05  Foam rolling")
    try window.wait(for: "finished, pain 6 to 4")
    try window.press("Enter")
    try window.wait(for: "Lean, left side: 4 min")
    try window.press("q", "q", "q")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try window.expectRestored(code: 0)
  }

  @Test(arguments: [("foam-roller", "ROLL"), ("trigger-point", "PRESS")])
  func `a hands-free session runs to its end by the clock alone`(routine: String, verb: String)
    throws
  {
    defer { program.removeHome() }
    // A minute of rolling is there for 1.5 s: long enough to be seen on a slow machine.
    let window = try program.start("play \(routine) --hands-free --speed 40")
    try window.sayNoPain()
    try window.wait(for: verb)
    try window.wait(for: "Your back will thank you.")
    try window.press("Enter")
    try window.expectRestored(code: 0)
  }

  @Test func `keys pause, lengthen and skip through a trigger-point session`() throws {
    defer { program.removeHome() }
    // Ten times as fast: a clock that does not stand still is caught ten times as soon.
    let window = try program.start("play trigger-point --level gentle --speed 10")
    try window.sayNoPain()
    try window.wait(for: "Find the spots")
    try window.press("Enter", "Enter", "n")
    try window.wait(for: "PRESS")
    try window.press("Space")
    try window.wait(for: "carry on")
    let paused = try window.settled()
    let clock = ContinuousClock()
    let begin = clock.now
    try window.wait("half a second") { screen in
      #expect(screen == paused)
      return clock.now - begin > .milliseconds(500)
    }
    try window.press("+")
    try window.wait(for: "4 min left")
    try window.press("z")
    try window.wait("only digits") { !$0.contains("pause") }
    try window.press("z", "Space")
    try window.wait(for: "PRESS")
    try window.wait("the end") { screen in
      if screen.contains("How was it?") { return true }
      try window.press("n")
      return false
    }
    try window.press("q")
    try window.expectRestored(code: 0)
  }

  @Test(arguments: [(100, 30), (80, 24), (40, 12), (20, 5)])
  func `a session plays to its end in windows down to 20x5`(columns: Int, rows: Int) throws {
    defer { program.removeHome() }
    let window = try program.start(
      "play shoulder-blade-stretch --hands-free --speed 50", columns: columns, rows: rows)
    try window.wait("the end") { $0.contains("Done") || $0.contains("thank you") }
    try window.press("Enter")
    try window.expectRestored(code: 0)
  }

  // MARK: Settings

  @Test func `a changed setting is written to its file, with comments kept`() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("config.yaml")
    try Data("# mine\nlevel: gentle # for now\nown: 1\n".utf8).write(to: file)
    let window = try program.start("")
    try window.wait(for: "config.yaml:3:1")
    try window.press(",")
    try window.wait(for: "Get ready")
    try window.press("Right", "Escape")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try window.expectRestored(code: 0)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text == "# mine\nlevel: standard # for now\nown: 1\n")
  }

  @Test func `a setting that cannot be saved is reported, and the file is unchanged`() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("config.yaml")
    try Data("level: \"gentle\n".utf8).write(to: file)
    let window = try program.start("")
    try window.wait(for: "what does your back need?")
    try window.press(",")
    try window.wait(for: "Get ready")
    try window.press("Right", "Escape")
    try window.wait(for: "settings are not saved")
    try window.press("q")
    try window.expectRestored(code: 0)
    #expect(try String(contentsOf: file, encoding: .utf8) == "level: \"gentle\n")
  }

  // MARK: Ways out

  @Test func `leaving a session asks first and restores the terminal`() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point")
    try window.sayNoPain()
    try window.wait(for: "Find the spots")
    try window.press("q")
    try window.wait(for: "Stop now?")
    try window.press("y")
    try window.wait(for: "Nothing was done this time.")
    try window.press("q")
    try window.expectRestored(code: 0)
  }

  @Test func `Ctrl-C leaves a session with exit code 0`() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point")
    try window.sayNoPain()
    try window.wait(for: "Find the spots")
    try window.press("C-c")
    try window.expectRestored(code: 0)
  }

  // MARK: While it runs

  @Test func `a window resized below 20x5 and back shows the session again`() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point")
    try window.sayNoPain()
    try window.wait(for: "Find the spots")
    for (columns, rows) in [(120, 40), (40, 12), (20, 5), (10, 3), (1, 1), (200, 60)] {
      try window.resize(columns: columns, rows: rows)
    }
    try window.resize(columns: 15, rows: 4)
    try window.wait(for: "needs 20x5")
    try window.resize(columns: 80, rows: 24)
    try window.wait(for: "I am ready")
    try window.press("C-c")
    try window.expectRestored(code: 0)
  }

  // MARK: Other terminals

  @Test func `NO_COLOR is obeyed`() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point", with: "NO_COLOR=1")
    try window.sayNoPain()
    try window.wait(for: "Find the spots")
    let colours = #/\u{1B}\[([0-9]*;)*(3[0-8]|4[0-8]|9[0-7])[;m]/#
    #expect(try window.colouredScreen().firstMatch(of: colours) == nil)
    try window.press("C-c")
    try window.expectRestored(code: 0)
  }

  @Test func `a dumb terminal gets a plain session`() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point", with: "TERM=dumb")
    try window.sayNoPain()
    try window.wait(for: "Press Enter when you are ready.")
    try window.press("Enter")
    try window.wait(for: "Press: Stand with your back to a wall")
    try window.press("?")
    try window.wait(for: "Pause; resume after a 3 s lead-in.")
    try window.press("q")
    try window.wait(for: "Stop now?")
    try window.press("y")
    try window.expectRestored(code: 0)
  }

  @Test func `a bad routine file is reported and leaves the terminal as it was`() throws {
    defer { program.removeHome() }
    try program.write("format: 1\ntitle: Torn\nsteps: 5\n", as: "torn.yaml")
    let window = try program.start("play torn.yaml", with: "cd \(program.home.path)/routines;")
    try window.wait(for: "torn.yaml:3:8: error:")
    try window.expectRestored(code: 65)
  }
}
