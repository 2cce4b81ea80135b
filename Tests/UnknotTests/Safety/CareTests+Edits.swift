import Foundation
import Testing

/// Answers of today that are edited, or given to another program.
extension CareTests {
  private func isClosed(_ routine: String) throws -> Bool {
    try program.run("play", routine, "--speed", "1000").code == 77
  }

  /// Enters a session that ended just now.
  private func enter(_ routine: String, before: Int, after: Int) throws {
    let result = try program.run(
      "log", "session", routine, "--minutes", "1", "--pain-before", "\(before)", "--pain-after",
      "\(after)")
    #expect(result.code == 0, "\(result.errors)")
  }

  @Test func `what pain has closed stays closed when the session is deleted`() throws {
    defer { program.removeHome() }
    try enter("shoulder-blade-stretch", before: 2, after: 7)
    #expect(try program.run("log", "delete", "last", "--yes").code == 0)
    #expect(try isClosed("shoulder-blade-stretch") && isClosed("foam-roller"))
    #expect(try program.run("today").output.contains("Stop for today."))
  }

  @Test func `what pain has closed stays closed when the pain is deleted`() throws {
    defer { program.removeHome() }
    #expect(try program.run("log", "pain", "8").code == 0)
    let deleted = try program.run("log", "delete", "last-pain", "--yes")
    #expect(deleted.output.hasSuffix("Pain 8. It still counts today.\n"))
    #expect(try program.run("history").output == "No session yet.\n")
    #expect(try isClosed("foam-roller"))
    // Of another machine's, too.
    var other = program
    other.environment = ["UNKNOT_HOME": program.home.path + "/other"]
    #expect(try other.run("log", "pain", "7").code == 0)
    var third = program
    third.environment = ["UNKNOT_HOME": program.home.path + "/third"]
    let path = program.home.path + "/all.jsonl"
    try Data(try other.run("export").output.utf8).write(to: URL(fileURLWithPath: path))
    #expect(try third.run("import", path).output.contains("pain without a session: 1 added."))
    #expect(try third.run("log", "delete", "last-pain", "--yes").code == 0)
    #expect(try third.run("play", "foam-roller", "--speed", "1000").code == 77)
  }

  @Test(arguments: [
    ["--pain-after", "2"], ["--clear", "pain-after"], ["--routine", "cold-pack"],
  ])
  func `no correction opens what pain has closed`(correction: [String]) throws {
    defer { program.removeHome() }
    try enter("shoulder-blade-stretch", before: 2, after: 5)
    #expect(try program.run(["log", "change", "last"] + correction).code == 0)
    #expect(try isClosed("shoulder-blade-stretch") && isClosed("foam-roller"))
    #expect(try !isClosed("overhead-reach"))
  }

  @Test func `a correction for the worse closes more`() throws {
    defer { program.removeHome() }
    try enter("shoulder-blade-stretch", before: 2, after: 3)
    #expect(try !isClosed("overhead-reach") && isClosed("foam-roller"))
    #expect(try program.run("log", "change", "last", "--pain-after", "8").code == 0)
    #expect(try isClosed("overhead-reach"))
  }

  @Test func `a deletion that is imported opens nothing`() throws {
    defer { program.removeHome() }
    try enter("shoulder-blade-stretch", before: 2, after: 7)
    let path = program.home.path + "/all.jsonl"
    try Data(try program.run("export").output.utf8).write(to: URL(fileURLWithPath: path))
    var other = program
    other.environment = ["UNKNOT_HOME": program.home.path + "/other"]
    #expect(try other.run("import", path).code == 0)
    #expect(try program.run("log", "delete", "last", "--yes").code == 0)
    try Data(try program.run("export").output.utf8).write(to: URL(fileURLWithPath: path))
    #expect(try other.run("import", path).code == 0)
    #expect(try !other.run("history", "--json").output.contains("shoulder-blade-stretch"))
    #expect(try other.run("play", "foam-roller", "--speed", "1000").code == 77)
  }

  @Test func `a list that is open hears of pain that was said elsewhere`() throws {
    defer { program.removeHome() }
    let window = try TerminalWindow(program)
    try window.type("\(Program.path); echo code:$?")
    try window.wait(for: "what does your back need?")
    #expect(try program.run("log", "pain", "8").code == 0)
    try window.press("/")
    try window.press("f", "o", "a", "m", "Enter", "Enter")
    try window.wait(for: "Locked until tomorrow.")
    #expect(!(try window.screen().contains("Pain now")))
    try window.press("C-c")
    #expect(try String(contentsOf: painFile, encoding: .utf8).contains("8"))
  }

  @Test func `a list that is open hears of a sign that was ticked elsewhere`() throws {
    defer { program.removeHome() }
    let window = try TerminalWindow(program)
    try window.type("\(Program.path); echo code:$?")
    try window.wait(for: "what does your back need?")
    try program.answerSafety("emergency")
    try window.press("Enter")
    try window.wait(for: stop)
    try window.press("C-c")
  }

  @Test func `a reminder does not ask for more than is good`() throws {
    defer { program.removeHome() }
    for _ in 1...2 { try program.run("play", "trigger-point", "--speed", "1000") }
    let reminder = try program.run("remind", "trigger-point", "--now", "--times", "6").output
    #expect(reminder.contains("twice a day is enough"))
  }

  @Test func `a dose rises once a week, whatever is entered by hand`() throws {
    defer { program.removeHome() }
    func enter(daysAgo days: Int, _ ease: String) throws {
      let day = ISO8601DateFormatter()
        .string(from: Date(timeIntervalSinceNow: -Double(days) * 86_400)).prefix(10)
      let result = try program.run(
        "log", "session", "shoulder-blade-stretch", "--at", "\(day) 00:05", "--ease", ease,
        "--pain-before", "1", "--pain-after", "1")
      #expect(result.code == 0, "\(result.errors)")
    }
    try enter(daysAgo: 9, "too-hard")
    #expect(try program.run("dose", "shoulder-blade-stretch", "--yes").output.contains("2"))
    // Back to the usual dose is a rise.
    #expect(try program.run("dose", "shoulder-blade-stretch", "--usual").code == 0)
    for days in 2...4 { try enter(daysAgo: days, "too-easy") }
    #expect(try program.run("dose", "shoulder-blade-stretch", "--yes").code == 66)
    #expect(try program.run("log", "delete", "last", "--yes").code == 0)
    try enter(daysAgo: 1, "too-easy")
    #expect(try program.run("dose", "shoulder-blade-stretch", "--yes").code == 66)
  }
}
