import Foundation
import RemoteControl
import TestSupport
import Testing

extension FaultTests {
  @Test func `a broken output pipe is reported with exit code 74`() throws {
    defer { program.removeHome() }
    // The other end of a FIFO is opened and closed again, and nobody is left to read.
    let line = "mkfifo $HOME/pipe; (exec <$HOME/pipe) & exec >$HOME/pipe; wait"
    let result = try program.run(["play", "foam-roller", "--speed", "1000"], in: line)
    #expect(result.code == 74)
    #expect(result.errors == "unknot: cannot write the output: Broken pipe\n")
  }

  /// Whoever shares the pipe has asked not to wait for it.
  @Test(
    .enabled(if: Subprocess.isThere("python3"), "this machine has no python3"),
    arguments: [
      ["manual"], ["show", "knot-relief", "--json"], ["--generate-completion-script", "bash"],
    ])
  func `a non-blocking pipe gets the whole output`(command: [String]) throws {
    defer { program.removeHome() }
    let script = """
      import fcntl, os, select, subprocess, sys
      ends = os.pipe()
      fcntl.fcntl(ends[0], fcntl.F_SETPIPE_SZ, 4096)
      os.set_blocking(ends[1], False)
      child = subprocess.Popen(sys.argv[1:], stdout=ends[1])
      full = select.poll()
      full.register(ends[1], select.POLLOUT)
      while full.poll(0) and child.poll() is None: pass
      os.close(ends[1])
      while part := os.read(ends[0], 1000): sys.stdout.buffer.write(part)
      sys.exit(child.wait())
      """
    let result = try Subprocess.run(
      "python3", ["-c", script, Program.path] + command, environment: program.surroundings,
      output: program.home.path + "/piped", errors: program.home.path + "/said")
    #expect(result == 0)
    let text = try String(contentsOfFile: program.home.path + "/piped", encoding: .utf8)
    let whole = try program.run(command, in: ":").output
    #expect(text == whole && text.utf8.count > 8_192)
  }

  @Test(arguments: [["list"], ["history"], ["today"], ["play", "foam-roller", "--speed", "1000"]])
  func `a closed standard output is reported and leaves the history sound`(command: [String]) throws
  {
    defer { program.removeHome() }
    #expect(try program.run("play", "posture-reset", "--speed", "1000").code == 0)
    let before = try segmentsKept()
    let result = try program.run(command, in: "exec >&-")
    #expect(result.code == 74)
    #expect(result.errors == "unknot: cannot write the output: Bad file descriptor\n")
    // Nothing was written into a file that got the number of the output.
    try expectKept(before ?? 1)
  }

  @Test(arguments: ["<&-", "<&- 2>&-", "2>&-"])
  func `a session finishes with standard input or standard error closed`(which: String) throws {
    defer { program.removeHome() }
    let result = try program.run(
      ["play", "foam-roller", "--speed", "1000"], in: "exec \(which)")
    #expect(result.code == 0 && result.output.contains("Done."))
    try expectKept()
  }

  /// Whoever calls takes descriptors, and the last of them.
  @Test(.enabled(if: Subprocess.isThere("prlimit")))
  func `callers that use up the descriptors close the socket, not the session`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try walkOn(run)
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(run.process)/fd")
    let limit = (open.compactMap { Int($0) }.max() ?? 0) + 4
    let code = try Subprocess.run(
      "prlimit", ["--pid", "\(run.process)", "--nofile=\(limit):\(limit)"],
      environment: program.surroundings, output: "/dev/null")
    #expect(code == 0)
    let folder = program.home.path + "/run"
    var name: String?
    try run.wait("a socket") {
      name = try? FileManager.default.contentsOfDirectory(atPath: folder).first
      return name != nil
    }
    let socket = folder + "/" + (name ?? "")
    var callers: [Int32] = []
    defer { callers.forEach { close($0) } }
    try run.wait("a line about it") {
      if let caller = LocalSocket.call(socket) { callers.append(caller) }
      return run.output.contains("cannot reach this session: too many files are open")
    }
    #expect(callers.count > 2)
    #expect(access(socket, F_OK) != 0)
    try leave(run)
    try expectKept()
  }

  // With fewer than six, the system may not even load it.
  @Test(arguments: [64, 24, 16, 12, 10, 8, 7, 6])
  func `with few descriptors a session runs or fails, and restores the terminal`(count: Int) throws
  {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("ulimit -n \(count); \(Self.session)", program)
    try run.wait("a question or a reason") {
      run.output.contains("Pain now") || run.output.contains("unknot: ")
    }
    run.type("0")
    try run.wait("a picture or a reason") {
      run.output.contains("Find the spots") || run.output.contains("unknot: ")
    }
    if run.output.contains("Find the spots") { run.send(SIGINT) }
    let ending = try run.end()
    #expect(ending == .exit(0) || ending == .exit(69) || ending == .exit(74), "\(run.output)")
    if count >= 64 { #expect(ending == .exit(0)) }
    run.expectGivenBack()
  }
}
