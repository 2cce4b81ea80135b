import Foundation
import TestSupport
import Testing

/// The built program, with commands of the person's own.
@Suite struct SessionHooksTests {
  private static let routine = """
    format: 1
    title: Two sides
    kind: stretch
    steps:
      - hold: 20 s
        sides: both
        title: "Reach $(touch /tmp/never); `x`"
    """

  private func withHooks(
    _ config: String, _ programs: KeyValuePairs<String, String>,
    _ run: (Program, String, FakePrograms) throws -> Void
  ) throws {
    var program = try Program()
    defer { program.removeHome() }
    let fakes = try FakePrograms(programs)
    program.environment = fakes.environment
    try Data(config.utf8).write(to: program.home.appendingPathComponent("config.yaml"))
    let file = try program.write(Self.routine, as: "two-sides.yaml")
    try run(program, file, fakes)
  }

  @Test func `hooks run from start to end, and a title is not run as shell code`() throws {
    let config = """
      on-start: mine "$UNKNOT_EVENT" "$UNKNOT_ROUTINE"
      on-step: mine "$UNKNOT_KIND" "$UNKNOT_STEP" "$UNKNOT_SIDE"
      on-end: mine "$UNKNOT_EVENT" "$UNKNOT_REASON"
      """
    try withHooks(config, ["mine": ""]) { program, file, fakes in
      let result = try program.run("play", file, "--speed", "20")
      #expect(result.code == 0 && result.errors.isEmpty)
      #expect(!result.output.contains("does not work"))
      var told: [String] = []
      for _ in 0..<6 { told.append(try fakes.next()) }
      let title = "Reach $(touch /tmp/never); `x`"
      // Two that run at once may tell in any order.
      #expect(
        told.sorted()
          == [
            "mine [start][two-sides] 0", "mine [ready][\(title)][left] 0",
            "mine [hold][\(title)][left] 0", "mine [switch][\(title)][right] 0",
            "mine [hold][\(title)][right] 0", "mine [end][finished] 0",
          ].sorted())
      #expect(!FileManager.default.fileExists(atPath: "/tmp/never"))
    }
  }

  @Test func `hooks that hang or fail do not stop the session`() throws {
    let config = """
      on-start: exit 7
      on-step: exec sleeper
      on-end: no-such-command
      """
    try withHooks(config, ["sleeper": "read _ <\"$folder/gate\""]) { program, file, _ in
      let result = try program.run("play", file, "--speed", "100")
      #expect(result.code == 0)
      let lines = result.output.split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix("Done.") })
      #expect(lines.count { $0 == "on-start does not work: it failed with code 7." } == 1)
    }
  }

  @Test func `the last hook may outlive the session`() throws {
    let waits = "read _ <\"$folder/gate\"\ntell end"
    try withHooks("on-end: exec last", ["last": waits]) { program, file, fakes in
      let result = try program.run("play", file, "--speed", "100")
      #expect(result.code == 0)
      let first = try fakes.next()
      #expect(first == "last [] 0")
      fakes.openGate()
      let last = try fakes.next()
      #expect(last == "last end")
    }
  }

  @Test func `a routine file with a hook is rejected`() throws {
    try withHooks("", ["mine": ""]) { program, _, _ in
      let text = Self.routine + "\non-start: mine\n"
      let file = try program.write(text, as: "bad.yaml")
      let result = try program.run("play", file, "--speed", "100")
      #expect(result.code == 65 && result.errors.contains("on-start"))
    }
  }

  /// A session that waits for the person is woken by nothing else.
  @Test func `a command that has ended leaves no zombie while the session waits`() throws {
    var program = try Program()
    defer { program.removeHome() }
    let fakes = try FakePrograms(["mine": ""])
    program.environment = fakes.environment
    try Data("on-start: mine\n".utf8).write(
      to: program.home.appendingPathComponent("config.yaml"))
    let file = try program.write(
      "format: 1\ntitle: Sit\nkind: stretch\nsteps:\n  - prompt: Sit tall.\n", as: "sit.yaml")
    let run = try ProgramOnTerminal("exec $unknot play '\(file)' --mute", program)
    #expect(try fakes.next() == "mine [] 0")
    let children = "/proc/\(run.process)/task/\(run.process)/children"
    try run.wait("no child") { try String(contentsOfFile: children, encoding: .utf8).isEmpty }
    run.send(SIGINT)
    #expect(try run.end() == .exit(0))
  }
}
