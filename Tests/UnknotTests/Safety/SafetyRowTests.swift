import Foundation
import Testing

/// The rows of what must never happen to a body, each by its number, on the built program.
///
/// The setup of a row uses only what a version from before the row understands, so that such a
/// version fails by its behaviour.
@Suite(.serialized) struct SafetyRowTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  /// Puts every moment of the answers back by some days.
  func age(days: Double) throws {
    let file = program.home.appendingPathComponent("safety.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let format = ISO8601DateFormatter()
    let older = text.replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#) { match in
      format.date(from: String(match.output)).map {
        format.string(from: $0.addingTimeInterval(-days * 86_400))
      } ?? String(match.output)
    }
    try program.writeSafety(older)
  }

  func forget(_ name: String) throws {
    try FileManager.default.removeItem(at: program.home.appendingPathComponent(name))
  }

  @Test func `row 1: in an emergency nothing starts`() throws {
    defer { program.removeHome() }
    try program.run("play", "shoulder-blade-stretch", "--speed", "1000")
    let now = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -5))
    try program.writeSafety(
      """
      {"version": 2, "signsAskedAt": "\(now)", "risksAskedAt": "\(now)",
      "signs": {"chest-pain": "\(now)"}, "risks": {}, "answer": "emergency", "answeredAt": "\(now)"}
      """)
    for words in [
      ["play", "two-minute-break"], ["play", "two-minute-break", "--plain"],
      ["play", "sleep-setup", "--no-record"], ["play", "foam-roller", "--hands-free"],
    ] {
      let result = try program.run(words + ["--speed", "1000"])
      #expect(result.code == 77 && result.output.isEmpty, "\(words)")
    }
    let list = try program.run("list").output
    #expect(list.contains("Call 112") && !list.contains("2 min"))
    #expect(try program.run("remind", "foam-roller", "--now").output.contains("Call 112"))
  }

  @Test func `row 2: none of these now does not unlock a risk`() throws {
    defer { program.removeHome() }
    try forget("safety.json")
    let window = try TerminalWindow(program)
    // The first page opens the risks; thin bones are ticked, or the group is.
    for (line, keys) in [("first", ["3", "h", "Enter", "Enter"]), ("week", ["n", "Enter"])] {
      try window.type("clear; \(Program.path); echo \(line)-code:$?")
      try window.wait(for: "Emergency now")
      for key in keys {
        try window.press(key)
        _ = try window.settled()
      }
      // Ctrl-C overtakes keys that are not read yet.
      try window.wait(for: "what does your back need")
      try window.press("C-c")
      try window.wait("the end") { $0.contains(#/-code:\d/#) }
      #expect(try program.run("play", "foam-roller", "--speed", "1000").code == 77, "\(line)")
      try age(days: 8)
    }
  }

  @Test func `row 3: who names a routine is asked before it`() throws {
    defer { program.removeHome() }
    try forget("safety.json")
    let run = try ProgramOnTerminal("exec $unknot play foam-roller --plain", program)
    try run.wait("a question") { run.output.contains("n for none") }
    #expect(!run.output.contains("Sit on the floor"))
  }

  @Test func `row 4: much pain before it locks what presses`() throws {
    defer { program.removeHome() }
    let seen = try program.onTerminal(
      "play foam-roller --plain --hands-free --speed 1000",
      keys: [("Pain now", "8"), ("what now?", "\r")])
    #expect(seen.ending == .exit(77) && !seen.output.contains("Roll 1"))
    #expect(try program.run("play", "trigger-point", "--speed", "1000").code == 77)
    #expect(try program.run("remind", "trigger-point", "--now").output.contains("tomorrow"))
  }

  @Test func `row 5: after a stop nobody is invited again today`() throws {
    defer { program.removeHome() }
    let seen = try program.onTerminal(
      "play shoulder-blade-stretch --plain --hands-free", keys: [("Hold 1", "!e")])
    #expect(seen.ending == .exit(0) && !seen.output.contains("Again"))
    for words in [["today"], ["remind", "two-minute-break", "--now"]] {
      let output = try program.run(words).output
      #expect(output.contains("until tomorrow"), "\(words)")
      #expect(!output.contains("from about") && !output.contains("again"), "\(words)")
    }
    for routine in ["shoulder-blade-stretch", "two-minute-break", "foam-roller"] {
      #expect(try program.run("play", routine, "--speed", "1000").code == 77, "\(routine)")
    }
  }

  @Test func `row 6: six sessions in a minute are no reason for more`() throws {
    defer { program.removeHome() }
    try Data("level: gentle\n".utf8)
      .write(to: program.home.appendingPathComponent("config.yaml"))
    for _ in 1...6 {
      let output = try program.run("play", "shoulder-blade-stretch", "--speed", "1000").output
      #expect(!output.contains("--yes"))
    }
    #expect(try program.run("dose", "shoulder-blade-stretch", "--yes").code == 66)
  }

  @Test func `row 7: parts count, and a day of pressing has an end`() throws {
    defer { program.removeHome() }
    #expect(try program.run("play", "upper-back-session", "--speed", "1000").code == 0)
    #expect(try program.run("remind", "foam-roller", "--now").output.contains("goal is met"))
    for _ in 1...5 {
      try program.run("play", "trigger-point", "--level", "full", "--speed", "1000")
    }
    #expect(try program.run("today").output.contains("that is plenty"))
    let reminder = try program.run("remind", "trigger-point", "--now", "--times", "9").output
    #expect(reminder.contains("That is plenty"))
    let next = try program.run("play", "trigger-point", "--speed", "1000").output
    #expect(next.contains("That is plenty"))
  }
}
