import Foundation
import RemoteControl
import TestSupport
import Testing

extension FaultTests {
  @Test func `without HOME a session plays, and one line reports it unsaved`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal("unset HOME UNKNOT_HOME; \(Self.session)", program)
    try run.answerThatNothingApplies()
    try run.wait(for: "not saved: HOME is not set")
    // Without an answer to the question for red flags, the routine asks it first.
    try leave(run)
    let plain = try program.run(
      "play", "foam-roller", "--speed", "1000", in: "unset HOME UNKNOT_HOME")
    #expect(plain.code == 0 && plain.output.contains("Done."))
    #expect(plain.errors == "unknot: This session is not saved: HOME is not set; set UNKNOT_HOME\n")
  }

  @Test(arguments: [
    ("unset UNKNOT_HOME; export HOME", "HOME"), ("export UNKNOT_HOME", "UNKNOT_HOME"),
  ])
  func `a home path that is not UTF-8 is refused, and no other folder is made`(
    setting: String, name: String
  ) throws {
    defer { program.removeHome() }
    let path = program.home.path + "/caf$(printf '\\351')"
    let run = try program.run("today", in: "mkdir \"\(path)\"; \(setting)=\"\(path)\"")
    #expect(run.code == 74 && run.output.isEmpty)
    #expect(
      run.errors == """
        unknot: \(name) is a path whose bytes are not UTF-8, and unknot cannot use such a path; set \
        UNKNOT_HOME to another folder

        """)
    // No folder of a like name was made beside it.
    let names = try FileManager.default.contentsOfDirectory(atPath: program.home.path)
    #expect(names.count { $0.hasPrefix("caf") } == 1)
  }

  @Test func `an argument that is not UTF-8 is refused`() throws {
    defer { program.removeHome() }
    let run = try program.run(in: "set -- check \"$(printf 'caf\\351.yaml')\"")
    #expect(run.code == 74, "\(run.output)\(run.errors)")
    #expect(run.errors.contains("are not UTF-8; if that is a file, give it another name"))
  }

  /// Paths in which not even root can create anything.
  @Test(arguments: ["/proc/nowhere", "/dev/null", "/sys/unknot"])
  func `with an unwritable home a session plays, and one line reports it unsaved`(path: String)
    throws
  {
    defer { program.removeHome() }
    let plain = try program.run(
      "play", "foam-roller", "--speed", "1000", in: "export UNKNOT_HOME=\(path)")
    #expect(plain.code == 0 && plain.output.contains("Done."))
    #expect(plain.errors.contains("not saved"), "\(plain.errors)")
    #expect(plain.errors.split(separator: "\n").count == 1, "\(plain.errors)")
    // The folder for its socket was made elsewhere, and is gone.
    let left = try FileManager.default.contentsOfDirectory(atPath: "/tmp")
    let name = RuntimeFolder.candidates(environment: ["UNKNOT_HOME": path]).last?.path
    #expect(!left.contains { "/tmp/\($0)" == name })
  }

  @Test func `output to a full device is reported with exit code 74`() throws {
    defer { program.removeHome() }
    for command in [["list"], ["show", "knot-relief"], ["play", "foam-roller", "--speed", "999"]] {
      let result = try program.run(command, in: "exec >/dev/full")
      #expect(result.code == 74)
      #expect(result.errors == "unknot: cannot write the output: No space left on device\n")
    }
  }

  /// True if a small disk can be mounted where nobody else sees it.
  static let canMount =
    (try? Subprocess.run(
      "unshare", ["-m", "true"], environment: ["PATH": "/usr/bin:/bin"], output: "/dev/null")) == 0

  @Test(.enabled(if: canMount), arguments: [4, 8, 16, 32, 64, 128])
  func `on a full disk a session finishes, and one line reports the full disk`(kilobytes: Int)
    throws
  {
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

  /// A limit on file sizes simulates a full disk: writing fails in the same places.
  @Test(
    .disabled(if: Program.isWatched, "a sanitizer writes files of its own, under the same limit"),
    arguments: [0, 1, 8, 40])
  func `a file size limit on the history is reported and does not stop a session`(
    blocks: Int
  ) throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "ulimit -f \(blocks); \(Self.session) --hands-free --speed 100", program)
    try run.sayNoPain()
    try run.wait(for: "Your back will thank you.")
    run.type("q")
    #expect(try run.end() == .exit(0))
    run.expectGivenBack()
    #expect(run.output.contains("session is not saved: "))
  }

  /// A limit on file sizes ends a program by a signal, unless the program handles that signal.
  @Test(.disabled(if: Program.isWatched, "a sanitizer writes files under the same limit"))
  func `a new routine that cannot be written is reported and leaves no file`() throws {
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
  func `reading the history without space to write does not damage it`(command: String) throws {
    defer { program.removeHome() }
    #expect(try program.run("play", "posture-reset", "--speed", "1000").code == 0)
    let run = try ProgramOnTerminal("ulimit -f 0; exec $unknot \(command)", program)
    let ending = try run.end()
    #expect(ending == .exit(0) || ending == .exit(74), "\(run.output)")
    #expect(try program.run("history").output.contains("Posture reset"))
  }
}
