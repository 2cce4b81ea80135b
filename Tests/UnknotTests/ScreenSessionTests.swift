import Foundation
import Testing

/// The real program on a real terminal.
@Suite(.serialized) struct ScreenSessionTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  /// Runs the program in a window; after it, the shell prints its exit code and the terminal's
  /// settings, which are held to those from before.
  private func start(
    _ arguments: String, columns: Int = 80, rows: Int = 24, with variables: String = ""
  ) throws -> TerminalWindow {
    let window = try TerminalWindow(program, columns: columns, rows: rows)
    try window.type("stty -g > \(program.home.path)/before; clear")
    try window.wait("a clear window") { !$0.contains("stty") }
    try window.type(
      "\(variables) \(Program.path) \(arguments); echo code:$?; stty -g > \(program.home.path)/after"
    )
    return window
  }

  /// What every way out leaves behind.
  private func expectRestored(
    _ window: TerminalWindow, code: Int, at location: SourceLocation = #_sourceLocation
  ) throws {
    try window.wait(for: "code:\(code)", at: location)
    #expect(try window.value("alternate_on") == "0", sourceLocation: location)
    #expect(try window.value("cursor_flag") == "1", sourceLocation: location)
    #expect(try window.value("mouse_any_flag") == "0", sourceLocation: location)
    let after = program.home.appendingPathComponent("after")
    try window.wait("the terminal's settings", at: location) { _ in
      (try? Data(contentsOf: after))?.isEmpty == false
    }
    let before = try Data(contentsOf: program.home.appendingPathComponent("before"))
    #expect(try Data(contentsOf: after) == before, sourceLocation: location)
  }

  /// The program's process.
  private func processID(in window: TerminalWindow) throws -> pid_t {
    let shell = try window.value("pane_pid")
    let children = try String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
  }

  // MARK: Whole sessions

  @Test func theFoamRollerFromTheListToTheEnd() throws {
    defer { program.removeHome() }
    let window = try start("")
    try window.wait(for: "what does your back need?")
    try window.press("/", "f", "o", "a", "m", "Enter")
    try window.wait(for: "Set up")
    try window.press("Enter")
    try window.wait(for: "Lie back")
    try window.press("Enter")
    try window.wait(for: "GET READY")
    try window.press("n")
    try window.wait(for: "MASSAGE  1 of 3")
    try window.press("Space")
    try window.wait(for: "space goes on")
    // Enter makes short work of the lead-in.
    try window.press("Space")
    try window.wait(for: "GET READY")
    try window.press("Enter")
    try window.wait(for: "MASSAGE  1 of 3")
    // On to the rest, and back.
    try window.press("n")
    try window.wait(for: "REST")
    try window.press("p")
    try window.wait(for: "1 of 3")
    try window.press("n", "n")
    try window.wait(for: "MASSAGE  2 of 3")
    try window.press("n", "n")
    try window.wait(for: "MASSAGE  3 of 3")
    try window.press("n")
    try window.wait(for: "Done.")
    try window.press("Enter")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try expectRestored(window, code: 0)
  }

  @Test func theHistoryShowsWhatWasKept() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("export.jsonl")
    let line = RecordFixture.line(1, "2026-10-01T09:05:00+02:00", pain: (6, 4))
    try Data(line.utf8).write(to: file)
    #expect(try program.run("import", file.path).code == 0)
    let window = try start("")
    try window.wait(for: "what does your back need?")
    try window.press("t")
    try window.wait(for: "The last 12 weeks")
    try window.press("Enter")
    try window.wait(for: "2026-10-01 09:05  Foam rolling, 8 min, finished, pain 6 to 4")
    try window.press("Enter")
    try window.wait(for: "Lean, left side: 4 min")
    try window.press("q", "q", "q")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try expectRestored(window, code: 0)
  }

  @Test(arguments: ["foam-roller", "trigger-point"])
  func aSessionIsWalkedByItsClockAlone(routine: String) throws {
    defer { program.removeHome() }
    let window = try start("play \(routine) --hands-free --speed 100")
    try window.wait(for: "MASSAGE")
    try window.wait(for: "Done.")
    try window.press("Enter")
    try expectRestored(window, code: 0)
  }

  @Test func triggerPointsWithKeys() throws {
    defer { program.removeHome() }
    // Ten times as fast: a clock that does not stand still is caught ten times as soon.
    let window = try start("play trigger-point --level gentle --speed 10")
    try window.wait(for: "Find the spots")
    try window.press("Enter", "Enter", "n")
    try window.wait(for: "MASSAGE")
    try window.press("Space")
    try window.wait(for: "space goes on")
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
    try window.wait(for: "MASSAGE")
    try window.press("n")
    try window.wait(for: "Done.")
    try window.press("q")
    try expectRestored(window, code: 0)
  }

  @Test(arguments: [(100, 30), (80, 24), (40, 12), (20, 5)])
  func everySizeIsPlayable(columns: Int, rows: Int) throws {
    defer { program.removeHome() }
    let window = try start(
      "play shoulder-blade-stretch --hands-free --speed 50", columns: columns, rows: rows)
    try window.wait("the end") { $0.contains("Done") }
    try window.press("Enter")
    try expectRestored(window, code: 0)
  }

  // MARK: Settings

  @Test func aSettingChangedOnTheScreenIsKeptInTheFile() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("config.yaml")
    try Data("# mine\nlevel: gentle # for now\nown: 1\n".utf8).write(to: file)
    let window = try start("")
    try window.wait(for: "config.yaml:3:1")
    try window.press(",")
    try window.wait(for: "get-ready")
    try window.press("Right", "Escape")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try expectRestored(window, code: 0)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text == "# mine\nlevel: standard # for now\nown: 1\n")
  }

  @Test func aSettingThatCannotBeKeptIsTold() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("config.yaml")
    try Data("level: \"gentle\n".utf8).write(to: file)
    let window = try start("")
    try window.wait(for: "what does your back need?")
    try window.press(",")
    try window.wait(for: "get-ready")
    try window.press("Right", "Escape")
    try window.wait(for: "settings are not kept")
    try window.press("q")
    try expectRestored(window, code: 0)
    #expect(try String(contentsOf: file, encoding: .utf8) == "level: \"gentle\n")
  }

  // MARK: Ways out

  @Test func leavingAsksAndIsClean() throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point")
    try window.wait(for: "Find the spots")
    try window.press("q")
    try window.wait(for: "End the session here?")
    try window.press("y")
    try window.wait(for: "Another time, then.")
    try window.press("q")
    try expectRestored(window, code: 0)
  }

  @Test func controlCLeavesOnPurpose() throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point")
    try window.wait(for: "Find the spots")
    try window.press("C-c")
    try expectRestored(window, code: 0)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 0)])
  func aSignalEndsItCleanly(signal: Int32, code: Int) throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point")
    try window.wait(for: "Find the spots")
    kill(try processID(in: window), signal)
    try expectRestored(window, code: code)
  }

  @Test(arguments: [(SIGTRAP, 133), (SIGSEGV, 139), (SIGABRT, 134)])
  func aCrashGivesTheTerminalBack(signal: Int32, code: Int) throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point")
    try window.wait(for: "Find the spots")
    kill(try processID(in: window), signal)
    try expectRestored(window, code: code)
  }

  // MARK: While it runs

  @Test func aStopPausesAndSaysSo() throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point --from 4")
    try window.wait(for: "MASSAGE")
    kill(try processID(in: window), SIGSTOP)
    try window.wait("the shell") { $0.contains("Stopped") }
    // Longer than the two seconds that count as a gap.
    let clock = ContinuousClock()
    let stopped = clock.now
    try window.wait("time to pass") { _ in clock.now - stopped > .milliseconds(3_200) }
    try window.type("fg; echo code:$?; stty -g > \(program.home.path)/after")
    try window.wait(for: "YOU WERE AWAY")
    try window.press("C-c")
    try expectRestored(window, code: 0)
  }

  @Test func controlZGivesTheTerminalBackUntilItGoesOn() throws {
    defer { program.removeHome() }
    let window = try TerminalWindow(program)
    try window.type("stty -g > \(program.home.path)/before; clear")
    try window.type("\(Program.path) play trigger-point")
    try window.wait(for: "Find the spots")
    try window.press("C-z")
    try window.wait("the shell") { $0.lowercased().contains("stopped") }
    #expect(try window.value("alternate_on") == "0")
    try window.type("stty -g | cmp - \(program.home.path)/before && echo as before")
    try window.wait(for: "as before")
    try window.type("fg; echo code:$?; stty -g > \(program.home.path)/after")
    try window.wait(for: "Find the spots")
    try window.press("C-c")
    try expectRestored(window, code: 0)
  }

  @Test func aWindowOfAnySizeLosesNothing() throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point")
    try window.wait(for: "Find the spots")
    for (columns, rows) in [(120, 40), (40, 12), (20, 5), (10, 3), (1, 1), (200, 60)] {
      try window.resize(columns: columns, rows: rows)
    }
    try window.resize(columns: 15, rows: 4)
    try window.wait(for: "needs 20x5")
    try window.resize(columns: 80, rows: 24)
    try window.wait(for: "Enter when you are ready")
    try window.press("C-c")
    try expectRestored(window, code: 0)
  }

  // MARK: Other terminals

  @Test func anASCIILocaleGetsASCIIOnly() throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point", with: "LC_ALL=C")
    let screen = try window.wait(for: "Find the spots")
    let isASCII = screen.allSatisfy(\.isASCII)
    #expect(isASCII)
    try window.press("C-c")
    try expectRestored(window, code: 0)
  }

  @Test func noColorIsObeyed() throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point", with: "NO_COLOR=1")
    try window.wait(for: "Find the spots")
    let colours = #/\u{1B}\[([0-9]*;)*(3[0-8]|4[0-8]|9[0-7])[;m]/#
    #expect(try window.colouredScreen().firstMatch(of: colours) == nil)
    try window.press("C-c")
    try expectRestored(window, code: 0)
  }

  @Test(arguments: ["vt100", "linux", "screen", "tmux-256color", "xterm"])
  func everyUsualTerminalShowsIt(type: String) throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point", with: "TERM=\(type)")
    try window.wait(for: "Find the spots")
    try window.press("C-c")
    try expectRestored(window, code: 0)
  }

  @Test func anUnknownTerminalIsToldClearly() throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point", with: "TERM=nonesuch")
    try window.wait(for: "nonesuch")
    try expectRestored(window, code: 69)
  }

  @Test func aDumbTerminalGetsAPlainSession() throws {
    defer { program.removeHome() }
    let window = try start("play trigger-point", with: "TERM=dumb")
    try window.wait(for: "Press Enter when you are ready.")
    try window.press("Enter")
    try window.wait(for: "Choose your tool:")
    try window.press("?")
    try window.wait(for: "Pause, and go on after a 3 s lead-in.")
    try window.press("q")
    try window.wait(for: "End the session here?")
    try window.press("y")
    try expectRestored(window, code: 0)
  }

  @Test func aBadFileBreaksNothingOnTheScreen() throws {
    defer { program.removeHome() }
    try program.write("format: 1\ntitle: Torn\nsteps: 5\n", as: "torn.yaml")
    let window = try start("play torn.yaml", with: "cd \(program.home.path)/routines;")
    try window.wait(for: "torn.yaml:3:8: error:")
    try expectRestored(window, code: 65)
  }
}
