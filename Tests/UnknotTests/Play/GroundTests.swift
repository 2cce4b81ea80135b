import Foundation
import Testing

/// The program asks terminals for their background colour, and the reply is good, late or bad.
@Suite(.serialized) struct GroundTests {
  private static let question = "\u{1B}]11;?\u{1B}\\\u{1B}[c"
  /// The codes of the colour for secondary text, in the dark and in the light theme.
  private static let keys = (dark: "38;5;248", light: "38;5;59m")
  private static let list = "what does your back need?"

  let program: Program

  init() throws {
    program = try Program()
  }

  @Test(arguments: [("#ffffff", true), ("#fdf6e3", true), ("#002b36", false)])
  func `the palette follows the background of the terminal, not COLORFGBG`(
    color: String, isLight: Bool
  ) throws {
    defer { program.removeHome() }
    let window = try TerminalWindow(program)
    try window.setGround(color)
    try window.type("COLORFGBG='\(isLight ? "15;0" : "0;15")' \(Program.path); echo code:$?")
    try window.wait("the theme") { _ in
      let screen = try window.colouredScreen()
      return screen.contains(Self.list)
        && screen.contains(isLight ? Self.keys.light : Self.keys.dark)
    }
    #expect(try !window.colouredScreen().contains(isLight ? Self.keys.dark : Self.keys.light))
    try window.press("q")
    try window.wait(for: "code:0")
  }

  @Test func `a new background is noticed after Ctrl-Z and fg`() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point")
    try window.sayNoPain()
    try window.wait("dark colours") { _ in
      try window.colouredScreen().contains(Self.keys.dark)
    }
    try window.press("C-z")
    try window.wait(for: "Stopped")
    try window.setGround("#ffffff")
    try window.type("fg")
    try window.wait("light colours") { _ in
      try window.colouredScreen().contains(Self.keys.light)
    }
    try window.press("C-c")
    try window.wait("the shell") { _ in try window.value("alternate_on") == "0" }
  }

  /// The reply comes long after the first picture, in pieces, with keys before, between and after.
  @Test func `a late colour answer is used, not taken as keys or left to the shell`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "$unknot; IFS= read -r line; echo \"typed:[$line]\"", program)
    try run.wait(for: Self.question)
    try run.wait(for: Self.list)
    #expect(!run.output.contains(Self.keys.light))
    run.type(",")
    try run.wait(for: "Get ready")
    for piece in ["\u{1B}]11;rg", "b:ffff/ffff", "/ffff\u{1B}", "\\\u{1B}[?62;", "22c"] {
      run.type(piece)
    }
    try run.wait(for: Self.keys.light)
    run.type("\u{1B}")
    try run.wait("the list") { run.output.components(separatedBy: Self.list).count > 2 }
    run.type("q")
    try run.wait(for: "\u{1B}[?1049l")
    run.type("\n")
    try run.wait(for: "typed:[]")
  }

  @Test(
    arguments: [
      ("theme: dark", ""), ("theme: high-contrast", ""), ("", "export NO_COLOR=1;"),
      ("", "TERM=linux"), ("", "TERM=vt100"), ("", "TERM=screen-256color"), ("", "export STY=1;"),
    ])
  func `the background is not queried where a setting or the terminal forbids it`(
    settings: String, variable: String
  ) throws {
    defer { program.removeHome() }
    try Data("\(settings)\n".utf8).write(to: program.home.appendingPathComponent("config.yaml"))
    let run = try ProgramOnTerminal("\(variable) exec $unknot", program)
    try run.wait(for: Self.list)
    run.type("q")
    #expect(try run.end() == .exit(0))
    #expect(!run.output.contains("\u{1B}]11") && !run.output.contains("\u{1B}[c"))
  }

  @Test func `a plain session does not query the terminal`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("exec $unknot play trigger-point --plain", program)
    try run.sayNoPain()
    try run.wait(for: "Press Enter when you are ready.")
    run.send(SIGINT)
    _ = try run.end()
    #expect(!run.output.contains("\u{1B}]11") && !run.output.contains("\u{1B}[c"))
  }
}
