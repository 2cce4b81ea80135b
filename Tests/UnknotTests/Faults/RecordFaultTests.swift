import Foundation
import GRDB
import SessionHistory
import TestSupport
import Testing

/// Faults of the record's file while the built program uses it. The session continues, and one line
/// reports the loss.
@Suite struct RecordFaultTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  private var record: String { program.home.appendingPathComponent("history.sqlite").path }

  /// True if a disk can be mounted, which needs rights that some machines do not give.
  static let canMount = {
    let code = try? Subprocess.run(
      "unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], output: "/dev/null")
    return code == 0
  }()

  /// Runs shell lines where the home is a small disk of its own and has one session already; `$0`
  /// is the program, and `walk` plays a session.
  private func onItsOwnDisk(
    of size: String = "400k", _ lines: String
  ) throws -> (output: String, errors: String) {
    let begin = """
      walk() { "$unknot" play foam-roller --speed 500; }
      mount -t tmpfs -o size=\(size) tmpfs "$UNKNOT_HOME" && cd "$UNKNOT_HOME" || exit 99
      walk >/dev/null || exit 98
      """
    let files = ["out", "err"].map { NSTemporaryDirectory() + "disk-\(UUID().uuidString)-\($0)" }
    defer { for file in files { unlink(file) } }
    let code = try Subprocess.run(
      "unshare", ["-rm", "/bin/sh", "-c", begin + "\n" + lines],
      environment: program.surroundings.merging(["unknot": Program.path]) { $1 },
      output: files[0], errors: files[1])
    #expect(code == 0)
    return (
      try String(contentsOfFile: files[0], encoding: .utf8),
      try String(contentsOfFile: files[1], encoding: .utf8)
    )
  }

  private func sessions(in output: String) -> Int {
    output.split(separator: "\n").count { $0.contains(", finished") }
  }

  @Test(.enabled(if: canMount)) func `a full disk costs one session, and the next one is saved`()
    throws
  {
    defer { program.removeHome() }
    let (output, errors) = try onItsOwnDisk(
      """
      dd if=/dev/zero of=filler 2>/dev/null
      walk && echo walked
      rm filler
      walk >/dev/null
      "$unknot" history
      ls
      """)
    #expect(!output.contains("checkpoint"), "\(output)")
    #expect(output.contains("Done.") && output.contains("walked"))
    // The one that met the full disk is lost, and nothing else.
    #expect(sessions(in: output) == 2, "\(output)")
    #expect(errors.contains("the disk is full; free some space"), "\(errors)")
    #expect(errors.split(separator: "\n").count == 1, "\(errors)")
  }

  @Test(.enabled(if: canMount)) func `a session is saved once a full disk has room again`() throws {
    defer { program.removeHome() }
    let (output, errors) = try onItsOwnDisk(
      of: "2m",
      """
      log=$(mktemp)
      "$unknot" play upper-back-session --speed 80 >/dev/null 2>"$log" & session=$!
      until "$unknot" history --json | grep -q upper-back-session; do
        kill -0 $session || exit 97
      done
      dd if=/dev/zero of=filler 2>/dev/null
      tail -n +1 -f --pid=$session "$log" | grep -q -m 1 full || exit 96
      rm filler
      wait $session || exit 95
      cat "$log" >&2
      rm "$log"
      "$unknot" history
      ls
      """)
    #expect(!output.contains("checkpoint"), "\(output)")
    #expect(sessions(in: output) == 2, "\(output)")
    #expect(errors.contains("the disk is full; free some space"), "\(errors)")
  }

  /// The session is saved at one of the next boundaries, not only at its end.
  @Test(
    .enabled(if: canMount),
    arguments: [
      ("rm history.sqlite*; dd if=/dev/zero of=filler 2>/dev/null", "full", "rm filler"),
      (
        "mount -o remount,ro tmpfs \"$UNKNOT_HOME\"", "may not be written",
        "mount -o remount,rw tmpfs \"$UNKNOT_HOME\""
      ),
    ])
  func `a session that begins unsaved is saved while it still runs`(
    hinder: String, reason: String, free: String
  ) throws {
    defer { program.removeHome() }
    let (output, errors) = try onItsOwnDisk(
      """
      log=$(mktemp)
      \(hinder)
      "$unknot" play upper-back-session --speed 40 >/dev/null 2>"$log" & session=$!
      tail -n +1 -f --pid=$session "$log" | grep -q -m 1 "\(reason)" || exit 96
      \(free)
      tail -n +1 -f --pid=$session "$log" | grep -q -m 1 "saved after all" || exit 95
      kill -0 $session && "$unknot" history --json
      kill -INT $session
      wait $session
      cat "$log" >&2
      rm "$log"
      """)
    #expect(output.contains("\"upper-back-session\""), "It was kept only at its end.")
    #expect(errors.split(separator: "\n").count == 2, "\(errors)")
  }

  @Test(.enabled(if: canMount))
  func `on a read-only disk a session plays and the history can be read`() throws {
    defer { program.removeHome() }
    let (output, errors) = try onItsOwnDisk(
      """
      mount -o remount,ro tmpfs "$UNKNOT_HOME"
      walk && echo walked
      "$unknot" history
      "$unknot" today >/dev/null && echo told
      ls
      """)
    #expect(!output.contains("checkpoint"), "\(output)")
    #expect(output.contains("walked") && output.contains("told"))
    #expect(sessions(in: output) == 1, "\(output)")
    #expect(errors.split(separator: "\n").count == 1, "\(errors)")
    #expect(errors.contains("may not be written to; make it writable"), "\(errors)")
  }

  @Test func `a damaged history is set aside, and no session is lost`() throws {
    defer { program.removeHome() }
    #expect(try program.run("play", "foam-roller", "--speed", "500").code == 0)
    let file = try #require(FileHandle(forUpdatingAtPath: record))
    try file.write(contentsOf: Data(repeating: 0xA5, count: 200))
    try file.close()
    let damaged = FileManager.default.contents(atPath: record)
    let result = try program.run("play", "foam-roller", "--speed", "500")
    #expect(result.code == 0 && result.output.contains("Done."))
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.errors.contains("record was damaged"), "\(result.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: program.home.path)
    let aside = try #require(
      names.first { $0.hasPrefix("history.sqlite.damaged-") && !$0.hasSuffix("-wal") })
    #expect(FileManager.default.contents(atPath: program.home.path + "/" + aside) == damaged)
    // The one that was in the damaged file, and the one after.
    #expect(sessions(in: try program.run("history").output) == 2)
  }

  @Test func `a locked history does not stop the session, which is saved later`() throws {
    defer { program.removeHome() }
    _ = try History(atPath: record, now: Date())
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: record, configuration: configuration)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let run = try ProgramOnTerminal(
      "exec $unknot play foam-roller --hands-free --speed 10", program)
    try run.sayNoPain()
    try run.wait(for: "locked")
    try run.wait(for: "REST")
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try run.wait(for: "Your back will thank you.")
    run.type("q")
    #expect(try run.end() == .exit(0))
    #expect(!run.output.contains("AWAY"))
    #expect(sessions(in: try program.run("history").output) == 1)
  }
}
