import Foundation
import Testing

/// Pain, cautions, and things that are owned.
extension CareTests {
  @Test func `much pain locks routines that press until tomorrow`() throws {
    defer { program.removeHome() }
    try cutOff("foam-roller")
    let plain = try program.onTerminal(
      "play trigger-point --plain --no-record", keys: [("Pain now", "8"), ("what now?", "\r")])
    #expect(plain.ending == .exit(77))
    let permissions = try FileManager.default.attributesOfItem(atPath: painFile.path)
    #expect(permissions[.posixPermissions] as? Int == 0o600)
    for words in [["play", "foam-roller"], ["play", "foam-roller", "--no-record"], ["resume"]] {
      let result = try program.run(words)
      #expect(result.code == 77 && result.errors.contains("until tomorrow"), "\(words)")
      let seen = try program.onTerminal(words.joined(separator: " "), keys: [("what now?", "\r")])
      #expect(seen.ending == .exit(77), "\(words)")
    }
    #expect(try program.run("play", "shoulder-blade-stretch").code == 77)
    #expect(try program.run("play", "sleep-setup", "--speed", "1000").code == 0)
    #expect(try program.run("remind", "foam-roller", "--now").output.contains("until tomorrow"))
    let list = try program.run("list").output
    #expect(list.hasPrefix("You said pain 8 today."))
    for (routine, word) in [("foam-roller", "locked"), ("two-minute-break", "asks")] {
      let line = list.split(separator: "\n").first { $0.hasPrefix("\(routine) ") }
      #expect(line?.contains(" \(word) ") == true, "\(routine)")
    }
    let gently = try program.onTerminal(
      "play shoulder-blade-stretch --level full --plain --hands-free --speed 1000",
      keys: [("what now?", "g")])
    #expect(gently.ending == .exit(0) && gently.output.contains("the gentle dose"))
    // Tomorrow it is open again.
    try sayPain(8, daysAgo: 1)
    #expect(try program.run("play", "foam-roller", "--speed", "1000").code == 0)
  }

  @Test func `some pain gives the gentle dose, even at the full level`() throws {
    defer { program.removeHome() }
    let seen = try program.onTerminal(
      "play foam-roller --level full --plain --hands-free --speed 1000",
      keys: [("Pain now", "4")])
    #expect(seen.ending == .exit(0) && seen.output.contains("Pain 4: the gentle dose."))
    #expect(try program.run("history", "--json").output.contains("\"gentle\""))
    // What was said earlier today stays said.
    let again = try program.onTerminal(
      "play foam-roller --plain --hands-free --speed 1000", keys: [("Pain now", "\r")])
    #expect(again.ending == .exit(0) && again.output.contains("Pain 4: the gentle dose."))
  }

  @Test func `pain that is not said gives the gentle dose, even at the full level`() throws {
    defer { program.removeHome() }
    let seen = try program.onTerminal(
      "play foam-roller --level full --plain --hands-free --speed 1000",
      keys: [("Pain now", "\r")])
    #expect(seen.ending == .exit(0) && seen.output.contains("Pain not said: the gentle dose."))
    #expect(try program.run("history", "--json").output.contains("\"gentle\""))
  }

  @Test func `show says that a session now would be gentle`() throws {
    defer { program.removeHome() }
    #expect(try program.run("show", "overhead-reach").output.hasPrefix("Overhead arm reach"))
    try sayPain(5)
    let told = "Pain 5: the gentle dose. See that it settles within a day. A session now takes"
    let result = try program.run("show", "overhead-reach").output
    #expect(result.hasPrefix(told) && result.contains("Below: the standard dose."))
    let gentle = try program.run("show", "overhead-reach", "--level", "gentle").output
    #expect(gentle.hasPrefix("Overhead arm reach"))
  }

