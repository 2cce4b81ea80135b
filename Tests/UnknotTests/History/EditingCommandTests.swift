import Foundation
import GRDB
import TestSupport
import Testing

/// The record corrected by hand, as a person does it.
@Suite struct EditingCommandTests {
  var program: Program

  init() throws {
    program = try Program()
  }

  @Test func `a session is entered, corrected, reported and deleted`() throws {
    defer { program.removeHome() }
    let added = try program.run(
      "log", "session", "foam-roller", "--at", "2026-11-20 17:30", "--minutes", "1",
      "--pain-before", "5")
    #expect(added.code == 0, "\(added.errors)")
    #expect(added.output.hasPrefix("Added: 2026-11-20 17:30  Foam rolling, 1 min"))
    let changed = try program.run(
      "log", "change", "2026-11-20 17:30", "--pain-after", "3", "--note", "ask about\u{1B}[2J it")
    #expect(changed.output.contains("pain 5 to 3, note: ask about"))
    #expect(!changed.output.contains("\u{1B}"))
    let report = try program.run("report", "--since", "2026-11-01")
    #expect(report.output.contains("ask about"))
    #expect(report.output.contains("Roll, 2 × 1 min"))
    let everything = try program.run("report", "--since", "1900-01-01")
    #expect(everything.output.contains("first session 20 Nov 2026"))
    #expect(!everything.output.contains("1900"))
    #expect(try program.run("log", "change", "last", "--clear", "note").code == 0)
    #expect(try !program.run("history").output.contains("note:"))
    let refused = try program.run("log", "delete", "last")
    #expect(refused.code == 64 && refused.errors.contains("add --yes"))
    #expect(try program.run("log", "delete", "last", "--yes").output.hasPrefix("Deleted: "))
    #expect(try program.run("history").output == "No session yet.\n")
  }

