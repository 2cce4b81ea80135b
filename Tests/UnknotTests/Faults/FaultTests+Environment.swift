import Foundation
import RemoteControl
import TestSupport
import Testing

extension FaultTests {
  /// Leaves the session on purpose.
  private func leave(
    _ run: ProgramOnTerminal, code: Int32 = 0, at location: SourceLocation = #_sourceLocation
  ) throws {
    run.send(SIGINT)
    #expect(try run.end(at: location) == .exit(code), sourceLocation: location)
    run.expectGivenBack(at: location)
  }

  // MARK: Terminals

  @Test func aTerminalThatIsGoneWithoutASignal() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program, isItsOwn: false)
    try run.sayNoPain()
    try walkOn(run)
    run.hangUp()
    // A program that reads on and on without it would never end.
    #expect(try run.end() == .signal(SIGHUP))
    try expectKept()
  }

  @Test func aTerminalThatIsClosed() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try walkOn(run)
    run.hangUp()
    #expect(try run.end() == .signal(SIGHUP))
    try expectKept()
  }

  @Test func aClosedTerminalOfAProgramThatWasToOutliveIt() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("trap '' HUP; \(Self.session)", program)
    try run.sayNoPain()
    try walkOn(run)
    run.hangUp()
    #expect(try run.end() != .exit(0))
    try expectKept()
  }

  @Test func aWindowOfNoSize() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program, size: (0, 0))
    try run.sayNoPain()
    try walkOn(run)
    run.resize(columns: 40, rows: 12)
    run.resize(columns: 0, rows: 0)
    run.resize(columns: 1, rows: 1)
    run.resize(columns: 80, rows: 24)
    run.type("q")
    try run.wait(for: "End the session here?")
    try leave(run)
  }

  @Test(arguments: [
    "linux", "vt100", "xterm", "xterm-256color", "screen", "tmux-256color", "ansi",
  ])
  func aTerminalOfTheType(type: String) throws {
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
  func aTerminalThatNobodyKnows(setting: String, said: String) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("\(setting); \(Self.session)", program)
    #expect(try run.end() == .exit(69))
    run.expectGivenBack()
    #expect(run.output.contains(said) && run.output.contains("--plain"))
    #expect(run.output.split(whereSeparator: \.isNewline).count == 1)
  }

  @Test func aDumbTerminal() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("export TERM=dumb; \(Self.session)", program)
    try run.sayNoPain()
    try walkOn(run)
    #expect(!run.output.contains("\u{1B}"))
    try leave(run)
    try expectKept()
  }

  @Test(arguments: ["LC_ALL=C", "LC_ALL=xx_YY.UTF-8", "LC_ALL= LANG=", "LC_ALL=nonsense"])
  func aLocaleWithoutUTF8(setting: String) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("export \(setting); \(Self.session)", program)
    try run.sayNoPain()
    try walkOn(run)
    let isASCII = run.output.allSatisfy(\.isASCII)
    #expect(isASCII)
    try leave(run)
  }

  // MARK: Paths and disks

  @Test func aHomeThatIsNotSet() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("unset HOME UNKNOT_HOME; \(Self.session)", program)
    try run.wait(for: "any of these apply")
    run.type("n")
    try run.wait(for: "None of these")
    run.type("\r")
    try run.sayNoPain()
    try run.wait(for: "not kept: HOME is not set")
    // Without an answer to the question for red flags, the routine asks it first.
    try leave(run)
    let plain = try program.run(
      "play", "foam-roller", "--speed", "1000", in: "unset HOME UNKNOT_HOME")
    #expect(plain.code == 0 && plain.output.contains("Done."))
    #expect(plain.errors == "unknot: This session is not kept: HOME is not set; set UNKNOT_HOME\n")
  }

  /// Paths that not even root can make anything in.
  @Test(arguments: ["/proc/nowhere", "/dev/null", "/sys/unknot"])
  func aHomeThatCannotBeWritten(path: String) throws {
    defer { program.removeHome() }
    let plain = try program.run(
      "play", "foam-roller", "--speed", "1000", in: "export UNKNOT_HOME=\(path)")
    #expect(plain.code == 0 && plain.output.contains("Done."))
    #expect(plain.errors.contains("not kept"), "\(plain.errors)")
    #expect(plain.errors.split(separator: "\n").count == 1, "\(plain.errors)")
    // The folder for its socket was made elsewhere, and is gone.
    let left = try FileManager.default.contentsOfDirectory(atPath: "/tmp")
    let name = RuntimeFolder.candidates(environment: ["UNKNOT_HOME": path]).last?.path
    #expect(!left.contains { "/tmp/\($0)" == name })
  }

  @Test func noSpaceForTheOutput() throws {
    defer { program.removeHome() }
    for command in [["list"], ["show", "knot-relief"], ["play", "foam-roller", "--speed", "999"]] {
      let result = try program.run(command, in: "exec >/dev/full")
      #expect(result.code == 74)
      #expect(result.errors == "unknot: cannot write the output: No space left on device\n")
    }
  }

  /// Whether a small disk can be mounted where nobody else sees it.
  private static let canMount =
    (try? Subprocess.run(
      "unshare", ["-m", "true"], environment: ["PATH": "/usr/bin:/bin"], output: "/dev/null")) == 0

  @Test(.enabled(if: canMount), arguments: [4, 8, 16, 32, 64, 128])
  func aFullDisk(kilobytes: Int) throws {
    defer { program.removeHome() }
    let line = "mount -t tmpfs -o size=\(kilobytes)k none \(program.home.path)/disk"
    let words = "UNKNOT_HOME=\(program.home.path)/disk exec \(Program.path)"
    try FileManager.default.createDirectory(
      at: program.home.appendingPathComponent("disk"), withIntermediateDirectories: true)
    let result = try program.run(
      ["play", "foam-roller", "--speed", "1000"],
      in: "exec unshare -m sh -c '\(line) && \(words) \"$0\" \"$@\"' \"$@\"")
    #expect(result.code == 0 && result.output.contains("Done."), "\(result.errors)")
    #expect(result.errors.contains("the disk is full; free some space"), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
  }

  /// A limit of files stands for a disk that is full: writing fails in the same places.
  @Test(
    .disabled(if: Program.isWatched, "a sanitizer writes files of its own, under the same limit"),
    arguments: [0, 1, 8, 40])
  func noSpaceForTheRecord(blocks: Int) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "ulimit -f \(blocks); \(Self.session) --hands-free --speed 100", program)
    try run.sayNoPain()
    try run.wait(for: "Done.")
    run.type("q")
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
    if blocks < 8 { #expect(run.output.contains("not kept") || run.output.contains("cannot")) }
  }

  // MARK: Streams and descriptors

  @Test func outputThatNobodyReads() throws {
    defer { program.removeHome() }
    // The other end of a FIFO is opened and closed again, and nobody is left to read.
    let line = "mkfifo $HOME/pipe; (exec <$HOME/pipe) & exec >$HOME/pipe; wait"
    let result = try program.run(["play", "foam-roller", "--speed", "1000"], in: line)
    #expect(result.code == 74)
    #expect(result.errors == "unknot: cannot write the output: Broken pipe\n")
  }

  @Test(arguments: [["list"], ["history"], ["today"], ["play", "foam-roller", "--speed", "1000"]])
  func outputThatIsClosed(command: [String]) throws {
    defer { program.removeHome() }
    #expect(try program.run("play", "posture-reset", "--speed", "1000").code == 0)
    let before = try segmentsKept()
    let result = try program.run(command, in: "exec >&-")
    #expect(result.code == 74)
    #expect(result.errors == "unknot: cannot write the output: Bad file descriptor\n")
    // Nothing was written into a file that got the number of the output.
    try expectKept(before ?? 1)
  }

  @Test(arguments: ["<&-", "<&- 2>&-", "2>&-"]) func otherStreamsThatAreClosed(which: String) throws
  {
    defer { program.removeHome() }
    let result = try program.run(
      ["play", "foam-roller", "--speed", "1000"], in: "exec \(which)")
    #expect(result.code == 0 && result.output.contains("Done."))
    try expectKept()
  }

  /// Whoever calls takes descriptors, and the last of them.
  @Test(.enabled(if: Subprocess.isThere("prlimit"))) func callersThatTakeTheLastDescriptor() throws
  {
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
  func fewDescriptors(count: Int) throws {
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
