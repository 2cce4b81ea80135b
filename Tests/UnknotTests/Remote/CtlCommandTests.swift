import Foundation
import RemoteControl
import TestSupport
import Testing

@testable import unknot

/// Sessions of the real program, and the commands that reach them from elsewhere.
@Suite(.serialized) struct CtlCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
  }

  /// The output of `status`, once it meets a condition; without one, once it is not empty.
  private func status(
    _ format: String = "{state} {step} {remaining}", in window: TerminalWindow,
    until isSo: (String) -> Bool = { !$0.isEmpty }
  ) throws -> String {
    var line = ""
    try window.wait("a status") { _ in
      line = try program.run("status", "--format", format).output
      return isSo(line)
    }
    return line
  }

  private func say(_ text: String, to path: String) throws -> Int32 {
    let descriptor = try #require(LocalSocket.call(path))
    _ = send(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL))
    return descriptor
  }

  private func socketPath(in window: TerminalWindow) throws -> String {
    "\(program.home.path)/run/\(try window.processID()).sock"
  }

  @Test func `without a session ctl and status fail`() throws {
    defer { program.removeHome() }
    let paused = try program.run("ctl", "pause")
    #expect(paused.code == 66 && paused.output.isEmpty)
    #expect(
      paused.errors == "unknot: no session is running; start one with `unknot play ROUTINE`\n")
    let status = try program.run("status", "--format", "{title}")
    #expect(status.code == 1 && status.output.isEmpty && status.errors.isEmpty)
    let misspelt = try program.run("status", "--format", "{titel}")
    #expect(misspelt.code == 64)
    #expect(misspelt.errors.contains("there is no field {titel}; did you mean {title}?"))
  }

  @Test func `ctl in one terminal controls the session in another`() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point --from 4 --mute")
    try window.sayNoPain()
    try window.wait(for: "PRESS")
    #expect(try program.run("ctl", "pause").code == 0)
    try window.wait(for: "carry on")
    let paused = try status(in: window)
    #expect(paused.hasPrefix("paused "))
    #expect(try program.run("ctl", "pause").code == 0)
    #expect(try status(in: window) == paused)
    #expect(try program.run("ctl", "resume").code == 0)
    #expect(try status(in: window).hasPrefix("starting "))
    #expect(try program.run("ctl", "toggle").code == 0)
    #expect(try status(in: window).hasPrefix("paused "))
    try window.press("q")
    try window.wait(for: "Stop now?")
    let refused = try program.run("ctl", "next")
    #expect(refused.code == 75 && refused.output.isEmpty)
    #expect(
      refused.errors
        == "unknot: not now: The session asks whether to stop. Answer there, or send `resume`.\n")
    try window.press("y")
    try window.wait("what was done") {
      $0.contains("Stopped early") || $0.contains("Nothing was done")
    }
    #expect(try program.run("ctl", "resume").code == 66)
    try window.press("C-c")
    try window.expectRestored(code: 0)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: program.home.appendingPathComponent("run").path)
    #expect(left.isEmpty)
  }

  @Test func `callers that send nonsense or nothing do not harm a session`() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point --from 4 --mute")
    try window.sayNoPain()
    try window.wait(for: "PRESS")
    #expect(try program.run("ctl", "pause").code == 0)
    let path = try socketPath(in: window)
    var callers: [Int32] = []
    defer { callers.forEach { close($0) } }
    for number in 0..<100 {
      let half = number.isMultiple(of: 2) ? "" : "{\"do\":\"resu"
      callers.append(try say(half, to: path))
      if number.isMultiple(of: 3) { close(callers.removeLast()) }
    }
    callers.append(try say(String(repeating: "x", count: 1 << 16), to: path))
    callers.append(try say("\u{0}\u{1B}[2J\n[[[[\n{\"do\":\"sing\"}\n", to: path))
    #expect(try status(in: window).hasPrefix("paused "))
    #expect(try program.run("ctl", "resume").code == 0)
    try window.wait("the session to go on") { !$0.contains("carry on") }
    unlink(path)
    #expect(try program.run("ctl", "pause").code == 66)
    try window.press("C-c")
    try window.expectRestored(code: 0)
  }

  @Test(
    .enabled(if: geteuid() == 0 && Subprocess.isThere("setpriv") && Subprocess.isThere("perl")))
  func `another user cannot control a session, even with open permissions`() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point --from 4 --mute")
    try window.sayNoPain()
    try window.wait(for: "PRESS")
    let path = try socketPath(in: window)
    let script = """
      use IO::Socket::UNIX;
      $SIG{PIPE} = 'IGNORE';
      my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or exit $!+0;
      $s->print("{\\"do\\":\\"pause\\"}\\n");
      $s->flush;
      print sysread($s, my $answer, 99) || 0;
      """
    func call() throws -> (code: Int32, output: String) {
      let output = "/tmp/unknot-other-user-\(getpid())"
      defer { unlink(output) }
      let code = try Subprocess.run(
        "setpriv",
        [
          "--reuid=65534", "--regid=65534", "--clear-groups", "perl", "-e", script, path,
        ], environment: program.surroundings, output: output)
      return (code, try String(contentsOfFile: output, encoding: .utf8))
    }
    #expect(try call().code == 13)
    // Even where the files let everybody in.
    for file in [program.home.path, program.home.path + "/run", path] { chmod(file, 0o777) }
    let second = try call()
    #expect(second.code == 0 && second.output == "0")
    #expect(try status(in: window).hasPrefix("running "))
    try window.press("C-c")
    try window.expectRestored(code: 0)
  }

  @Test func `a plain session can be controlled, and watched to its end`() throws {
    defer { program.removeHome() }
    let window = try program.start("play trigger-point --from 19 --mute --plain")
    try window.sayNoPain()
    try window.wait(for: "left side, ")
    var other = try Program()
    defer { other.removeHome() }
    other.environment["UNKNOT_HOME"] = program.home.path
    let watcher = try TerminalWindow(other)
    try watcher.type("\(Program.path) ctl watch | grep -o '\"state\":\"[a-z]*\"'; echo ended")
    try watcher.wait(for: "\"state\":\"running\"")
    #expect(try program.run("ctl", "toggle").code == 0)
    try window.wait(for: "Paused")
    try watcher.wait(for: "\"state\":\"paused\"")
    #expect(try program.run("ctl", "next", "--session", "1").code == 66)
    #expect(try program.run("ctl", "next").code == 0)
    try window.wait(for: "Step away")
    #expect(try program.run("ctl", "next").code == 0)
    try watcher.wait(for: "\"state\":\"idle\"")
    try watcher.wait(for: "ended")
    try window.expectRestored(code: 0)
  }

  /// The command runs from before the first session until after the last, as waybar runs it.
  @Test func `a status bar follows one session after another`() throws {
    defer { program.removeHome() }
    let output = program.home.path + "/bar"
    let bar = try ProgramOnTerminal(
      "exec $unknot status --watch --waybar | cat > '\(output)'", program)
    var seen = 0
    /// Waits for a line of a class, after the lines already waited for.
    func wait(for state: String) throws {
      try bar.wait(state) {
        let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
        let found = lines.dropFirst(seen).firstIndex {
          $0.hasPrefix("{\"class\":\"\(state)\"")
        }
        seen = found.map { $0 + 1 } ?? seen
        return found != nil
      }
    }
    try bar.wait("its file") { FileManager.default.fileExists(atPath: output) }
    try wait(for: "idle")
    let session = "exec $unknot play trigger-point --from 4 --mute"
    let first = try ProgramOnTerminal(session, program)
    try first.sayNoPain()
    for (command, state) in [(nil, "running"), ("pause", "paused"), ("resume", "starting")] {
      if let command { #expect(try program.run("ctl", command).code == 0) }
      try wait(for: state)
    }
    first.send(SIGKILL)
    #expect(try first.end() == .signal(SIGKILL))
    try wait(for: "idle")
    let second = try ProgramOnTerminal(session, program)
    try second.sayNoPain()
    try wait(for: "running")
    second.send(SIGINT)
    #expect(try second.end() == .exit(0))
    try wait(for: "idle")
  }

  @Test func `status --watch ends when its reader is gone`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "$unknot status --watch --waybar | head -n 1; echo over", program)
    try run.wait(for: "over")
    #expect(run.output.contains("\"class\":\"idle\""))
    #expect(try run.end() == .exit(0))
  }

  /// Nothing is printed while nothing changes, so no failed write shows that the reader is gone.
  @Test(arguments: ["status --watch --waybar", "ctl watch"])
  func `a reader that is gone ends the watching of a paused session`(command: String) throws {
    defer { program.removeHome() }
    let session = try ProgramOnTerminal(
      "exec $unknot play trigger-point --from 4 --mute", program)
    try session.sayNoPain()
    try session.wait("a session") { try program.run("ctl", "pause").code == 0 }
    let run = try ProgramOnTerminal("$unknot \(command) | head -n 1; echo over", program)
    try run.wait(for: "over")
    #expect(run.output.contains("paused"))
    #expect(try run.end() == .exit(0))
    session.send(SIGINT)
    #expect(try session.end() == .exit(0))
  }

  @Test func `the status of a stopped session is not waited for`() throws {
    defer { program.removeHome() }
    let session = try ProgramOnTerminal(
      "exec $unknot play trigger-point --from 4 --mute", program)
    try session.sayNoPain()
    try session.wait("a session") { try program.run("status").code == 0 }
    session.send(SIGSTOP)
    let result = try program.run("status")
    // A prompt that waits longer is felt. The rest is the start of the program.
    #expect(StatusCommand.patience < .milliseconds(100))
    #expect(result.code == 74 && result.errors.contains("does not answer"))
    session.send(SIGCONT)
    try session.wait("an answer") { try program.run("status").code == 0 }
    session.send(SIGINT)
    #expect(try session.end() == .exit(0))
  }

  @Test func `a session without a socket folder plays, and one line reports it`() throws {
    defer { program.removeHome() }
    let folders = RuntimeFolder.candidates(environment: program.surroundings).map(\.path)
    defer { for folder in folders { unlink(folder) } }
    for folder in folders { try Data().write(to: URL(fileURLWithPath: folder)) }
    let result = try program.run(
      "play", "trigger-point", "--mute", "--speed", "1000", "--no-record")
    #expect(result.code == 0)
    #expect(
      result.errors
        == "unknot: `unknot ctl` cannot reach this session: \(program.home.path)/run: "
        + "Not a directory\n")
  }
}
