import Foundation
import RemoteControl
import TestSupport
import Testing

extension FaultTests {
  /// Leaves the session on purpose.
  func leave(
    _ run: ProgramOnTerminal, code: Int32 = 0, at location: SourceLocation = #_sourceLocation
  ) throws {
    run.send(SIGINT)
    #expect(try run.end(at: location) == .exit(code), sourceLocation: location)
    run.expectGivenBack(at: location)
  }

  @Test func `a terminal lost without a signal ends the session and loses no segment`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program, isItsOwn: false)
    try run.sayNoPain()
    try walkOn(run)
    run.hangUp()
    // A program that reads on and on without it would never end.
    #expect(try run.end() == .signal(SIGHUP))
    try expectKept()
  }

  @Test func `a closed terminal ends the session with SIGHUP and loses no segment`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try walkOn(run)
    run.hangUp()
    #expect(try run.end() == .signal(SIGHUP))
    try expectKept()
  }

  @Test func `a session that ignores SIGHUP still ends with its terminal`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("trap '' HUP; \(Self.session)", program)
    try run.sayNoPain()
    try walkOn(run)
    run.hangUp()
    #expect(try run.end() == .signal(SIGHUP))
    try expectKept()
  }

  @Test func `a session survives a window of size zero`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program, size: (0, 0))
    try run.sayNoPain()
    try walkOn(run)
    run.resize(columns: 40, rows: 12)
    run.resize(columns: 0, rows: 0)
    run.resize(columns: 1, rows: 1)
    run.resize(columns: 80, rows: 24)
    run.type("q")
    try run.wait(for: "Stop now?")
    try leave(run)
  }

  @Test(arguments: [
    "linux", "vt100", "xterm", "xterm-256color", "screen", "tmux-256color", "ansi",
  ])
  func `a session plays on common terminal types`(type: String) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("export TERM=\(type); \(Self.session)", program)
    try run.sayNoPain()
    try walkOn(run)
    try leave(run)
    try expectKept()
  }

  @Test(arguments: [
    ("unset TERM", "TERM is not set"), ("export TERM=", "TERM is not set"),
    ("export TERM=nonesuch", "TERM is 'nonesuch'"), ("export TERM=../../x", "TERM is '../../x'"),
  ])
  func `an unknown terminal type is reported in one line that suggests --plain`(
    setting: String, said: String
  ) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("\(setting); \(Self.session)", program)
    #expect(try run.end() == .exit(69))
    run.expectGivenBack()
    #expect(run.output.contains(said) && run.output.contains("--plain"))
    #expect(run.output.split(whereSeparator: \.isNewline).count == 1)
  }

  @Test func `a session on a dumb terminal sends no escape sequences`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("export TERM=dumb; \(Self.session)", program)
    try run.sayNoPain()
    try walkOn(run)
    #expect(!run.output.contains("\u{1B}"))
    try leave(run)
    try expectKept()
  }

  /// The screen and lines of text have one rule.
  @Test(arguments: ["LC_ALL=xx_YY.UTF-8", "LC_ALL= LC_CTYPE=UTF-8", "LC_ALL=C.utf8"])
  func `a locale that names UTF-8 gets text beyond ASCII`(setting: String) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("export \(setting); \(Self.session)", program)
    try run.sayNoPain()
    try walkOn(run)
    #expect(run.output.contains { !$0.isASCII })
    try leave(run)
    let shown = try program.run("show", "knot-relief", in: "export \(setting)")
    #expect(shown.output.contains { !$0.isASCII })
  }

  @Test func `a missing locale is reported on the screen`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("unset LC_ALL LANG; exec $unknot", program)
    try run.wait(for: "LANG is not set")
    run.type("q")
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  /// A shell has exported the size of another window.
  @Test func `the size of the window overrides COLUMNS and LINES`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "export COLUMNS=20 LINES=5; \(Self.session)", program, size: (80, 24))
    try run.sayNoPain()
    try walkOn(run)
    #expect(run.output.contains("\u{1B}[24;"))
    try leave(run)
  }

  @Test(arguments: ["LC_ALL=C", "LC_ALL= LANG=", "LC_ALL=nonsense"])
  func `a locale without UTF-8 gets only ASCII`(setting: String) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("export \(setting); \(Self.session)", program)
    try run.sayNoPain()
    try walkOn(run)
    let isASCII = run.output.allSatisfy(\.isASCII)
    #expect(isASCII)
    try leave(run)
  }

  /// The C library knows them, Foundation some of them.
  @Test(arguments: [
    (":Asia/Tokyo", "+09:00"), ("<-03>3", "-03:00"), ("JST-9", "+09:00"), ("UTC+3", "-03:00"),
    ("/usr/share/zoneinfo/Asia/Kathmandu", "+05:45"), ("NPT-5:45", "+05:45"), ("", "Z"),
    ("Asia/Tokyo", "+09:00"),
  ])
  func `each form of TZ sets the recorded offset and reaches hooks unchanged`(
    zone: String, offset: String
  ) throws {
    defer { program.removeHome() }
    var program = program
    program.environment["TZ"] = zone
    #expect(try program.run("play", "posture-reset", "--speed", "1000").code == 0)
    let rows = try program.run("history", "--csv").output.split(separator: "\r\n")
    let started = try #require(rows.last?.split(separator: ",").dropFirst().first)
    #expect(started.hasSuffix(offset), "\(started)")
    // Commands of the person's own see what they have set.
    try Data("on-start: 'printenv TZ > $HOME/seen'\n".utf8)
      .write(to: program.home.appendingPathComponent("config.yaml"))
    #expect(try program.run("play", "posture-reset", "--speed", "50").code == 0)
    let seen = try String(
      contentsOf: program.home.appendingPathComponent("seen"), encoding: .utf8)
    #expect(seen == "\(zone)\n")
  }

  /// Without /proc, and where a library that came first has moved the environment.
  @Test(
    .enabled(if: canMount, "no file system can be mounted here"),
    .disabled(if: Program.isWatched, "a sanitizer reads /proc"))
  func `a guide card is printed on a system without procfs`() throws {
    defer { program.removeHome() }
    let result = try program.run(
      ["learn", "knots"],
      in: "exec unshare -m sh -c 'mount -t tmpfs none /proc; exec \(Program.path) \"$@\"' sh \"$@\""
    )
    #expect(result.code == 0 && result.output.contains("Sources:"), "\(result.errors)")
  }

  /// Its number says nothing outside of its container; the socket that it answers on does.
  @Test(.enabled(if: canMount, "no namespace can be made here"))
  func `a session running in a container does not count as cut off`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "exec unshare -p -f --mount-proc $unknot play trigger-point", program)
    try run.sayNoPain()
    try walkOn(run)
    let outside = try program.run("resume")
    #expect(outside.code == 66 && outside.errors.contains("no session was cut off"))
    run.type("\u{3}")
    #expect(try run.end() == .exit(0))
    try expectKept()
  }

  @Test func `a session reports another session only while that one runs`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try walkOn(run)
    let other = try program.run("play", "posture-reset", "--speed", "1000")
    #expect(other.code == 0)
    #expect(other.errors.hasPrefix("unknot: Another session, "))
    #expect(other.errors.contains("Trigger-point"), "\(other.errors)")
    try leave(run)
    #expect(try program.run("play", "posture-reset", "--speed", "1000").errors.isEmpty)
  }
}
