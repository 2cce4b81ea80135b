import Foundation
import SessionHistory
import TestSupport
import Testing

/// The commands that read and carry the record, as a person runs them.
@Suite struct RecordCommandTests {
  var program: Program

  init() throws {
    program = try Program()
  }

  private static let lines = [
    RecordFixture.line(1, "2026-10-01T09:05:00+02:00", pain: (6, 4)),
    RecordFixture.line(
      2, "2026-11-20T23:30:00-05:00", title: "=2+3, \"odd\"", ending: "left", seconds: 60,
      outcome: "partial"),
    RecordFixture.line(
      3, "2026-11-21T08:00:00+00:00", ending: "hurt", outcome: "hurt", pain: (nil, 7)),
  ]

  private var record: String { program.home.appendingPathComponent("history.sqlite").path }

  @discardableResult
  private func export(_ lines: [String], as name: String = "export.jsonl") throws -> String {
    let file = program.home.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    return file.path
  }

  private func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  // MARK: Nothing there

  @Test(
    arguments: [
      (["today"], "No session yet today.\n"), (["today", "--format", "{done}/{goal}"], "0/-\n"),
      (["history"], "No session yet.\n"), (["history", "--json"], "[]\n"), (["export"], ""),
    ])
  func `reading without a history prints an empty result and creates no file`(
    arguments: [String], output: String
  ) throws {
    defer { program.removeHome() }
    let result = try program.run(arguments)
    #expect(result.code == 0 && result.output == output && result.errors.isEmpty)
    // What the tests put there, and nothing else.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: program.home.path).sorted()
        == ["cautions.json", "safety.json"])
  }

  @Test(arguments: [["today"], ["history"], ["export"], ["import", "x"]])
  func `a history that cannot be opened is reported with its path`(arguments: [String]) throws {
    defer { program.removeHome() }
    try FileManager.default.createDirectory(atPath: record, withIntermediateDirectories: true)
    try export(Self.lines, as: "x")
    var arguments = arguments
    if arguments.last == "x" { arguments = ["import", program.home.path + "/x"] }
    let result = try program.run(arguments)
    #expect(result.code == 74 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("unknot: could not open the record: \(record): "))
  }

  @Test mutating func `without a home the error names UNKNOT_HOME`() throws {
    defer { program.removeHome() }
    program.environment = ["UNKNOT_HOME": "", "HOME": ""]
    let result = try program.run("history")
    #expect(result.code == 74 && result.errors.contains("set UNKNOT_HOME"))
  }

  // MARK: history

  @Test func `history lists each session in its own time zone`() throws {
    defer { program.removeHome() }
    #expect(
      try program.run("import", export(Self.lines)).output
        == "3 sessions added, 0 updated, 0 unchanged.\n")
    let result = try program.run("history")
    #expect(result.code == 0)
    #expect(
      result.output == """
        2026-10-01 09:05  Foam rolling, 8 min, finished, pain 6 to 4
        2026-11-20 23:30  =2+3, "odd", 2 min of 8 min, left early
        2026-11-21 08:00  Foam rolling, 8 min, ended because it hurt, pain 7 after, 2 hurt

        """)
  }

  @Test func `history --since leaves out earlier sessions`() throws {
    defer { program.removeHome() }
    try program.run("import", export(Self.lines))
    let result = try program.run("history", "--since", "2026-11-20", "--json")
    let sessions = try #require(try json(result.output) as? [[String: Any]])
    #expect(sessions.map { $0["id"] as? String } == [RecordFixture.id(2), RecordFixture.id(3)])
    #expect((sessions[0]["segments"] as? [Any])?.count == 2)
    let none = try program.run("history", "--since", "2026-11-22")
    #expect(none.output == "No session since 2026-11-22.\n")
  }

  @Test(arguments: ["yesterday", "30", "0d", "2026-02-30", "-3d"])
  func `an invalid day for --since is a usage error`(day: String) throws {
    defer { program.removeHome() }
    let result = try program.run("history", "--since=\(day)")
    #expect(result.code == 64 && result.errors.contains("2026-11-23, or the last 30d"))
  }

  @Test func `history --csv quotes its cells, and none is a formula`() throws {
    defer { program.removeHome() }
    try program.run("import", export(Self.lines))
    let result = try program.run("history", "--csv")
    try Golden.expect(result.output, named: "history.csv")
    let rows = result.output.components(separatedBy: "\r\n")
    #expect(rows.count == 5 && rows[2].contains(",\"'=2+3, \"\"odd\"\"\","))
    let log = ["log", "session", "foam-roller", "--ease", "too-easy", "--note", "=stiff"]
    #expect(try program.run(log).code == 0)
    #expect(try program.run("history", "--csv").output.contains(",too-easy,'=stiff\r\n"))
  }

  // MARK: export and import

  @Test func `an export imported into another home is exported there unchanged`() throws {
    defer { program.removeHome() }
    try program.run("import", export(Self.lines))
    let exported = try program.run("export").output
    let other = try Program()
    defer { other.removeHome() }
    let file = other.home.appendingPathComponent("their.jsonl")
    try Data(exported.utf8).write(to: file)
    for expected in [
      "3 sessions added, 0 updated, 0 unchanged.\n", "0 sessions added, 0 updated, 3 unchanged.\n",
    ] {
      #expect(try other.run("import", file.path).output == expected)
    }
    let again = try other.run("export").output
    // The first line names the machine.
    let (ours, theirs) = (exported.split(separator: "\n"), again.split(separator: "\n"))
    #expect(ours.dropFirst() == theirs.dropFirst() && ours.count == 4)
  }

  @Test func `import and export work on a folder that several machines share`() throws {
    defer { program.removeHome() }
    let folder = program.home.path + "/shared"
    try export([Self.lines[0]], as: "shared/one.jsonl")
    try export([Self.lines[1], Self.lines[0]], as: "shared/two.jsonl")
    try export(["not for us"], as: "shared/notes.txt")
    let result = try program.run("import", folder)
    #expect(result.code == 0 && result.output == "2 sessions added, 0 updated, 1 unchanged.\n")
    let path = try program.run("export", "--to", folder).output.dropLast()
    #expect(path.hasPrefix(folder + "/unknot-") && path.hasSuffix(".jsonl"))
    #expect(FileManager.default.fileExists(atPath: String(path)))
  }

  @Test func `a bad line is reported by number, and the other lines are imported`() throws {
    defer { program.removeHome() }
    let file = try export([Self.lines[0], "{\"type\":\"session\"}", Self.lines[1]])
    let result = try program.run("import", file)
    #expect(result.code == 65)
    #expect(result.output == "2 sessions added, 0 updated, 0 unchanged; 1 problem.\n")
    #expect(result.errors.hasPrefix("unknot: \(file):2: error: "))
  }

  @Test func `import with one missing file imports nothing`() throws {
    defer { program.removeHome() }
    let result = try program.run("import", export(Self.lines), program.home.path + "/nope")
    #expect(result.code == 66 && result.errors.contains("/nope"))
    #expect(!FileManager.default.fileExists(atPath: record))
  }

  @Test func `export reports a folder that cannot be written`() throws {
    defer { program.removeHome() }
    let file = try export(Self.lines)
    let result = try program.run("export", "--to", file + "/below")
    #expect(result.code == 74 && result.errors.contains(file))
  }

  // MARK: today

  /// The program asks the clock; a time zone where it is about noon keeps midnight away.
  private static var noonZone: (name: String, offset: Int) {
    let hour = Int(Date().timeIntervalSince1970) / 3_600 % 24
    let offset = 12 - hour
    return ("Etc/GMT\(offset > 0 ? "-" : "+")\(abs(offset))", offset * 3_600)
  }

  private mutating func playNow() throws -> String {
    let zone = Self.noonZone
    program.environment["TZ"] = zone.name
    let style = Date.ISO8601FormatStyle(
      timeZoneSeparator: .colon, timeZone: try #require(TimeZone(secondsFromGMT: zone.offset)))
    var stamp = Date(timeIntervalSinceNow: -60).formatted(style)
    if stamp.hasSuffix("Z") { stamp = stamp.dropLast() + "+00:00" }
    return try export([RecordFixture.line(1, stamp, seconds: 150, pain: (5, 3))])
  }

  @Test mutating func `today shows goals of practised routines as text, JSON and a format`() throws
  {
    defer { program.removeHome() }
    try program.run("import", playNow())
    let text = try program.run("today")
    #expect(text.code == 0 && text.errors.isEmpty)
    // The foam roller is meant once a day.
    #expect(
      text.output.hasPrefix(
        "Pain 5: the gentle dose. See that it settles within a day.\n"
          + "Foam rolling  1 of 1  enough for today\n1 session today, 5 min of exercise.\n"))
    #expect(text.output.contains("5 before, 3 after: much better."))
    #expect(!text.output.contains("Trigger"))

    let today = try #require(try json(program.run("today", "--json").output) as? [String: Any])
    #expect(
      Set(today.keys) == [
        "day", "emergency", "concerns", "safetyAdvice", "goals", "plan", "sessions", "dailyGoal",
        "dailyDone", "pressingSeconds", "workSeconds", "streak", "pain", "said",
      ])
    #expect(today["said"] as? String == "It is much better.")
    let goal = try #require((today["goals"] as? [[String: Any]])?.first)
    #expect(
      Set(goal.keys)
        == [
          "locked", "lockedBy", "routine", "title", "perDay", "per", "every", "ceiling", "done",
          "doneThisWeek", "through", "state", "next", "nextDay", "isDue",
        ])
    #expect(goal["routine"] as? String == "foam-roller" && goal["next"] is NSNull)

    let line = try program.run("today", "--format", "{done}/{goal} {next} {state} {pain} {{}}")
    #expect(line.output == "1/1 - enough 3 {}\n")
  }

  @Test(arguments: ["{what}", "{done", "done}", "{}"])
  func `an unknown or malformed format field is a usage error`(format: String) throws {
    defer { program.removeHome() }
    let result = try program.run("today", "--format", format)
    #expect(result.code == 64 && result.errors.contains("{done} {goal} {next}"))
  }
}
