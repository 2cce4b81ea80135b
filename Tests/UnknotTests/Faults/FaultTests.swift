import Foundation
import GRDB
import SessionHistory
import TestSupport
import Testing

/// Faults around the real program, each by its name. After every fault the terminal is given back,
/// the exit code is right, the finished work is kept, and one line reports the fault.
@Suite struct FaultTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  static let session = "exec $unknot play trigger-point"

  var recordPath: String { program.home.appendingPathComponent("history.sqlite").path }

  /// The number of segments in the record; `nil` if there is no record.
  func segmentsKept() throws -> Int? {
    guard FileManager.default.fileExists(atPath: recordPath) else { return nil }
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    return try DatabaseQueue(path: recordPath, configuration: configuration).read { db in
      try db.tableExists("passages")
        ? try Int.fetchOne(db, sql: "SELECT count(*) FROM passages") : nil
    }
  }

  /// Walks to the second segment and checks that the first is kept.
  func walkOn(_ run: ProgramOnTerminal, _ location: SourceLocation = #_sourceLocation) throws {
    // Large on a screen, small among lines.
    try run.wait("the first step", at: location) {
      run.output.uppercased().contains("FIND THE SPOTS")
    }
    run.type("\r")
    try run.wait("the first segment to be kept", at: location) { try segmentsKept() == 1 }
  }

  /// Expects a sound record with the segments that were walked.
  func expectKept(_ count: Int = 1, _ location: SourceLocation = #_sourceLocation) throws {
    #expect(try segmentsKept() ?? 0 >= count, sourceLocation: location)
    let integrity = try DatabaseQueue(path: recordPath).read {
      try String.fetchAll($0, sql: "PRAGMA integrity_check")
    }
    #expect(integrity == ["ok"], sourceLocation: location)
  }

  // MARK: Signals

  /// A signal, and the program's ending after it.
  struct Blow: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let signal: Int32
    let ending: ProgramOnTerminal.Ending
    var saysWhy = false
  }

  static let blows = [
    Blow(testDescription: "SIGINT", signal: SIGINT, ending: .exit(0)),
    Blow(testDescription: "SIGTERM", signal: SIGTERM, ending: .signal(SIGTERM)),
    Blow(testDescription: "SIGHUP", signal: SIGHUP, ending: .signal(SIGHUP)),
    Blow(testDescription: "SIGQUIT", signal: SIGQUIT, ending: .signal(SIGQUIT)),
    Blow(testDescription: "abort", signal: SIGABRT, ending: .signal(SIGABRT), saysWhy: true),
    Blow(testDescription: "bad access", signal: SIGSEGV, ending: .signal(SIGSEGV), saysWhy: true),
    Blow(testDescription: "bus error", signal: SIGBUS, ending: .signal(SIGBUS), saysWhy: true),
    Blow(testDescription: "division", signal: SIGFPE, ending: .signal(SIGFPE), saysWhy: true),
    Blow(testDescription: "breakpoint", signal: SIGTRAP, ending: .signal(SIGTRAP), saysWhy: true),
  ]

  @Test(arguments: blows) func `a signal or crash restores the terminal and loses no segment`(
    blow: Blow
  )
    throws
  {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try walkOn(run)
    run.send(blow.signal)
    #expect(try run.end() == blow.ending)
    run.expectGivenBack()
    try expectKept()
    #expect(run.output.contains("unknot: it crashed") == blow.saysWhy)
  }

  @Test func `SIGTERM ends a line-by-line session and loses no segment`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("\(Self.session) --plain", program)
    try run.sayNoPain()
    try walkOn(run)
    run.send(SIGTERM)
    #expect(try run.end() == .signal(SIGTERM))
    run.expectGivenBack()
    try expectKept()
  }

  @Test func `SIGPIPE does not end a session`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try walkOn(run)
    run.send(SIGPIPE)
    // It goes on, and answers.
    run.type("q")
    try run.wait(for: "Stop now?")
    run.type("yq")
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  @Test func `a session continues after SIGSTOP and SIGCONT`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try walkOn(run)
    run.send(SIGSTOP)
    try run.wait("the stop") { run.isStopped }
    run.send(SIGCONT)
    try run.wait("going on") { !run.isStopped }
    run.type("q")
    try run.wait(for: "Stop now?")
    run.type("yq")
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
    try expectKept()
  }

  // MARK: Crashes

  /// True if the memory of another process can be written, as a debugger does.
  private static let canTrap = access("/proc/self/mem", W_OK) == 0 && !Program.isWatched

  @Test(.enabled(if: canTrap))
  func `an illegal instruction leaves a crash report, and resume continues`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try walkOn(run)
    try run.trap()
    #expect(try run.end() == .signal(SIGILL))
    run.expectGivenBack()
    try expectKept()
    let line = try #require(
      run.output.split(whereSeparator: \.isNewline).last { $0.contains("it crashed") })
    #expect(line.contains("(signal \(SIGILL))"))
    #expect(line.contains("What you did is saved; `unknot resume` continues from there."))
    let path = program.home.appendingPathComponent("crash.txt").path
    #expect(line.contains("A report is in \(path)"))
    let report = try String(contentsOfFile: path, encoding: .utf8)
    for part in ["unknot crashed", "version    unknot 0.", "system     ", "signal     \(SIGILL)\n"]
    {
      #expect(report.contains(part))
    }
    // Where it was, and everything that called it up to the beginning.
    let places = report.split(separator: "\n").filter { $0.hasPrefix("  unknot+0x") }
    #expect(places.count > 3, "\(report)")
    #expect(report.contains("\(Program.path)\n"))
    if Subprocess.isThere("addr2line") {
      let names = program.home.path + "/names"
      let offsets = places.map { String($0.dropFirst("  unknot+".count)) }
      _ = try Subprocess.run(
        "addr2line", ["-fe", Program.path] + offsets, environment: program.surroundings,
        output: names)
      let found = try String(contentsOfFile: names, encoding: .utf8)
      for name in ["EventLoop", "AppLoop", "main"] { #expect(found.contains(name), "\(found)") }
    }

    // The line does not promise too much.
    let next = try ProgramOnTerminal("exec $unknot resume", program)
    try next.sayNoPain()
    try next.wait("the session") { next.output.contains("left") }
    next.send(SIGINT)
    #expect(try next.end() == .exit(0))
  }

  @Test func `a crash without a writable home prints that no report was written`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("UNKNOT_HOME=/dev/null \(Self.session)", program)
    try run.answerThatNothingApplies()
    try run.wait(for: "session is not saved")
    run.send(SIGABRT)
    #expect(try run.end() == .signal(SIGABRT))
    run.expectGivenBack()
    #expect(
      run.output.contains(
        "which is a fault in it. This session is not saved. No report could be written."))
  }
}
