import Foundation
import Testing

/// The locks that follow from the person's answers, on the built program, by every way in.
@Suite(.serialized) struct CareTests {
  let program: Program
  var painFile: URL { program.home.appendingPathComponent("pain.json") }
  let stop = "Stop. Do not exercise."

  init() throws {
    program = try Program()
  }

  static let rolling = """
    format: 1
    title: Mine
    kind: stretch
    sources:
      - title: A habit of mine
    steps:
      - include: foam-roller

    """

  func sayPain(_ pain: Int, daysAgo days: Double = 0) throws {
    let moment = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -days * 86_400))
    try Data("{\"pain\": \(pain), \"answeredAt\": \"\(moment)\"}".utf8).write(to: painFile)
  }

  /// Cuts a session off.
  func cutOff(_ routine: String) throws {
    let run = try ProgramOnTerminal("exec $unknot play \(routine) --plain --hands-free", program)
    if routine == "foam-roller" {
      try run.wait(for: "Pain now")
      run.type("0")
    }
    try run.wait("the record") {
      try FileManager.default.contentsOfDirectory(atPath: program.home.path)
        .contains { $0.hasPrefix("history.sqlite.checkpoint-") }
    }
    run.send(SIGKILL)
    _ = try run.end()
  }

  // MARK: An emergency

  @Test(arguments: [0, 30]) func `no session starts or resumes in an emergency`(days: Double) throws
  {
    defer { program.removeHome() }
    try cutOff("shoulder-blade-stretch")
    try program.answerSafety("emergency", daysAgo: days)
    let file = try program.write(Program.ownRoutine, as: "mine.yaml")
    for words in [
      ["play", "two-minute-break"], ["play", "two-minute-break", "--plain"], ["play", "mine"],
      ["play", file], ["play", "sleep-setup", "--hands-free", "--no-record"], ["resume"],
      ["resume", "--plain"],
    ] {
      let result = try program.run(words)
      #expect(result.code == 77 && result.output.isEmpty, "\(words)")
      #expect(result.errors.contains(stop), "\(words)")
      let seen = try program.onTerminal(
        words.joined(separator: " ") + (words.contains("--plain") ? "" : " --plain"),
        keys: [(stop, "\r")])
      #expect(seen.ending == .exit(77) && seen.output.contains(stop), "\(words)")
    }
    let piped = try program.run("play", "-", input: Program.ownRoutine)
    #expect(piped.code == 77 && piped.output.isEmpty)
    for words in ["play two-minute-break", "resume"] {
      let seen = try program.onTerminal(words, keys: [(stop, "\r\rnq")])
      #expect(seen.ending == .exit(77) && !seen.output.contains("Get ready"), "\(words)")
    }
  }

  @Test func `the list shows the emergency instead of the routines`() throws {
    defer { program.removeHome() }
    try cutOff("shoulder-blade-stretch")
    try program.answerSafety("emergency", daysAgo: 9)
    let window = try TerminalWindow(program)
    try window.type("\(Program.path); echo code:$?")
    try window.wait(for: stop)
    try window.press("Enter", "Enter", "g")
    #expect(try window.settled().contains(stop))
    // Esc goes to the question, and back to the same page.
    try window.press("Escape")
    try window.wait(for: "Do you have any of these now?")
    try window.press("Escape")
    try window.wait(for: stop)
    try window.press("c")
    try window.wait(for: "Do you have any of these now?")
    try window.press("n")
    try window.wait(for: "only when a doctor")
    try window.press("Enter")
    try window.wait(for: "what does your back need?")
    try window.press("q")
    try window.wait(for: "code:0")
  }

  @Test func `an emergency answered at the first start blocks the session`() throws {
    defer { program.removeHome() }
    try FileManager.default.removeItem(at: program.home.appendingPathComponent("safety.json"))
    let screen = try program.onTerminal(
      "play two-minute-break",
      keys: [("any of these apply", "1"), ("Tick all that", "a\r"), (stop, "\r")])
    #expect(screen.ending == .exit(77))
    try FileManager.default.removeItem(at: program.home.appendingPathComponent("safety.json"))
    let plain = try program.onTerminal(
      "play two-minute-break --plain",
      keys: [("Press 1, 2 or 3", "1"), ("Press the letter", "a\r"), (stop, "\r")])
    #expect(plain.ending == .exit(77))
    #expect(try program.run("play", "two-minute-break").code == 77)
  }

  @Test func `in an emergency reminders are silent, and today and the list show it`() throws {
    defer { program.removeHome() }
    try program.run("play", "shoulder-blade-stretch", "--speed", "1000")
    try program.answerSafety("emergency", daysAgo: 2)
    for routine in [[], ["foam-roller"], ["sleep-setup", "--times", "2"]] {
      let result = try program.run(["remind"] + routine + ["--now"])
      #expect(result.code == 0 && result.output.hasPrefix("No reminder") && result.errors.isEmpty)
      #expect(!result.output.contains(".."), "\(result.output)")
    }
    #expect(try program.run("today").output.hasPrefix(stop))
    #expect(try program.run("today", "--json").output.contains("\"emergency\" : \"\(stop)"))
    #expect(try program.run("today", "--format", "{next}").output == "-\n")
    #expect(try program.run("list").output.hasPrefix(stop))
    let list = try program.run("list", "--json").output
    #expect(list.contains("\"locked\" : \"emergency\"") && !list.contains("\"locked\" : null"))
  }

  @Test(arguments: [
    ("emergency-number: 000", "en_GB.UTF-8", "Call 000 now."),
    ("emergency-number: none", "en_GB.UTF-8", "Call 999, 112 or your local number now."),
    ("level: full", "en_US.UTF-8", "Call 911 or your local number now."),
    ("level: full", "C.UTF-8", "Call 112, 911, 999 or your local number now."),
  ])
  func `the number to call is the setting's, or the region's`(
    setting: String, locale: String, text: String
  ) throws {
    var program = program
    defer { program.removeHome() }
    try Data("\(setting)\n".utf8).write(to: program.home.appendingPathComponent("config.yaml"))
    program.environment = ["LC_ALL": locale]
    try program.answerSafety("emergency")
    for words in [["today"], ["list"], ["play", "foam-roller"], ["show", "foam-roller"]] {
      let result = try program.run(words)
      #expect((result.output + result.errors).contains(text), "\(words)")
    }
    let seen = try ProgramOnTerminal("exec $unknot play foam-roller --plain", program)
    try seen.wait(for: stop)
    seen.type("\r")
    #expect(try seen.end() == .exit(77))
    let words = seen.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(text))
  }

  // MARK: What presses

  @Test(arguments: ["soon", "ask-first"], [0.0, 30])
  func `play and resume refuse routines that press`(answer: String, days: Double)
    throws
  {
    defer { program.removeHome() }
    try cutOff("foam-roller")
    try program.answerSafety(answer, daysAgo: days)
    let file = try program.write(Self.rolling, as: "mine.yaml")
    for words in [
      ["play", "foam-roller"], ["play", "mine"], ["play", file], ["resume"], ["resume", "--plain"],
    ] {
      #expect(try program.run(words).code == 77, "\(words)")
    }
    #expect(try program.run("play", "-", input: Self.rolling).code == 77)
    #expect(
      try program.run("play", "shoulder-blade-stretch", "--speed", "1000").code == 0)
  }

  @Test(
    arguments: [
      (
        ["fresh-injury"], [],
        ["heat-pack", "neck-ease", "desk-strength", "shoulder-blade-stretch"],
        ["cold-pack", "strain-rest", "sleep-setup"]
      ),
      ([], ["spine-joints"], ["neck-ease"], ["desk-strength", "heat-pack", "overhead-reach"]),
      ([], ["heart"], ["desk-strength", "heat-pack", "cold-pack"], ["neck-ease", "strain-rest"]),
      ([], ["thin-bones"], [], ["cold-pack", "heat-pack", "desk-strength", "neck-ease"]),
    ] as [([String], [String], [String], [String])])
  func `built-in routines are locked as their moves bear`(
    signs: [String], risks: [String], locked: [String], open: [String]
  ) throws {
    defer { program.removeHome() }
    try program.answerSafety(signs: signs, risks: risks)
    let lines = try program.run("list").output.split(separator: "\n")
    func isLocked(_ id: String) -> Bool {
      lines.contains { $0.hasPrefix("\(id) ") && $0.contains(" locked ") }
    }
    for id in locked + ["trigger-point", "foam-roller", "knot-relief", "upper-back-session"] {
      #expect(isLocked(id), "\(id)")
    }
    for id in open { #expect(!isLocked(id), "\(id)") }
  }

  // MARK: Every way in asks

  @Test(arguments: [nil, 8.0]) func `play asks the safety question before a named routine starts`(
    days: Double?
  ) throws {
    defer { program.removeHome() }
    for line in [
      "play shoulder-blade-stretch", "play shoulder-blade-stretch --hands-free",
      "play shoulder-blade-stretch --plain",
    ] {
      if let days {
        try program.answerSafety("none", daysAgo: days)
      } else {
        try FileManager.default.removeItem(at: program.home.appendingPathComponent("safety.json"))
      }
      let question = days == nil ? "any of these apply" : "any of these now?"
      let run = try ProgramOnTerminal("exec $unknot \(line)", program, size: (80, 40))
      try run.wait(for: question)
      #expect(!run.output.contains("Enter when you are ready"))
      run.type("n")
      try run.wait(for: "None of these")
      run.type("\r")
      try run.wait(for: " ready")
      run.type("\u{3}")
      #expect(try run.end() == .exit(0), "\(line)")
      #expect(
        try program.run("play", "shoulder-blade-stretch", "--speed", "1000").output
          .hasPrefix("Before you start") == false)
    }
  }

  @Test func `resume asks the safety question first`() throws {
    defer { program.removeHome() }
    try cutOff("shoulder-blade-stretch")
    try program.answerSafety("none", daysAgo: 8)
    let quit = try program.onTerminal(
      "resume", keys: [("any of these now?", "q"), ("Leave unknot?", "q")])
    #expect(quit.ending == .exit(0))
    let seen = try program.onTerminal(
      "resume --plain",
      keys: [("any of these now?", "n"), ("None of these", "\r"), ("Get ready", "\u{3}")])
    #expect(seen.ending == .exit(0))
  }

  @Test func `a session written to a file asks no question`() throws {
    defer { program.removeHome() }
    try program.answerSafety("none", daysAgo: 8)
    let log = program.home.path + "/log"
    let seen = try program.onTerminal(
      "play foam-roller --hands-free --speed 1000 > \(log)")
    #expect(seen.ending == .exit(0))
    #expect(try String(contentsOfFile: log, encoding: .utf8).hasPrefix("Before you start:"))
  }
}
