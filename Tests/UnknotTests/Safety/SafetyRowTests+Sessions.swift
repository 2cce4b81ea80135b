import BuiltInRoutines
import Foundation
import Testing

/// The rows about sessions under way, and what is said after them.
extension SafetyRowTests {
  @Test func `row 8: pressure and pain have two scales`() throws {
    defer { program.removeHome() }
    for routine in BuiltInRoutines.routines.map(\.name) {
      let text = try program.run("show", routine).output
      for words in ["5-7 out of 10", "5 to 7 out of 10"] {
        #expect(!text.contains(words), "\(routine)")
      }
      if text.contains("4 to 5 out of 10") { #expect(text.contains("good hurt"), "\(routine)") }
    }
    let pressing = try program.run("show", "trigger-point").output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(pressing.contains("a good hurt, 4 to 5 out of 10"))
    #expect(pressing.contains("You can breathe easily. Pain 6 or more: stop."))
  }

  @Test func `row 9: the first time the cautions have to be read`() throws {
    defer { program.removeHome() }
    try forget("cautions.json")
    let line = "play shoulder-blade-stretch --plain --hands-free --speed 1000"
    let run = try ProgramOnTerminal("exec $unknot \(line)", program, size: (80, 40))
    try run.wait(for: "Enter: read")
    #expect(!run.output.contains("Get ready"))
    run.type("\r")
    #expect(try run.end() == .exit(0))
    #expect(!(try program.onTerminal(line).output.contains("Enter: read")))
  }

  @Test func `row 10: after a hurt the session can go on, and q asks`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "exec $unknot play shoulder-blade-stretch --plain --hands-free --speed 10", program)
    try run.wait(for: "Hold 1")
    run.type("!q")
    try run.wait(for: "Stop now?")
    run.type("n")
    run.type("c")
    try run.wait(for: "Hold 2")
    #expect(try run.end() == .exit(0))
  }

  @Test func `row 11: who leaves on the roller is told how to get up`() throws {
    defer { program.removeHome() }
    let run = try ProgramOnTerminal(
      "exec $unknot play foam-roller --plain --hands-free --speed 10", program, size: (80, 40))
    try run.wait("a question or the roller") {
      run.output.contains("Pain now") || run.output.contains("Roll 1")
    }
    run.type("0")
    try run.wait(for: "Roll 1")
    run.type("qy")
    try run.wait(for: "Get up")
    #expect(try run.end() == .exit(0))
  }

  @Test func `row 12: who skips everything is not praised`() throws {
    defer { program.removeHome() }
    let seen = try program.onTerminal(
      "play shoulder-blade-stretch --plain", keys: [("eys:", String(repeating: "n", count: 30))])
    #expect(seen.ending == .exit(0))
    #expect(!seen.output.contains("Done.") && !seen.output.contains("thank"))
    #expect(seen.output.contains("Nothing was done this time."))
  }

  @Test func `row 13: the first week of pressing is gentle, once or twice`() throws {
    defer { program.removeHome() }
    let first = try program.run("play", "trigger-point", "--speed", "1000").output
    #expect(try program.run("history", "--json").output.contains("\"level\":\"gentle\""))
    // The summary and the day count by one goal.
    #expect(first.contains("This routine: 1 of 1-2 today."))
    #expect(try program.run("today").output.contains("1 done, up to 2"))
    #expect(
      try program.run("show", "trigger-point").output
        .contains("once a day, ideally 5-6 times, never more"))
  }

  @Test func `row 14: the summary says that nothing could be saved`() throws {
    defer { program.removeHome() }
    try FileManager.default.createDirectory(
      at: program.home.appendingPathComponent("history.sqlite"), withIntermediateDirectories: true)
    let window = try TerminalWindow(program)
    try window.type("clear; \(Program.path) play shoulder-blade-stretch --hands-free")
    try window.wait("a session") { $0.contains("Reach") && !$0.contains("play") }
    for _ in 1...12 { try window.press("n") }
    try window.wait("the summary") { $0.contains("How was it?") }
    #expect(try window.settled().contains(#/record|not saved/#))
    try window.press("C-c")
  }
}
