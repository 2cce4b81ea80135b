import Foundation
import Testing

/// Files that nobody can read: nothing of them is lost, and nothing opens.
extension CareTests {
  private static let damaged = [
    "", "{\"pain\": 8, \"answ", "[1]", "{\"version\": 3, \"pains\": [8]}",
    "{\"pain\": 80, \"answeredAt\": \"2026-01-01T00:00:00Z\"}",
  ]

  private func expectCare(at location: SourceLocation = #_sourceLocation) throws {
    for words in [
      ["today"], ["list"], ["remind", "trigger-point", "--now"],
      ["play", "trigger-point", "--speed", "1000"],
    ] {
      let result = try program.run(words)
      #expect(
        (result.output + result.errors).contains("cannot be read"), "\(words)",
        sourceLocation: location)
      #expect(words[0] != "play" || result.code == 77, sourceLocation: location)
    }
    let stretch = try program.run("play", "shoulder-blade-stretch", "--speed", "1000").output
    #expect(stretch.contains("Shoulder-blade stretch, gentle"), sourceLocation: location)
  }

  private func setAside(_ name: String) throws -> URL? {
    try FileManager.default.contentsOfDirectory(at: program.home, includingPropertiesForKeys: nil)
      .first { $0.lastPathComponent.hasPrefix("\(name).damaged-") }
  }

  @Test(arguments: damaged) func `answers of today that cannot be read open nothing`(
    content: String
  ) throws {
    defer { program.removeHome() }
    try Data(content.utf8).write(to: painFile)
    try expectCare()
    let asked = try program.onTerminal(
      "play shoulder-blade-stretch --plain --hands-free --speed 1000", keys: [("Pain now", "5")])
    #expect(asked.ending == .exit(0) && asked.output.contains("they are saved as"))
    let old = try #require(try setAside("pain.json"))
    #expect(try String(contentsOf: old, encoding: .utf8) == content)
    // What they may have closed stays closed, and is not set aside twice.
    #expect(try program.run("log", "pain", "2").errors.isEmpty)
    try expectCare()
  }

  @Test func `a folder in the place of the answers of today opens nothing`() throws {
    defer { program.removeHome() }
    try FileManager.default.createDirectory(at: painFile, withIntermediateDirectories: true)
    try expectCare()
    #expect(try program.run("log", "pain", "2").errors.contains("they are saved as"))
    try expectCare()
  }

  @Test func `answers of another day that cannot be read lock nothing, and are kept`() throws {
    defer { program.removeHome() }
    try Data("{".utf8).write(to: painFile)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -86_400)], ofItemAtPath: painFile.path)
    #expect(try program.run("play", "trigger-point", "--speed", "1000").code == 0)
    #expect(try program.run("log", "pain", "2").errors.contains("they are saved as"))
    #expect(try String(contentsOf: #require(try setAside("pain.json")), encoding: .utf8) == "{")
    #expect(try program.run("play", "trigger-point", "--speed", "1000").code == 0)
  }

  @Test func `a list of cautions that cannot be read is kept, and all are read again`() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("cautions.json")
    try Data("{".utf8).write(to: file)
    let seen = try program.onTerminal(
      "play shoulder-blade-stretch --plain --hands-free --speed 1000",
      keys: [("Enter: read", "\r")])
    #expect(seen.ending == .exit(0) && seen.output.contains("could not be read"))
    #expect(try String(contentsOf: #require(try setAside("cautions.json")), encoding: .utf8) == "{")
  }

  @Test(arguments: ["level: gentel\n", "level: [gentle\n", "level: {}\n"])
  func `a level that cannot be read is the gentle one`(text: String) throws {
    defer { program.removeHome() }
    try Data(text.utf8).write(to: program.home.appendingPathComponent("config.yaml"))
    let result = try program.run("play", "shoulder-blade-stretch", "--speed", "1000")
    #expect(result.code == 0 && result.output.contains("Shoulder-blade stretch, gentle"))
    for words in [["play", "sleep-setup", "--speed", "1000"], ["list"], ["today"]] {
      #expect(try program.run(words).errors.contains("the gentle dose"), "\(words)")
    }
  }

  @Test func `where the record cannot be read what presses is gentle`() throws {
    defer { program.removeHome() }
    try FileManager.default.createDirectory(
      at: program.home.appendingPathComponent("history.sqlite"), withIntermediateDirectories: true)
    let result = try program.run("play", "trigger-point", "--speed", "1000")
    #expect(result.output.contains("Your record cannot be read: the gentle dose."))
    #expect(result.output.contains("Trigger-point release, gentle"))
    let pain = try program.run("log", "pain", "8")
    #expect(pain.code == 74 && pain.output.hasPrefix("For today, not in your record: pain 8 out"))
    let today = try program.run("today")
    #expect(today.code == 74 && today.output.hasPrefix("You said pain 8 today."))
  }

  @Test func `reminders that cannot be read are silent on their day`() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("reminders.json")
    try Data("{".utf8).write(to: file)
    let today = try program.run("remind", "--now")
    #expect(today.code == 0 && today.output.hasPrefix("No reminder of two-minute-break"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -86_400)], ofItemAtPath: file.path)
    #expect(!(try program.run("remind", "--now").output.hasPrefix("No reminder")))
  }
}
