import Foundation
import Testing

/// The question for red flags, on the built program.
@Suite(.serialized) struct SafetyTests {
  let program: Program
  private var file: URL { program.home.appendingPathComponent("safety.json") }

  init() throws {
    program = try Program()
  }

  @Test func theFirstStartAsksOnceAndKeepsTheAnswer() throws {
    defer { program.removeHome() }
    try FileManager.default.removeItem(at: file)
    let window = try TerminalWindow(program)
    try window.type("\(Program.path); echo code:$?")
    try window.wait(for: "is any of this so?")
    try window.press("n")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try window.wait(for: "code:0")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("\"none\""))
    try window.type("clear; \(Program.path); echo code:$?")
    try window.wait(for: "what does your back need?")
    try window.press("Enter")
    try window.wait("a session") { !$0.contains("what does your back need?") }
    try window.press("C-c")
  }

  @Test func aWeekLaterTheListAsksAgain() throws {
    defer { program.removeHome() }
    try program.answerSafety("none", daysAgo: 8)
    let window = try TerminalWindow(program)
    try window.type("\(Program.path); echo code:$?")
    try window.wait(for: "Is anything of this new?")
    try window.press("n")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try window.wait(for: "code:0")
  }

  @Test func aLockedRoutineSaysWhyAndDoesNotStart() throws {
    defer { program.removeHome() }
    try program.answerSafety("soon", daysAgo: 2)
    let result = try program.run("play", "foam-roller", "--plain", "--speed", "1000")
    #expect(result.code == 77 && result.output.isEmpty)
    #expect(result.errors.contains("foam-roller is locked") && result.errors.contains("doctor"))
    let stretch = try program.run("play", "shoulder-blade-stretch", "--speed", "1000")
    #expect(stretch.code == 0)
    let window = try TerminalWindow(program)
    try window.type("\(Program.path) play foam-roller; echo code:$?")
    try window.wait(for: "See a doctor within days")
    try window.press("Enter")
    try window.wait(for: "code:77")
  }

  @Test(arguments: [
    "", "{}", "[1", "{\"answer\": \"maybe\", \"answeredAt\": \"2026-01-01T00:00:00Z\"}",
  ])
  func withoutATerminalNothingIsAskedButTold(content: String) throws {
    defer { program.removeHome() }
    try Data(content.utf8).write(to: file)
    let result = try program.run("play", "foam-roller", "--speed", "1000")
    #expect(result.code == 0 && result.output.hasPrefix("Before you begin:"))
  }
}
