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
    try run.wait(for: "Stop now?")
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

  /// The screen and lines of text have one rule.
  @Test(arguments: ["LC_ALL=xx_YY.UTF-8", "LC_ALL= LC_CTYPE=UTF-8", "LC_ALL=C.utf8"])
  func aLocaleThatSaysUTF8(setting: String) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("export \(setting); \(Self.session)", program)
    try run.sayNoPain()
    try walkOn(run)
    #expect(run.output.contains { !$0.isASCII })
    try leave(run)
    let shown = try program.run("show", "knot-relief", in: "export \(setting)")
    #expect(shown.output.contains { !$0.isASCII })
  }

  @Test func aLocaleThatNobodyHasSet() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("unset LC_ALL LANG; exec $unknot", program)
    try run.wait(for: "LANG is not set")
    run.type("q")
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  /// A shell has exported the size of another window.
  @Test func aSizeInTheEnvironmentThatIsNotTheWindows() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "export COLUMNS=20 LINES=5; \(Self.session)", program, size: (80, 24))
    try run.sayNoPain()
    try walkOn(run)
    #expect(run.output.contains("\u{1B}[24;"))
    try leave(run)
  }

  @Test(arguments: ["LC_ALL=C", "LC_ALL= LANG=", "LC_ALL=nonsense"])
  func aLocaleWithoutUTF8(setting: String) throws {
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
  func aTimeZoneOfAnyForm(zone: String, offset: String) throws {
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
  @Test(.enabled(if: canMount, "no file system can be mounted here"))
  func aSystemWithoutProc() throws {
    defer { program.removeHome() }
    let result = try program.run(
      ["learn", "knots"],
      in: "exec unshare -m sh -c 'mount -t tmpfs none /proc; exec \(Program.path) \"$@\"' sh \"$@\""
    )
    #expect(result.code == 0 && result.output.contains("Sources:"), "\(result.errors)")
  }

  /// Its number says nothing outside of its container; the socket that it answers on does.
  @Test(.enabled(if: canMount, "no namespace can be made here"))
  func aSessionInAContainer() throws {
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

  @Test func twoSessionsAtOnce() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(Self.session, program)
    try run.sayNoPain()
    try walkOn(run)
    let other = try program.run("play", "posture-reset", "--speed", "1000")
    #expect(other.code == 0)
    #expect(other.errors.hasPrefix("unknot: Another session runs since "))
    #expect(other.errors.contains("Trigger-point"), "\(other.errors)")
    try leave(run)
    #expect(try program.run("play", "posture-reset", "--speed", "1000").errors.isEmpty)
  }

  // MARK: Jobs

  /// Reads from the process's own line of /proc whether another group has the terminal.
  private static let inBackground = """
    background() { read -r line </proc/self/stat; set -- ${line##*) }; [ $3 -ne $6 ]; }
    """

  @Test func aLineByLineSessionInTheBackground() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "set -m; $unknot play posture-reset --plain --speed 1000 & wait $!; echo ended $?", program)
    try run.wait(for: "ended ")
    #expect(run.output.contains("Done.") && run.output.contains("ended 0"))
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  /// As an editor does: the shell says that it has stopped, and brings it back.
  @Test func aScreenInTheBackground() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      """
      set -m; $unknot & p=$!
      until read -r line </proc/$p/stat; set -- ${line##*) }; [ $1 = T ]; do :; done
      echo stopped; fg
      """, program)
    try run.wait(for: "\u{1B}[?1049h")
    let before = try #require(run.output.range(of: "\u{1B}"))
    #expect(run.output[..<before.lowerBound].contains("stopped"))
    run.type("q")
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
  }

  /// Nobody could bring it back, and the shell has the terminal.
  @Test func aScreenInTheBackgroundOfNoShell() throws {
    defer { program.removeHome() }
    let child = "\(Self.inBackground); until background; do :; done; exec $0 play posture-reset"
    let run = try ProgramOnTerminal(
      "set -m; (sh -c '\(child)' $unknot; echo code $?) & wait; (sh -c '\(child)' $unknot &); read x",
      program)
    try run.wait(for: "another program has the terminal")
    #expect(!run.output.contains("\u{1B}"))
  }

  /// Its input comes from elsewhere, as behind `xargs`.
  @Test(arguments: ["</dev/null", "<&-", "</proc/self/status"])
  func keysOfATerminalThatIsNotTheInput(input: String) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("\(Self.session) \(input)", program)
    try run.sayNoPain()
    try walkOn(run)
    run.type("q")
    try run.wait(for: "Stop now?")
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
    try run.wait(for: "Take care")
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

  /// A limit of files ends a program that does not know of it by a signal.
  @Test(.disabled(if: Program.isWatched, "a sanitizer writes files under the same limit"))
  func noSpaceForANewRoutine() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("ulimit -f 0; exec $unknot new mine", program)
    #expect(try run.end() == .exit(74))
    #expect(run.output.contains("cannot write ") && run.output.contains("File too large"))
    #expect(access(program.home.path + "/routines/mine.yaml", F_OK) != 0)
    #expect(try program.run("new", "mine").code == 0)
  }

  @Test(
    .disabled(if: Program.isWatched, "a sanitizer writes files under the same limit"),
    arguments: ["history", "today", "export", "list"])
  func noSpaceWhileTheRecordIsRead(command: String) throws {
    defer { program.removeHome() }
    #expect(try program.run("play", "posture-reset", "--speed", "1000").code == 0)
    let run = try ProgramOnTerminal("ulimit -f 0; exec $unknot \(command)", program)
    let ending = try run.end()
    #expect(ending == .exit(0) || ending == .exit(74), "\(run.output)")
    #expect(try program.run("history").output.contains("Posture reset"))
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

  /// Whoever shares the pipe has asked not to wait for it.
  @Test(
    .enabled(if: Subprocess.isThere("python3"), "this machine has no python3"),
    arguments: [
      ["manual"], ["show", "knot-relief", "--json"], ["--generate-completion-script", "bash"],
    ])
  func outputThatDoesNotWait(command: [String]) throws {
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
      run.output.contains("FIND THE SPOTS") || run.output.contains("unknot: ")
    }
    if run.output.contains("FIND THE SPOTS") { run.send(SIGINT) }
    let ending = try run.end()
    #expect(ending == .exit(0) || ending == .exit(69) || ending == .exit(74), "\(run.output)")
    if count >= 64 { #expect(ending == .exit(0)) }
    run.expectGivenBack()
  }
}
