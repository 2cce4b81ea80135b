import Foundation
import TestSupport
import Testing

/// Plans, as a person runs them.
@Suite struct PlanCommandTests {
  var program: Program

  init() throws {
    program = try Program()
  }

  /// A physiotherapist's programme in one file.
  static let programme = """
    format: 1
    title: Shoulder blade programme
    from: your physiotherapist
    phases:
      - title: Begin
        days: 1-7
        do:
          - wall-slides: 2 per day
        never: [pressing]
      - title: Go on
        days: 8-21
        do:
          - wall-slides: daily
    routines:
      - id: wall-slides
        title: Wall slides
        kind: mobility
        steps:
          - use: wall-slide

    """

  private func write(_ text: String, as name: String) throws -> String {
    let file = program.home.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `without a plan the plan commands fail and create no file`() throws {
    defer { program.removeHome() }
    let status = try program.run(["plan"])
    #expect(status.code == 1 && status.errors.contains("no plan is running"))
    #expect(try program.run(["plan", "pause"]).code == 66)
    #expect(try program.run(["plan", "stop"]).code == 66)
    #expect(try program.run(["plan", "start", "strain"]).code == 66)
    // Nothing was made by asking.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: program.home.path).sorted()
        == ["cautions.json", "safety.json"])
  }

  @Test func `a running plan sets the day, and a second plan is refused`() throws {
    defer { program.removeHome() }
    let start = try program.run(["plan", "start", "strain-recovery", "--from", "5d"])
    #expect(start.code == 0, "\(start.errors)")
    #expect(start.output.contains("day 5 of 21 (Easy movement)"), "\(start.output)")
    let today = try program.run(["today"])
    #expect(today.output.hasPrefix("Strain recovery: day 5 of 21"), "\(today.output)")
    #expect(today.output.contains("Strain: move"))
    let plan = try object(try program.run(["plan", "status", "--json"]).output)
    #expect(plan["day"] as? Int == 5 && plan["of"] as? Int == 21)
    let day = try object(try program.run(["today", "--json"]).output)
    #expect((day["plan"] as? [String: Any])?["plan"] as? String == "strain-recovery")
    let other = try program.run(["plan", "start", "desk-back"])
    #expect(other.code == 75 && other.errors.contains("one plan runs at a time"))
  }

  @Test func `much pain makes today a rest day and takes the plan one step back`() throws {
    defer { program.removeHome() }
    try program.run("plan", "start", "strain-recovery", "--from", "5d")
    try program.run("log", "pain", "7")
    let status = try program.run(["plan"])
    #expect(
      status.output.contains("Only Strain: rest today: pain was 7. Tomorrow one step back."),
      "\(status.output)")
  }

  @Test func `a plan can be moved, skipped, paused, resumed and stopped`() throws {
    defer { program.removeHome() }
    try program.run("plan", "start", "strain-recovery", "--from", "5d")
    #expect(try program.run(["plan", "next"]).output.contains("(Stretch)"))
    #expect(try program.run(["plan", "back"]).output.contains("(Easy movement)"))
    #expect(try program.run(["plan", "skip"]).output.contains("You skip today."))
    #expect(try program.run(["plan", "pause"]).output.contains(": paused"))
    #expect(try program.run(["plan", "pause", "--until", "2000-01-01"]).code == 64)
    #expect(try program.run(["plan", "resume"]).output.contains("Easy movement"))
    #expect(try program.run(["plan", "stop"]).code == 0)
    #expect(try program.run(["plan"]).code == 1)
  }

  @Test func `a programme of a therapist can be added, played, stopped and removed`() throws {
    defer { program.removeHome() }
    let file = try write(Self.programme, as: "blade.yaml")
    let check = try program.run(["check", file])
    #expect(check.code == 0 && check.output.isEmpty, "\(check.output)")
    #expect(try program.run(["plan", "add", file]).code == 64)
    let add = try program.run(["plan", "add", file, "--yes"])
    #expect(add.code == 0 && add.output.contains("from your physiotherapist"), "\(add.errors)")
    #expect(try program.run(["plan", "add", file, "--yes"]).code == 64)
    #expect(try program.run(["plan", "list"]).output.contains("blade"))
    #expect(try program.run(["list"]).code == 0)
    #expect(try program.run(["plan", "start", "blade", "--from", "1d"]).code == 0)
    let play = try program.run(
      ["play", "blade/wall-slides", "--plain", "--speed", "1000", "--hands-free"])
    #expect(play.code == 0, "\(play.errors)")
    let status = try program.run(["plan"])
    #expect(status.output.contains("1 of 2 today"), "\(status.output)")
    #expect(try program.run(["plan", "remove", "blade"]).code == 75)
    #expect(try program.run(["plan", "stop"]).code == 0)
    #expect(try program.run(["plan", "remove", "blade"]).code == 0)
    #expect(try program.run(["plan", "show", "blade"]).code == 66)
  }

  @Test func `a plan file with an error is rejected, and check shows the fix`() throws {
    defer { program.removeHome() }
    let bad = Self.programme.replacing("days: 8-21", with: "days: 7-21")
    let file = try write(bad, as: "blade.yaml")
    let check = try program.run(["check", file])
    #expect(check.code == 1)
    #expect(check.output.contains("both have day 7; write `days: 8-21`"), "\(check.output)")
    #expect(try program.run(["plan", "add", file, "--yes"]).code == 65)
  }

  @Test func `status tells the dose of today`() throws {
    defer { program.removeHome() }
    let file = try write(Self.programme, as: "blade.yaml")
    try program.run("plan", "add", file, "--yes")
    try program.run("plan", "start", "blade", "--from", "1d")
    let usual = try program.run(["plan", "status"]).output
    #expect(usual.contains("Wall slides, ") && !usual.contains("gentle"), "\(usual)")
    try program.run("log", "pain", "5")
    let gentle = try program.run(["plan", "status"]).output
    #expect(gentle.contains(/Wall slides, \d min, gentle/), "\(gentle)")
  }

  @Test func `an export carries a running plan and its file`() throws {
    defer { program.removeHome() }
    let file = try write(Self.programme, as: "blade.yaml")
    try program.run("plan", "add", file, "--yes")
    try program.run("plan", "start", "blade", "--from", "3d")
    let export = try program.run(["export", "--all"])
    let lines = try write(export.output, as: "export.jsonl")
    let other = try Program()
    defer { other.removeHome() }
    let take = try other.run(["import", "--all", lines])
    #expect(take.code == 0, "\(take.errors)")
    #expect(try other.run(["plan"]).output.contains("day 3 of 21"))
  }

  @Test func `the sheet of a plan shows weekdays only while the plan runs`() throws {
    defer { program.removeHome() }
    let plain = try program.run(["sheet", "plan:strain-recovery"]).output
    #expect(plain.contains("4 · <bdi>Build up</bdi>") && !plain.contains("<small>Mon</small>"))
    try program.run("plan", "start", "strain-recovery", "--from", "5d")
    let dated = try program.run(["sheet", "plan:strain-recovery"]).output
    #expect(dated.contains("<small>Mon</small>"))
    #expect(
      try program.run(["report"]).output.contains("plan: Strain recovery, from unknot, day 5 of 21")
    )
  }
}