  @Test func `the cautions are a page of their own the first time only`() throws {
    defer { program.removeHome() }
    let read = program.home.appendingPathComponent("cautions.json")
    try FileManager.default.removeItem(at: read)
    for line in ["play shoulder-blade-stretch", "play two-minute-break --hands-free"] {
      let first = try program.onTerminal(line, keys: [("Take care", "\r"), (" ready", "\u{3}")])
      #expect(first.ending == .exit(0), "\(line)")
      let again = try program.onTerminal(line, keys: [(" ready", "\u{3}")])
      #expect(!again.output.contains("Enter read"), "\(line)")
    }
    let permissions = try FileManager.default.attributesOfItem(atPath: read.path)
    #expect(permissions[.posixPermissions] as? Int == 0o600)
  }

  @Test func `pain logged without a session counts for the rest of the day`() throws {
    defer { program.removeHome() }
    let some = try program.run("log", "pain", "5", "--side", "left")
    #expect(
      some.output
        == "Recorded: pain 5 out of 10, left side. Gentle doses for the rest of the day.\n")
    let gentle = try program.run("play", "shoulder-blade-stretch", "--speed", "1000").output
    #expect(gentle.contains("Pain 5: the gentle dose."))
    #expect(try program.run("today").output.contains("Pain 5: the gentle dose."))
    #expect(try program.run("log", "pain", "7").code == 0)
    #expect(try program.run("today").output.contains("You said pain 7 today. Do not press"))
    #expect(try program.run("log", "pain", "1").output.contains("locked until tomorrow"))
    #expect(try program.run("play", "foam-roller").code == 77)
    #expect(try program.run("remind", "foam-roller", "--now").output.contains("until tomorrow"))
    #expect(try program.run("log", "pain", "11").code == 64)
  }

  /// A side a step, as somebody may write it.
  private static let oneSided = """
    format: 1
    title: Mine
    kind: stretch
    sources:
      - title: A habit of mine
    steps:
      - hold: 20 s
        title: Lean
        sides: right
        text: Lean to the right.
      - hold: 20 s
        title: Lean
        sides: left
        text: Lean to the left.

    """

  @Test func `the sore side comes first`() throws {
    defer { program.removeHome() }
    try program.write(Self.oneSided, as: "mine.yaml")
    func firstSide(of routine: String) throws -> String? {
      let output = try program.run("play", routine, "--speed", "1000").output
      return output.split(separator: "\n")
        .first { $0.hasPrefix("Hold") || $0.hasPrefix("Press 1") }
        .map { $0.contains("left side") ? "left" : "right" }
    }
    let config = program.home.appendingPathComponent("config.yaml")
    for side in ["left", "right"] {
      try Data("sore-side: \(side)\n".utf8).write(to: config)
      for routine in ["overhead-reach", "trigger-point", "mine"] {
        #expect(try firstSide(of: routine) == side, "\(routine)")
      }
    }
    #expect(try program.run("log", "pain", "2", "--side", "left").code == 0)
    #expect(try firstSide(of: "overhead-reach") == "left")
  }

  @Test func `routines for equipment not owned are neither due nor reminded of`() throws {
    defer { program.removeHome() }
    #expect(try program.run("play", "foam-roller", "--speed", "1000").code == 0)
    #expect(try program.run("today").output.contains("Foam rolling"))
    try Data("equipment: ball\n".utf8)
      .write(to: program.home.appendingPathComponent("config.yaml"))
    #expect(try !program.run("today").output.contains("Foam rolling"))
    #expect(
      try program.run("remind", "foam-roller", "--now").output.contains("you do not own what"))
    try Data("equipment: foam roller, ball\n".utf8)
      .write(to: program.home.appendingPathComponent("config.yaml"))
    #expect(try program.run("today").output.contains("Foam rolling"))
  }

  @Test func `an unreadable history does not unlock a routine`() throws {
    defer { program.removeHome() }
    try sayPain(7)
    try Data("no database".utf8).write(to: program.home.appendingPathComponent("history.sqlite"))
    #expect(try program.run("play", "foam-roller").code == 77)
  }
}
