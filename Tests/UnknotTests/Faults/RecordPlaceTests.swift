import Foundation
import GRDB
import SessionHistory
import TestSupport
import Testing

@testable import unknot

/// The place of the record: other users, other programs, and pipes or folders instead of files.
@Suite struct RecordPlaceTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  private var record: String { program.home.appendingPathComponent("history.sqlite").path }

  private func mode(_ path: String) -> mode_t? {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode & 0o777 : nil
  }

  // MARK: Rescues

  /// A closed record of many sessions with one hold each.
  private func makeRecord(sessions: Int) throws {
    _ = try History(atPath: record, now: Date())
    let queue = try DatabaseQueue(path: record)
    try queue.write { db in
      try db.execute(
        sql: """
          WITH RECURSIVE steps (step) AS (
            SELECT 0 UNION ALL SELECT step + 1 FROM steps WHERE step < ? - 1)
          INSERT INTO sessions (number, id, routine, title, level, ready_ms, plan_segments, plan_ms,
            started_at, utc_offset, ended_at, ending, machine, revision, local_day, work_ms,
            segments_done, time_ms, credit)
          SELECT 1 + step, printf('00000000-0000-4000-8000-%012d', step), 'stretch', 'Stretch',
            'standard', 5000, 1, 20000, 1795428000000 - step * 7200000, 0,
            1795428060000 - step * 7200000, 'finished', '00000000-0000-4000-8000-000000000000', 1,
            (1795428000000 - step * 7200000) / 86400000, 20000, 1, 20000, 2
          FROM steps
          """, arguments: [sessions])
      try db.execute(
        sql: """
          INSERT INTO passages (session, number, segment, kind, step, title, side, repetition,
            repetitions, outcome, spent_ms, ended_ms) SELECT number, 0, 1, 'hold', 0, 'Reach', 'left', 1, 1, 'done', 20000,
            30000 FROM sessions
          """)
    }
    try queue.close()
  }

  /// The number of sessions, set by `UNKNOT_MANY_SESSIONS`: with 40,000 a recovery takes longer
  /// than opening the record waits.
  private static let sessions =
    ProcessInfo.processInfo.environment["UNKNOT_MANY_SESSIONS"].flatMap(Int.init) ?? 1_500

  @Test(arguments: [2, 4, 8]) func `only one of several programs recovers a damaged history`(
    programs: Int
  ) throws {
    defer { program.removeHome() }
    try makeRecord(sessions: Self.sessions)
    let file = try #require(FileHandle(forUpdatingAtPath: record))
    try file.write(contentsOf: Data(repeating: 0xA5, count: 200))
    try file.close()
    let result = try program.run(
      ["history", "--json"],
      in: """
        for i in $(seq \(programs - 1)); do "$0" "$@" & done
        "$0" "$@"; wait; exec "$0" "$@"
        """)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 1, "\(result.errors)")
    #expect(result.errors.contains("\(Self.sessions) sessions were saved"), "\(result.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: program.home.path)
    #expect(names.filter { $0.contains(".damaged") }.count == 1, "\(names)")
    #expect(try History(atPath: record, now: Date()).count() == Self.sessions)
  }

  // MARK: A first start

  @Test(
    .disabled(if: Program.isWatched, "a sanitizer writes files of its own, under the same limit"))
  func `a first start that is cut off does not disturb the next start`() throws {
    defer { program.removeHome() }
    for blocks in stride(from: 0, through: 240, by: 20) {
      _ = try program.run(
        ["play", "foam-roller", "--plain", "--speed", "500", "--mute", "--hands-free"],
        in: "ulimit -c 0; ulimit -f \(blocks)")
      let result = try program.run("play", "foam-roller", "--plain", "--speed", "500", "--mute")
      #expect(result.code == 0 && result.errors == "", "\(blocks): \(result.errors)")
      for name in try FileManager.default.contentsOfDirectory(atPath: program.home.path)
      where name.hasPrefix("history.sqlite") {
        #expect(!name.contains("damaged") && !name.contains("new"), "\(blocks): \(name)")
        unlink(program.home.path + "/" + name)
      }
    }
  }

  // MARK: Who else may read it

  @Test(arguments: ["000", "022", "077"])
  func `history, settings and exports are private under loose and strict umasks`(
    umask: String
  ) throws {
    var program = program
    defer { program.removeHome() }
    program.environment = ["UNKNOT_HOME": "", "XDG_RUNTIME_DIR": program.home.path]
    let home = program.home.path
    _ = try program.run(
      ["remind", "--not-today"], in: "umask \(umask)")
    _ = try program.run(["config", "theme", "dark"], in: "umask \(umask)")
    #expect(
      try program.run(
        ["play", "two-minute-break", "--plain", "--speed", "500", "--mute"], in: "umask \(umask)"
      ).code == 0)
    let files = FileManager.default.enumerator(atPath: home)?.compactMap { $0 as? String } ?? []
    #expect(files.contains(".local/state/unknot/history.sqlite"), "\(files)")
    for file in files where file.hasPrefix(".local/state/") || file.hasPrefix(".config/") {
      let isFolder =
        (try? FileManager.default.contentsOfDirectory(atPath: "\(home)/\(file)")) != nil
      #expect(mode("\(home)/\(file)") == (isFolder ? 0o700 : 0o600), "\(file)")
    }
    let folder = home + "/mine"
    #expect(try program.run(["export", "--to", folder], in: "umask \(umask)").code == 0)
    let export = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    #expect(mode("\(folder)/\(export)") == 0o600 && mode(folder) == 0o700)
  }

  @Test func `loose permissions of the files of the program are tightened`() throws {
    var program = program
    defer { program.removeHome() }
    program.environment = ["UNKNOT_HOME": ""]
    let state = program.home.path + "/.local/state"
    func play() throws {
      let result = try program.run("play", "foam-roller", "--plain", "--speed", "500", "--mute")
      #expect(result.code == 0)
    }
    try play()
    let safety = state + "/unknot/safety.json"
    try FileManager.default.copyItem(atPath: program.home.path + "/safety.json", toPath: safety)
    let calendar = state + "/unknot/calendar.json"
    try FileManager.default.copyItem(atPath: safety, toPath: calendar)
    for (path, mode) in [
      (state, 0o755), (state + "/unknot", 0o755), (safety, 0o664), (calendar, 0o644),
      (state + "/unknot/history.sqlite", 0o644),
    ] { chmod(path, mode_t(mode)) }
    try play()
    #expect(mode(state) == 0o755)
    #expect(mode(state + "/unknot") == 0o700)
    #expect(mode(safety) == 0o600 && mode(calendar) == 0o600)
    #expect(mode(state + "/unknot/history.sqlite") == 0o600)
  }

  @Test func `a home folder that the person has named keeps its permissions`() throws {
    defer { program.removeHome() }
    chmod(program.home.path, 0o755)
    #expect(try program.run("play", "foam-roller", "--speed", "500", "--mute").code == 0)
    #expect(mode(program.home.path) == 0o755)
    #expect(mode(record) == 0o600)
  }

  // MARK: Where nothing may be written

  static let canBeAnotherUser = geteuid() == 0 && Subprocess.isThere("setpriv")

  /// Root may write anywhere, so the test needs another user.
  @Test(
    .enabled(if: canBeAnotherUser),
    .disabled(if: Program.isWatched, "a sanitizer needs files that another user may not read"))
  func `a history in a read-only folder can be read`() throws {
    defer {
      chmod(program.home.path, 0o700)
      program.removeHome()
    }
    let copy = program.home.path + "/program"
    try FileManager.default.copyItem(atPath: Program.path, toPath: copy)
    chmod(copy, 0o755)
    #expect(try program.run("play", "foam-roller", "--speed", "500", "--mute").code == 0)
    chown(record, 65_534, 65_534)
    #expect(FileManager.default.fileExists(atPath: record + "-wal") == false)
    chmod(program.home.path, 0o555)
    let result = try program.run(
      ["history"],
      in: """
        u() { setpriv --reuid 65534 --regid 65534 --clear-groups "\(copy)" "$@"; }
        u today >/dev/null && u history; exit $?
        """)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("finished"), "\(result.output)\(result.errors)")
  }

  // MARK: What is no file

  @Test(arguments: ["history.sqlite", "crash.txt", "safety.json", "reminders.json", "config.yaml"])
  func `a pipe or a folder in place of a file neither hangs nor crashes a command`(name: String)
    throws
  {
    defer { program.removeHome() }
    let path = program.home.appendingPathComponent(name).path
    for isPipe in [true, false] {
      try? FileManager.default.removeItem(atPath: path)
      #expect(isPipe ? mkfifo(path, 0o600) == 0 : mkdir(path, 0o700) == 0)
      for words in [
        ["history"], ["today"], ["list"], ["play", "foam-roller", "--plain", "--speed", "500"],
        ["remind", "--now", "foam-roller"],
      ] {
        // A command that waits for a pipe uses no processor time, so `ulimit -t` would not end it.
        let result = try program.run(
          words,
          in: """
            ulimit -t 20; trap '' PIPE
            exec timeout --foreground -s KILL 60 "$0" "$@"
            """)
        // Codes of `timeout` and of the shell are greater than the program's own.
        let most = Failure.Code.allCases.map(\.rawValue).max() ?? 0
        #expect(result.code <= most, "\(words): \(result.errors)")
        if name == "history.sqlite", words == ["history"] {
          #expect(result.code == 74)
          #expect(result.errors.contains(", not a file"), "\(result.errors)")
        }
      }
    }
  }
}
