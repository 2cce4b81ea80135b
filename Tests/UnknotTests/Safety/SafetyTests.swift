import Foundation
import Testing

/// The question for warning signs and risks, and its file, on the built program.
@Suite(.serialized) struct SafetyTests {
  let program: Program
  private var file: URL { program.home.appendingPathComponent("safety.json") }

  init() throws {
    program = try Program()
  }

  @Test func `the first start asks the safety question once and saves the answer`() throws {
    defer { program.removeHome() }
    try FileManager.default.removeItem(at: file)
    let window = try TerminalWindow(program)
    try window.type("\(Program.path); echo code:$?")
    try window.wait(for: "Do any of these apply to you?")
    try window.press("n", "Enter")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try window.wait(for: "code:0")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("\"signsAskedAt\""))
    let permissions = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(permissions[.posixPermissions] as? Int == 0o600)
    try window.type("clear; \(Program.path); echo code:$?")
    try window.wait(for: "what does your back need?")
    try window.press("Enter")
    try window.wait("a session") { !$0.contains("what does your back need?") }
    try window.press("C-c")
  }

  @Test func `the list asks about warning signs again after a week`() throws {
    defer { program.removeHome() }
    try program.answerSafety("none", daysAgo: 8)
    let window = try TerminalWindow(program)
    try window.type("\(Program.path); echo code:$?")
    try window.wait(for: "Do you have any of these now?")
    try window.press("n", "Enter")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try window.wait(for: "code:0")
  }

  @Test func `the list of risks is changed from the list of routines`() throws {
    defer { program.removeHome() }
    let window = try TerminalWindow(program)
    try window.type("\(Program.path); echo code:$?")
    try window.wait(for: "what does your back need?")
    try window.press("!", "3")
    try window.wait(for: "Tick all that apply")
    try window.press("h", "Enter")
    try window.wait(for: "Check with a doctor")
    try window.press("Enter")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try window.wait(for: "code:0")
    #expect(try program.run("list", "--json").output.contains("\"thin-bones\""))
    #expect(try program.run("play", "foam-roller").code == 77)
  }

  @Test func `a locked routine shows the reason and does not start`() throws {
    defer { program.removeHome() }
    try program.answerSafety("soon", daysAgo: 2)
    let result = try program.run("play", "foam-roller", "--plain", "--speed", "1000")
    #expect(result.code == 77 && result.output.isEmpty)
    #expect(result.errors.contains("foam-roller is locked") && result.errors.contains("doctor"))
    let stretch = try program.run("play", "shoulder-blade-stretch", "--speed", "1000")
    #expect(stretch.code == 0)
    let window = try TerminalWindow(program)
    try window.type("\(Program.path) play foam-roller; echo code:$?")
    try window.wait(for: "See a doctor in the next few days")
    try window.press("Enter")
    try window.wait(for: "code:77")
  }

  @Test func `without a terminal nothing is asked but told`() throws {
    defer { program.removeHome() }
    try FileManager.default.removeItem(at: file)
    let result = try program.run("play", "foam-roller", "--speed", "1000")
    #expect(result.code == 0 && result.output.hasPrefix("Before you start: if you have chest pain"))
  }

  // MARK: Export and import

  /// Runs the program with another home.
  private func elsewhere(_ arguments: String...) throws -> Program.Result {
    var other = program
    other.environment = ["UNKNOT_HOME": program.home.path + "/other"]
    return try other.run(arguments)
  }

  @Test func `answers travel, the stricter one counts, and a clinician's word stays`() throws {
    defer { program.removeHome() }
    try program.answerSafety(signs: ["lump"], risks: ["steroids"], cleared: ["thin-bones"])
    let exported = try program.run("export").output
    #expect(!exported.contains("clearedAt") && exported.contains("\"thin-bones\""))
    let path = program.home.path + "/all.jsonl"
    try Data(exported.utf8).write(to: URL(fileURLWithPath: path))
    #expect(try elsewhere("play", "foam-roller", "--speed", "1000").code == 0)
    #expect(try elsewhere("import", path).output.contains("stricter now"))
    let result = try elsewhere("play", "foam-roller")
    for text in ["a new lump", "steroid tablets", "your bones are thin"] {
      #expect(result.code == 77 && result.errors.contains(text))
    }
    #expect(!(try elsewhere("import", path).output.contains("stricter now")), "twice is once")
    // The way back changes nothing here: the word of the clinician was said here.
    let back = program.home.path + "/back.jsonl"
    try Data(try elsewhere("export").output.utf8).write(to: URL(fileURLWithPath: back))
    let own = try String(contentsOf: file, encoding: .utf8)
    #expect(try program.run("import", back).code == 0)
    #expect(try String(contentsOf: file, encoding: .utf8) == own)
  }

  @Test func `a folder of exports has the answers, too`() throws {
    defer { program.removeHome() }
    try program.answerSafety("emergency")
    let folder = program.home.path + "/folder"
    #expect(try program.run("export", "--to", folder).code == 0)
    #expect(try elsewhere("import", folder).code == 0)
    #expect(try elsewhere("play", "sleep-setup").code == 77)
  }

  @Test func `an import that nobody understands changes nothing`() throws {
    defer { program.removeHome() }
    let own = try String(contentsOf: file, encoding: .utf8)
    let path = program.home.path + "/x.jsonl"
    try Data("{\"type\":\"safety\",\"version\":9}\n".utf8).write(to: URL(fileURLWithPath: path))
    let result = try program.run("import", path)
    #expect(result.code == 65 && result.errors.contains("newer unknot"))
    #expect(try String(contentsOf: file, encoding: .utf8) == own)
  }

  // MARK: Files

  /// The routines that each answer of the old format locked.
  private static let old = [
    ("none", [] as Set<String>), ("soon", ["foam-roller", "trigger-point"]),
    ("ask-first", ["foam-roller", "trigger-point"]),
    ("emergency", ["foam-roller", "trigger-point", "shoulder-blade-stretch", "sleep-setup"]),
  ]

  @Test(arguments: old, [0.0, 6, 300])
  func `an old file locks at least what it did`(answer: (String, Set<String>), days: Double) throws
  {
    defer { program.removeHome() }
    try program.answerSafetyInOldFile(answer.0, daysAgo: days)
    for routine in ["foam-roller", "trigger-point", "shoulder-blade-stretch", "sleep-setup"] {
      let result = try program.run("play", routine, "--speed", "1000")
      #expect(result.code == (answer.1.contains(routine) ? 77 : 0), "\(routine)")
    }
  }

  @Test func `an old group stays locked until the new page is answered`() throws {
    defer { program.removeHome() }
    try program.answerSafetyInOldFile("soon")
    let unanswered = try ProgramOnTerminal(
      "exec $unknot play foam-roller --plain", program, size: (80, 40))
    try unanswered.wait(for: "Press 1, 2 or 3")
    unanswered.type("1")
    try unanswered.wait(for: "Press the letter")
    unanswered.type("aa")
    try unanswered.wait(for: "Not ticked:")
    unanswered.type("\u{3}")
    _ = try unanswered.end()
    #expect(try program.run("play", "foam-roller").code == 77)
    let answered = try ProgramOnTerminal(
      "exec $unknot play foam-roller --plain", program, size: (80, 40))
    try answered.wait(for: "Press 1, 2 or 3")
    answered.type("n")
    try answered.wait(for: "None of these")
    answered.type("\r")
    try answered.wait(for: "Pain now")
    answered.type("\u{3}")
    _ = try answered.end()
    #expect(try program.run("play", "foam-roller", "--speed", "1000").code == 0)
  }

  @Test(arguments: [
    "", "{}", "[1", "{\"answer\": \"maybe\", \"answeredAt\": \"2026-01-01T00:00:00Z\"}",
    "{\"version\": 3}",
    "{\"version\": 2, \"signs\": {\"new\": \"2026-01-01T00:00:00Z\"}, \"risks\": {}}",
  ])
  func `a file that cannot be read locks what presses, and is not written over`(
    content: String
  ) throws {
    defer { program.removeHome() }
    try program.writeSafety(content)
    let result = try program.run("play", "foam-roller", "--speed", "1000")
    #expect(result.code == 77 && result.errors.contains("cannot be read"))
    let stretch = try program.run("play", "shoulder-blade-stretch", "--speed", "1000")
    #expect(stretch.code == 0 && stretch.output.hasPrefix("Before you start:"))
    let run = try ProgramOnTerminal(
      "exec $unknot play foam-roller --plain", program, size: (80, 40))
    try run.wait(for: "Press 1, 2 or 3")
    run.type("n")
    try run.wait(for: "None of these")
    run.type("\r")
    try run.wait(for: "Pain now")
    #expect(run.output.contains("could not be read; they are saved as"))
    run.type("\u{3}")
    _ = try run.end()
    let names = try FileManager.default.contentsOfDirectory(atPath: program.home.path)
    let kept = try #require(names.first { $0.hasPrefix("safety.json.damaged-") })
    let old = program.home.appendingPathComponent(kept)
    #expect(try String(contentsOf: old, encoding: .utf8) == content)
    #expect(try program.run("play", "foam-roller", "--speed", "1000").code == 0)
  }
}
