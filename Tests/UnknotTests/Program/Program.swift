import BuiltInRoutines
import Foundation
import TestSupport

/// The built program, as a person would run it, in an environment that is always the same.
struct Program {
  /// The exit code and the output of a run.
  struct Result {
    let code: Int32
    let output: String
    let errors: String
  }

  /// The folder that the program keeps its files in.
  let home: URL
  /// Variables that are added to the environment or replace some of it.
  var environment: [String: String] = [:]

  /// A routine that a person may have written, without a fault.
  static let ownRoutine = """
    format: 1
    title: Mine
    kind: care
    sources:
      - title: A habit of mine
    steps:
      - rest: 10 s

    """

  /// The program beside the tests, wherever they were built; `make soak` names another.
  static var path: String {
    if let path = ProcessInfo.processInfo.environment["UNKNOT_PROGRAM"] { return path }
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      .map(URL.init(fileURLWithPath:)) ?? Bundle.main.bundleURL
    return tests.deletingLastPathComponent().appendingPathComponent("unknot").path
  }

  /// True if `make sanitize` watches the program: some signals and limits are then the sanitizer's.
  static let isWatched = ProcessInfo.processInfo.environment["UNKNOT_SANITIZER"] != nil

  init() throws {
    home = FileManager.default.temporaryDirectory
      .appendingPathComponent("unknot-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    try answerSafety("none")
    try readCautions()
  }

  /// Writes that the cautions of every built-in routine were read.
  private func readCautions() throws {
    let content = ["read": BuiltInRoutines.routines.map(\.name) + ["long", "mine"]]
    try JSONEncoder().encode(content).write(to: home.appendingPathComponent("cautions.json"))
  }

  /// Writes the answer to the question about warning signs and risks, some days old.
  ///
  /// - Parameters:
  ///   - answer: `none`, or a group of which one line is ticked.
  ///   - days: The age of the answer.
  /// - Throws: An error of the file system.
  func answerSafety(_ answer: String, daysAgo days: Double = 0) throws {
    let signs = [
      "none": [], "emergency": ["chest-pain"], "soon": ["night-pain"], "ask-first": ["small-fall"],
    ]
    try answerSafety(signs: signs[answer] ?? [answer], daysAgo: days)
  }

  /// Writes the ticked signs and risks, some days old.
  ///
  /// - Parameters:
  ///   - signs: The names of signs.
  ///   - risks: The names of standing risks.
  ///   - cleared: The names of standing risks that a clinician finds fine.
  ///   - days: The age of the answer.
  /// - Throws: An error of the file system.
  func answerSafety(
    signs: [String] = [], risks: [String] = [], cleared: [String] = [], daysAgo days: Double = 0
  ) throws {
    let date = Self.moment(daysAgo: days)
    let ticked = signs.map { "\"\($0)\": \"\(date)\"" }
    let list =
      risks.map { "\"\($0)\": {\"since\": \"\(date)\"}" }
      + cleared.map { "\"\($0)\": {\"since\": \"\(date)\", \"clearedAt\": \"\(date)\"}" }
    try writeSafety(
      """
      {"version": 2, "signsAskedAt": "\(date)", "risksAskedAt": "\(date)",
      "signs": {\(ticked.joined(separator: ", "))}, "risks": {\(list.joined(separator: ", "))}}
      """)
  }

  /// Writes an answer in the file format of an older version, some days old.
  func answerSafetyInOldFile(_ answer: String, daysAgo days: Double = 0) throws {
    try writeSafety(
      "{\"answer\": \"\(answer)\", \"answeredAt\": \"\(Self.moment(daysAgo: days))\"}")
  }

  /// Writes `safety.json`.
  func writeSafety(_ text: String) throws {
    try Data(text.utf8).write(to: home.appendingPathComponent("safety.json"))
  }

  private static func moment(daysAgo days: Double) -> String {
    ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -days * 86_400 - 5))
  }

  /// Sets a time zone in which it is about noon now, so that no test runs past midnight or in hours
  /// in which nothing is due.
  mutating func moveToNoon() {
    let hour = Calendar(identifier: .gregorian).dateComponents(in: .gmt, from: Date()).hour ?? 12
    environment["TZ"] = "Etc/GMT\(hour < 12 ? "-" : "+")\(abs(12 - hour))"
  }

  /// Chooses a theme, so that the program does not ask for the terminal's background. If a program
  /// is killed or stopped before it has read the reply, the shell gets that reply.
  func askTerminalNothing() throws {
    try Data("theme: dark\n".utf8).write(to: home.appendingPathComponent("config.yaml"))
  }

  /// The environment of a run, with nothing of the person's own.
  var surroundings: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": home.path, "UNKNOT_HOME": home.path, "LC_ALL": "C.UTF-8", "TZ": "UTC",
      "TERM": "xterm-256color",
      // A shell that is told to end would write its history after its home is gone.
      "HISTFILE": "",
      // Nobody hears the tests, and a client that asks where the server is leaves a folder in /tmp.
      "PULSE_SERVER": "unix:/dev/null", "PIPEWIRE_REMOTE": "none", "ALSA_CONFIG_PATH": "/dev/null",
      // Swift's own crash report waits for a key on a terminal.
      "SWIFT_BACKTRACE": "enable=no",
    ].merging(Self.watching) { $1 }.merging(environment) { $1 }
  }

  /// The options of the sanitizers.
  private static let watching = ProcessInfo.processInfo.environment.filter {
    $0.key == "ASAN_OPTIONS" || $0.key == "TSAN_OPTIONS"
  }

  /// Runs the program without a terminal until it ends.
  @discardableResult
  func run(_ arguments: String..., input: String = "") throws -> Result {
    try run(arguments, input: input)
  }

  /// Runs the program without a terminal, after a line of the shell.
  func run(_ arguments: String..., in line: String) throws -> Result {
    try run(arguments, in: line)
  }

  /// Runs the program without a terminal, after a line of the shell.
  func run(_ arguments: [String], in line: String) throws -> Result {
    try run(arguments, line: line)
  }

  /// Runs the program without a terminal until it ends. Runs side by side need different names.
  func run(
    _ arguments: [String], input: String = "", line: String? = nil, as name: String = "run"
  ) throws -> Result {
    let files = ["in", "out", "err"].map { home.appendingPathComponent("\(name)-\($0)") }
    try Data(input.utf8).write(to: files[0])
    let words = line.map { ["-c", "\($0); exec \"$0\" \"$@\"", Self.path] + arguments }
    let code = try Subprocess.run(
      words == nil ? Self.path : "/bin/sh", words ?? arguments, environment: surroundings,
      input: files[0].path,
      output: files[1].path, errors: files[2].path)
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    return Result(
      code: code, output: try String(contentsOf: files[1], encoding: .utf8),
      errors: try String(contentsOf: files[2], encoding: .utf8))
  }

  /// Writes a routine file of the person's own.
  @discardableResult
  func write(_ text: String, as name: String) throws -> String {
    let folder = home.appendingPathComponent("routines")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  func removeHome() {
    try? FileManager.default.removeItem(atPath: home.path)
  }
}