  @Test func `a session of the future is never the last, and its time can be corrected`() throws {
    defer { program.removeHome() }
    for time in ["2026-11-20 17:30", "2026-11-21 08:00"] {
      #expect(try program.run("log", "session", "neck-ease", "--at", time).code == 0)
    }
    let record = program.home.appendingPathComponent("history.sqlite").path
    let future = "UPDATE sessions SET started_at = 1953892800000, ended_at = 1953893100000 "
    try DatabaseQueue(path: record).write {
      try $0.execute(sql: future + "WHERE started_at = (SELECT MAX(started_at) FROM sessions)")
    }
    let changed = try program.run("log", "change", "last", "--note", "the last")
    #expect(changed.output.hasPrefix("Changed: 2026-11-20 17:30"), "\(changed.output)")
    let lines = try program.run("history", "--json")
    let entries = try JSONSerialization.jsonObject(with: Data(lines.output.utf8))
    let id = try #require((entries as? [[String: Any]])?.last?["id"] as? String)
    for time in ["2999-01-01 10:00", "soon"] {
      let refused = try program.run("log", "change", id, "--at", time)
      #expect(refused.code == 64, "\(refused.errors)")
    }
    let moved = try program.run("log", "change", id, "--at", "2026-11-22 09:15")
    #expect(moved.output.hasPrefix("Changed: 2026-11-22 09:15"), "\(moved.errors)")
    let history = try program.run("history").output
    #expect(history.contains("2026-11-22 09:15") && !history.contains("2031"))
    #expect(
      try program.run("log", "delete", "last", "--yes").output.hasPrefix(
        "Deleted: 2026-11-22 09:15"))
  }

  @Test func `pain without a session is kept, seen everywhere and deleted`() throws {
    defer { program.removeHome() }
    let logged = try program.run("log", "pain", "5", "--side", "left")
    #expect(logged.output.hasPrefix("Recorded: pain 5 out of 10, left side."))
    _ = try program.run("log", "session", "neck-ease", "--at", "2026-11-01 09:00")
    let lines = try program.run("history").output.split(separator: "\n")
    #expect(lines.count == 2 && lines.first?.hasPrefix("2026-11-01 09:00  ") == true)
    #expect(lines.last?.hasSuffix("  Pain 5, left side") == true)
    let json = try JSONSerialization.jsonObject(
      with: Data(try program.run("history", "--json").output.utf8))
    let entries = try #require(json as? [[String: Any]])
    #expect(entries.map { $0["type"] as? String } == ["session", "pain"])
    #expect(entries.last?["pain"] as? Int == 5 && entries.last?["side"] as? String == "left")
    #expect(
      try program.run("history", "--csv").output.components(separatedBy: "\r\n").count == 3)
    #expect(try program.run("today").output.contains("Pain recorded today: 5 at "))
    #expect(try program.run("today", "--json").output.contains("\"withoutSession\""))
    #expect(try program.run("report").output.contains("Pain without a session, latest first"))
    // By its minute and by its id, as a session.
    let minute = String(lines.last?.prefix(16) ?? "")
    let asked = try program.run("log", "delete", minute)
    #expect(asked.code == 64 && asked.errors.contains("Pain 5, left side"))
    let id = try #require(entries.last?["id"] as? String)
    #expect(try program.run("log", "change", id, "--note", "x").code == 66)
    #expect(try program.run("log", "delete", id, "--yes").code == 0)
    #expect(try program.run("history").output.split(separator: "\n").count == 1)
    #expect(try program.run("log", "delete", "last-pain", "--yes").code == 66)
  }

  @Test func `pain counts for today where it cannot be recorded, or is not to be`() throws {
    defer { program.removeHome() }
    let apart = try program.run("log", "pain", "7", "--no-record")
    #expect(apart.output.hasPrefix("For today: pain 7 out of 10. Pressing and rolling are locked"))
    #expect(try program.run("history").output == "No session yet.\n")
    let record = program.home.appendingPathComponent("history.sqlite")
    try? FileManager.default.removeItem(at: record)
    try FileManager.default.createDirectory(at: record, withIntermediateDirectories: true)
    let lost = try program.run("log", "pain", "8")
    #expect(lost.code == 74 && lost.output.hasPrefix("For today, not in your record: pain 8"))
    #expect(lost.errors.contains("history.sqlite"))
    #expect(try program.run("play", "foam-roller").code == 77)
  }

  @Test(arguments: [
    (["change", "last", "--note", "x"], 66, "there is no session last"),
    (["change", "2026-11-20 17:30", "--note", "x"], 66, "`unknot history` lists them"),
    (["change", "yesterday", "--note", "x"], 64, "yesterday"),
    (["session", "foam-roller", "--at", "25:00"], 64, "write it like"),
    (["session", "foam-roller", "--at", "2999-01-01 10:00"], 64, "in the future"),
    (["session", "foam-roller", "--minutes", "0"], 64, "1 to 720 minutes"),
    (["session", "foam-roller", "--pain-after", "11"], 64, "from 0 to 10"),
    (["session", "foam-rolller"], 66, "did you mean `foam-roller`"),
  ])
  func `each mistake leads to the way out`(
    arguments: [String], code: Int32, expected: String
  ) throws {
    defer { program.removeHome() }
    _ = try program.run("log", "session", "neck-ease", "--at", "2026-11-01 09:00")
    _ = try program.run("log", "delete", "last", "--yes")
    let result = try program.run(["log"] + arguments)
    #expect(result.code == code && result.errors.contains(expected), "\(result.errors)")
  }

  @Test func `everything of one's own is the same on an empty machine`() throws {
    defer { program.removeHome() }
    let other = try Program()
    defer { other.removeHome() }
    _ = try program.write(Program.ownRoutine, as: "mine.yaml")
    for arguments in [
      ["config", "set", "volume", "40"],
      ["log", "session", "foam-roller", "--at", "2026-11-20 17:30", "--pain-after", "3"],
      ["log", "session", "mine", "--at", "2026-11-21 07:30", "--note", "better"],
    ] {
      let result = try program.run(arguments)
      #expect(result.code == 0, "\(result.errors)")
    }
    let file = program.home.appendingPathComponent("all.jsonl")
    try Data(try program.run("export", "--all").output.utf8).write(to: file)
    let plain = try other.run("import", file.path)
    #expect(plain.output.contains("Settings and routines: 2; add --all to read them."))
    #expect(try other.run("import", "--all", file.path).code == 0)
    for command in [["list"], ["today"], ["history"], ["config"], ["export", "--all"]] {
      let (one, two) = (try program.run(command), try other.run(command))
      let isSame = one.output.split(separator: "\n").dropFirst(command[0] == "export" ? 1 : 0)
        .elementsEqual(
          two.output.replacing(other.home.path, with: program.home.path)
            .split(separator: "\n").dropFirst(command[0] == "export" ? 1 : 0))
      #expect(isSame, "\(command): \(one.output)\n\(two.output)")
    }
    try other.write("format: 1\ntitle: Other\nkind: care\nsteps:\n  - rest: 9 s\n", as: "mine.yaml")
    let again = try other.run("import", "--all", file.path)
    #expect(again.output.contains("Yours is another, and stays: "))
    #expect(try other.run("show", "mine").output.contains("Other"))
  }

  @Test func `help says what an export leaves on the machine`() throws {
    defer { program.removeHome() }
    for command in [
      ["log", "pain", "5"], ["remind", "--not-today"], ["remind", "posture-reset"],
      ["log", "session", "foam-roller", "--at", "2026-11-20 17:30"],
    ] {
      #expect(try program.run(command).code == 0, "\(command)")
    }
    let help = try program.run("export", "--help").output
    let names = try FileManager.default.contentsOfDirectory(atPath: program.home.path)
    let words = [
      "pain.json": "locks of today", "reminders.json": "reminders that are silent",
      "calendar.json": "numbers of calendar events", "safety.json": "warning signs",
      "cautions.json": "which cautions you have read",
    ]
    for name in names where name.hasSuffix(".json") {
      let text = try #require(words[name], "\(name)")
      #expect(help.replacing(/\s+/, with: " ").contains(text), "\(name)")
    }
    #expect(names.contains("pain.json") && names.contains("calendar.json"))
    #expect(!help.contains("whole record") && help.contains("cautions"))
  }

  @Test(arguments: [
    "../evil.yaml", "routines/../evil.yaml", "routines/a/b.yaml", "/etc/x.yaml", "safety.json",
    "routines/.hidden.yaml", "routines/x.sh", "",
  ])
  func `no path leads out of the folders`(path: String) throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("bad.jsonl")
    let line = "{\"type\":\"file\",\"path\":\"\(path)\",\"text\":\"x\"}\n"
    try Data(line.utf8).write(to: file)
    let before = try FileManager.default.subpathsOfDirectory(atPath: program.home.path).count
    let result = try program.run("import", "--all", file.path)
    #expect(result.code == 65 && result.errors.contains("did not write it"))
    let made = try FileManager.default.subpathsOfDirectory(atPath: program.home.path)
    #expect(made.count - before <= 3 && !made.contains { $0.hasSuffix("evil.yaml") }, "\(made)")
  }

  @Test func `two sessions of one minute are told apart by their ids`() throws {
    defer { program.removeHome() }
    for _ in 0..<2 {
      _ = try program.run("log", "session", "foam-roller", "--at", "2026-11-20 17:30")
    }
    let result = try program.run("log", "delete", "2026-11-20 17:30", "--yes")
    #expect(result.code == 64 && result.errors.contains("name one by its id"))
    let id = try #require(
      result.errors.split(separator: "\n").last?.split(separator: " ").first.map(String.init))
    #expect(try program.run("log", "delete", id, "--yes").code == 0)
  }
}
