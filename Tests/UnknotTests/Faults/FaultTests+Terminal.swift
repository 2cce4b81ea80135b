import Foundation
import TestSupport
import Testing

/// Terminals that say what nobody typed, and terminals that take nothing.
extension FaultTests {
  /// Nothing has become of what was said: the help is open, and no question.
  private func expectNothing(
    of said: String, in run: ProgramOnTerminal, at location: SourceLocation = #_sourceLocation
  ) throws {
    run.type(said)
    run.type("?")
    try run.wait(for: "would you like to do?", at: location)
    for text in ["Stop now?", "Stopped. What would you like to do?"] {
      #expect(!run.output.contains(text), sourceLocation: location)
    }
  }

  // MARK: What nobody typed

  @Test(arguments: [
    "\u{1B}P1+r544e=78\u{1B}\\", "\u{1B}P1$r2 q\u{1B}\\", "\u{1B}P!|00000000\u{1B}\\",
    "\u{1B}_Gi=1;OK q\u{1B}\\", "\u{1B}]lq\u{1B}\\", "\u{1B}^h\u{7}", "\u{1B}Xh q\u{1B}\\",
  ])
  func `answers to queries of another program are not taken as keys`(answer: String) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try run.wait(for: "Find the spots")
    try expectNothing(of: answer, in: run)
    run.send(SIGINT)
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  @Test func `a paste into a session is not taken as keys`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.wait(for: "\u{1B}[?2004h")
    try run.sayNoPain()
    try run.wait(for: "Find the spots")
    let pasted = "see the quarterly numbers: 7 of 10"
    try expectNothing(of: "\u{1B}[200~\(pasted)\u{1B}[201~", in: run)
    run.send(SIGINT)
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  @Test func `a paste into a line-by-line session is not taken as keys`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("\(Self.session) --plain", program)
    try run.wait(for: "\u{1B}[?2004h")
    try run.sayNoPain()
    try run.wait(for: "Press Enter when you are ready.")
    run.type("\u{1B}[200~q\ry\r\u{1B}[201~?")
    try run.wait(for: "Every key and what it does")
    #expect(!run.output.contains("Stop now?"))
    run.send(SIGINT)
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  @Test func `a paste into the filter becomes one line of text`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("exec $unknot", program)
    try run.wait(for: "what does your back need?")
    run.type("/\u{1B}[200~trig\r\ngerq\n\u{1B}[201~")
    try run.wait(for: "/trig gerq")
    run.send(SIGINT)
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  /// Paths among what is printed for a person; a program gets them as they are.
  @Test(arguments: [
    "config --path", "new mine", "report --output \"$UNKNOT_HOME/r.html\"",
    "sheet foam-roller --output \"$UNKNOT_HOME/s.html\"", "export --to \"$UNKNOT_HOME\"",
  ])
  func `control characters in a path are replaced on a terminal, not in a pipe`(command: String)
    throws
  {
    defer { program.removeHome() }
    let setting = "EDITOR= VISUAL= UNKNOT_HOME=$(printf '%s/a\\033[2Jb\\342\\200\\256' \"$HOME\")"
    let log = "$unknot log session foam-roller --at '2026-11-20 17:30' >/dev/null"
    let line = "export \(setting); \(log); $unknot"
    let run = try ProgramOnTerminal("\(line) \(command)", program)
    #expect(try run.end() == .exit(0))
    #expect(run.output.contains("/a\u{FFFD}[2Jb\u{FFFD}"), "\(run.output.debugDescription)")
    #expect(!run.output.contains("\u{1B}"), "\(run.output.debugDescription)")
    let piped = try ProgramOnTerminal("\(line) config --path | od -An -c", program)
    #expect(try piped.end() == .exit(0))
    #expect(piped.output.contains("033"), "\(piped.output)")
  }

  // MARK: A terminal that takes nothing

  private static let hold = """
    format: 1
    title: A hold
    kind: stretch
    steps:
      - hold: 30 s
        title: Reach
        text: Reach away.
    """

  private func tones(by fakes: FakePrograms, until count: Int) throws -> [String] {
    var tones: [String] = []
    while tones.count < count {
      let line = try fakes.next()
      if line.hasPrefix("pw-play") { tones.append(line) }
    }
    return tones
  }

  @Test func `with a frozen terminal a session plays all its tones and obeys SIGTERM`() throws {
    let fakes = try FakePrograms(["pw-play": ""])
    var program = program
    program.environment = fakes.environment
    defer { program.removeHome() }
    let file = try program.write(Self.hold, as: "hold.yaml")
    let line = "exec $unknot play \(file) --hands-free --speed 10"
    let first = try ProgramOnTerminal(line, program)
    try first.wait(for: "thank you")
    first.send(SIGTERM)
    _ = try first.end()
    var heard: [String] = []
    while let line = fakes.told() { heard.append(line) }
    heard.removeAll { !$0.hasPrefix("pw-play") }
    #expect(heard.count > 5)

    let run = try ProgramOnTerminal(line, program)
    try run.wait(for: "Reach away.")
    run.freeze()
    // Nobody reads what it says from here on, and it goes on.
    #expect(try tones(by: fakes, until: heard.count) == heard)
    run.send(SIGTERM)
    try run.waitWithoutReading("the end") { run.isOver }
    #expect(try run.end() == .signal(SIGTERM))
    run.expectGivenBack()
  }

  @Test func `ctl and status work while the terminal is frozen`() throws {
    defer { program.removeHome() }
    let file = try program.write(Self.hold, as: "hold.yaml")
    let run = try ProgramOnTerminal("exec $unknot play \(file) --hands-free --mute", program)
    try run.wait(for: "Reach away.")
    run.freeze()
    let state = { try program.run("status", "--format", "{state}").output }
    #expect(try program.run("ctl", "pause").code == 0)
    #expect(try state() == "paused\n")
    #expect(try program.run("ctl", "resume").code == 0)
    #expect(try state() == "running\n")
    // A key that is pressed meanwhile is seen in the end.
    run.type("?")
    try run.wait(for: "would you like to do?")
    run.send(SIGINT)
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGABRT, SIGQUIT])
  func `a signal ends a session whose terminal is frozen`(signal: Int32) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try walkOn(run)
    run.freeze()
    run.resize(columns: 90, rows: 20)
    run.send(signal)
    try run.waitWithoutReading("the end") { run.isOver }
    #expect(try run.end() == (signal == SIGINT ? .exit(0) : .signal(signal)))
    run.expectGivenBack()
    try expectKept()
  }

  /// A flag of the terminal's that is left behind makes the shell and its children fail.
  @Test func `a session leaves the terminal in blocking mode for other programs`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "grep flags /proc/self/fdinfo/1; \(Self.session.dropFirst(5)); grep flags /proc/self/fdinfo/1",
      program)
    try run.sayNoPain()
    try run.wait(for: "Find the spots")
    let flags = try String(contentsOfFile: "/proc/\(run.process)/fdinfo/1", encoding: .utf8)
    #expect(flags.contains("flags:\t0100002\n"), "\(flags)")
    run.type("q")
    try run.wait(for: "Stop now?")
    run.type("yq")
    _ = try run.end()
    #expect(run.output.components(separatedBy: "flags:\t0100002").count == 3)
  }
}
