import ArgumentParser
import BuiltInRoutines
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import unknot

/// The commands without a terminal: what they print, where, and how they end.
@Suite struct CommandLineTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  // MARK: Help

  @Test(arguments: [
    "", "play", "list", "show", "check", "new", "learn", "resume", "today", "history", "export",
    "import", "config", "remind",
  ])
  func `help matches its golden file`(command: String) throws {
    defer { program.removeHome() }
    let result =
      command.isEmpty ? try program.run("--help") : try program.run(command, "--help")
    #expect(result.code == 0 && result.errors.isEmpty)
    try Golden.expect(
      result.output, named: command.isEmpty ? "help.txt" : "help-\(command).txt")
  }

  @Test func `an unknown option is a usage error`() throws {
    defer { program.removeHome() }
    let result = try program.run("list", "--colour")
    #expect(result.code == 64)
    #expect(result.output.isEmpty && result.errors.contains("--colour"))
  }

  // MARK: list and show

  @Test func `list names every built-in routine`() throws {
    defer { program.removeHome() }
    let result = try program.run("list")
    #expect(result.code == 0)
    for routine in BuiltInRoutines.routines { #expect(result.output.contains(routine.id)) }
  }

  @Test func `list as JSON has exactly the expected fields`() throws {
    defer { program.removeHome() }
    let routines = try #require(
      try json(program.run("list", "--json").output) as? [[String: Any]])
    #expect(routines.count == BuiltInRoutines.routines.count)
    for routine in routines {
      #expect(
        Set(routine.keys) == [
          "id", "title", "kind", "origin", "equipment", "seconds", "locked", "lockedBy",
        ])
      let seconds = try #require(routine["seconds"] as? [String: Int])
      #expect(Set(seconds.keys) == ["gentle", "standard", "full"])
      #expect(routine["origin"] as? String == "built-in")
    }
  }

  @Test(arguments: [("gentle", 2, 15), ("standard", 3, 20), ("full", 4, 30)])
  func `the shoulder blade stretch has its dose at each level`(
    level: String, holds: Int, seconds: Int
  ) throws {
    defer { program.removeHome() }
    let segments = try segments(of: "shoulder-blade-stretch", level)
    let lengths = segments.filter { $0["kind"] as? String == "hold" }
      .compactMap { $0["seconds"] as? Int }
    #expect(lengths == Array(repeating: seconds, count: holds))
  }

  @Test(arguments: [("gentle", 3), ("standard", 4), ("full", 5)])
  func `the trigger point massage has its minutes at each level`(level: String, minutes: Int) throws
  {
    defer { program.removeHome() }
    let seconds = try segments(of: "trigger-point", level)
      .filter { $0["kind"] as? String == "massage" }.compactMap { $0["seconds"] as? Int }
    #expect(seconds.reduce(0, +) == minutes * 60)
  }

  @Test(arguments: BuiltInRoutines.routines.map(\.id), ["gentle", "standard", "full"])
  func `show and list agree on the length of every routine`(routine: String, level: String) throws {
    defer { program.removeHome() }
    let shown = try #require(
      try json(program.run("show", routine, "--level", level, "--json").output)
        as? [String: Any])
    let segments = try #require(shown["segments"] as? [[String: Any]])
    let sum = segments.compactMap { $0["seconds"] as? Double }.reduce(0, +)
    #expect(shown["seconds"] as? Double == sum)
    let listed = try #require(
      try json(program.run("list", "--json").output) as? [[String: Any]])
    let entry = try #require(listed.first { $0["id"] as? String == routine })
    #expect((entry["seconds"] as? [String: Double])?[level] == sum)
    for segment in segments {
      #expect(
        Set(segment.keys) == [
          "kind", "title", "text", "seconds", "repeat", "round", "side", "load",
        ])
    }
  }

  private func segments(of routine: String, _ level: String) throws -> [[String: Any]] {
    let result = try program.run("show", routine, "--level", level, "--json")
    let shown = try #require(try json(result.output) as? [String: Any])
    return try #require(shown["segments"] as? [[String: Any]])
  }

  @Test func `show without JSON matches its golden file`() throws {
    defer { program.removeHome() }
    let result = try program.run("show", "shoulder-blade-stretch", "--level", "gentle")
    #expect(result.code == 0)
    try Golden.expect(result.output, named: "show-shoulder-blade-stretch.txt")
  }

  // MARK: learn

  @Test func `learn lists and prints every card`() throws {
    defer { program.removeHome() }
    let topics = try program.run("learn").output
    for card in BuiltInRoutines.cards {
      #expect(topics.contains(card.name))
      let result = try program.run("learn", card.name)
      #expect(result.code == 0 && result.output.contains("Sources:"))
    }
    #expect(try program.run("learn", "knts").errors.contains("knots"))
    #expect(try program.run("learn", "nothing-like-it").code == 66)
  }

  // MARK: Plain sessions

  @Test func `a plain session into a file is short and has no control characters`() throws {
    defer { program.removeHome() }
    let result = try program.run("play", "foam-roller", "--speed", "1000")
    #expect(result.code == 0 && result.errors.isEmpty)
    try Golden.expect(result.output, named: "plain-foam-roller.txt")
    #expect(result.output.split(separator: "\n").count < 40)
    let isPlain = result.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 }
    #expect(isPlain)
  }

  @Test func `play starts at the segment given by --from`() throws {
    defer { program.removeHome() }
    let result = try program.run("play", "foam-roller", "--speed", "1000", "--from", "6")
    #expect(result.code == 0)
    #expect(result.output.contains("Roll 2 of 2") && !result.output.contains("Roll 1 of 2"))
    let past = try program.run("play", "foam-roller", "--from", "8")
    #expect(past.code == 64 && past.errors.contains("segments 1 to 7"))
  }

  @Test(arguments: [
    ["--hold", "4"], ["--repeat", "11"], ["--speed", "0"], ["--level", "brutal"],
  ])
  func `an option value out of bounds is a usage error`(options: [String]) throws {
    defer { program.removeHome() }
    let result = try program.run("play", "foam-roller", options[0], options[1])
    #expect(result.code == 64 && result.output.isEmpty)
  }

  /// Files demand units; nobody is to remember where they are not taken.
  @Test(arguments: [
    ("--hold", "20s", 20), ("--hold", "20 s", 20), ("--hold", "0:20", 20), ("--hold", "20", 20),
    ("--volume", "30%", 30), ("--volume", "30 %", 30), ("--repeat", "2x", 2),
    ("--repeat", "2 times", 2), ("--speed", "1000x", 1_000), ("--hold", "1m", 60),
    ("--hold", "1min", 60),
  ])
  func `options accept numbers with or without a unit`(
    option: String, text: String, value: Int
  ) throws {
    defer { program.removeHome() }
    let result = try program.run(
      ["play", "shoulder-blade-stretch", "--speed", "1000", option, text], in: ":")
    #expect(result.code == 0, "\(result.errors)")
    let command = try PlayCommand.parse(["shoulder-blade-stretch", option, text])
    let read: [String: Int?] = [
      "--hold": command.dose.hold, "--repeat": command.dose.repeats,
      "--volume": command.sound.volume, "--speed": command.speed,
    ]
    let found = read[option] ?? nil
    #expect(found == value)
  }

  @Test func `show and remind accept numbers with a unit`() throws {
    defer { program.removeHome() }
    let shown = try program.run(
      "show", "shoulder-blade-stretch", "--hold", "1 min", "--repeat", "2x", "--json"
    ).output
    #expect(shown.contains("\"hold\" : 60") && shown.contains("\"seconds\" : 60"))
    #expect(shown.contains("\"repeats\" : 2"))
    let calendar = try program.run("remind", "--times", "3x")
    #expect(calendar.code == 0)
    #expect(calendar.output.components(separatedBy: "BEGIN:VEVENT").count == 1 + 3)
  }

  @Test(arguments: ["20", "20min", "20 min", "20m", "1200s", "0:20:00"])
  func `minutes of a logged session are accepted with or without a unit`(minutes: String) throws {
    defer { program.removeHome() }
    let added = try program.run("log", "session", "foam-roller", "--minutes", minutes)
    #expect(added.output.contains("Foam rolling, 20 min"), "\(added.errors)")
    #expect(try program.run("log", "change", "last", "--minutes", "1h").code == 0)
    #expect(try program.run("log", "change", "last", "--minutes", "90s").code == 64)
  }

  @Test(arguments: [["--hold", "20k"], ["--volume", "loud"], ["--repeat", "2-3"]])
  func `an unreadable number is a usage error with an example`(options: [String]) throws {
    defer { program.removeHome() }
    let result = try program.run(["play", "foam-roller"] + options, in: ":")
    #expect(result.code == 64 && result.errors.contains("it is written like"), "\(result.errors)")
  }

  @Test func `the picker needs a terminal and names the plain alternative`() throws {
    defer { program.removeHome() }
    let result = try program.run()
    #expect(result.code == 69)
    #expect(result.output.isEmpty && result.errors.contains("not a terminal"))
    // What it advises can be done.
    #expect(result.errors.contains("`unknot play ROUTINE --plain`"))
  }
}
