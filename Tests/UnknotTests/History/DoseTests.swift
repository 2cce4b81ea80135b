import Foundation
import Testing

/// Another dose: offered after sessions of the built program, answered by a key or a command.
@Suite struct DoseTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  private func play() throws -> String {
    let result = try program.run("play", "shoulder-blade-stretch", "--speed", "1000")
    #expect(result.code == 0 && result.errors.isEmpty, "\(result)")
    return result.output
  }

  /// Puts whole sessions into the history, one on each of the days so many days ago.
  private func addSessions(
    daysAgo days: [Int], of routine: String = "shoulder-blade-stretch",
    pain: (Int?, Int?) = (2, 2), ending: String = "finished", hold: Double? = nil
  ) throws {
    let formatter = ISO8601DateFormatter()
    formatter.timeZone = .current
    let lines = try days.enumerated().map { number, day in
      let moment = Date(timeIntervalSinceNow: Double(-day) * 86_400 - Double(60 * (number + 1)))
      let text = formatter.string(from: moment).replacing("Z", with: "+00:00")
      let line = RecordFixture.line(
        Int.random(in: 1...999_999), text, routine: routine, ending: ending, pain: pain)
      var object = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      object["hold"] = hold
      return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }
    let file = program.home.appendingPathComponent("sessions.jsonl")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let result = try program.run("import", file.path)
    #expect(result.code == 0 && result.output.hasPrefix("\(days.count) session"), "\(result)")
  }

  private static let offer =
    "Easy on three days. Hold 25 s instead of 20 s next time? "
    + "`unknot dose shoulder-blade-stretch --yes` or `--no` answers.\n"

  @Test func `sessions without an answer raise nothing`() throws {
    defer { program.removeHome() }
    for _ in 0..<6 { #expect(try !play().contains("next time?")) }
    let result = try program.run("dose", "shoulder-blade-stretch", "--yes")
    #expect(result.code == 66)
  }

  @Test func `three easy days offer more once a week, and a yes is used`() throws {
    defer { program.removeHome() }
    try addSessions(daysAgo: [2, 2, 1, 1, 1])
    #expect(try program.run("dose", "shoulder-blade-stretch", "--yes").code == 66)
    try addSessions(daysAgo: [0])
    #expect(
      try program.run("dose", "shoulder-blade-stretch").output
        == "Shoulder-blade stretch is at its usual dose.\n" + Self.offer)
    #expect(
      try program.run("dose", "shoulder-blade-stretch", "--yes").output
        == "From the next time on: holds of 25 s.\n")
    // Not twice in a week, whatever the sessions are like.
    try addSessions(daysAgo: [3, 2, 1, 0], hold: 25)
    #expect(try program.run("dose", "shoulder-blade-stretch", "--yes").code == 66)

    #expect(try play().contains("Hold 1 of 3, 25 s"))
    let shown = try program.run("show", "shoulder-blade-stretch").output
    #expect(shown.contains("You said yes to holds of 25 s."))
    #expect(shown.contains("Reach, 3 × 25 s"))
    // What is chosen for once goes first.
    let once = try program.run("show", "shoulder-blade-stretch", "--level", "standard").output
    #expect(!once.contains("25 s"))
    let json = try program.run("show", "shoulder-blade-stretch", "--json").output
    #expect(json.contains("\"hold\" : 25"))

    #expect(
      try program.run("dose", "shoulder-blade-stretch", "--usual").output
        == "Shoulder-blade stretch is back at its usual dose.\n")
    #expect(try play().contains("Hold 1 of 3, 20 s"))
  }

  @Test func `a dose that a plan sets is not offered to rise`() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("stretch.yaml")
    let text = PlanCommandTests.programme.replacing("wall-slides:", with: "shoulder-blade-stretch:")
    try Data(text[..<(try #require(text.range(of: "routines:"))).lowerBound].utf8).write(to: file)
    #expect(try program.run("plan", "add", file.path, "--yes").code == 0)
    #expect(try program.run("plan", "start", "stretch", "--from", "3d").code == 0)
    try addSessions(daysAgo: [2, 1, 0])
    let offer = "Easy on three days."
    #expect(try !program.run("dose", "shoulder-blade-stretch").output.contains(offer))
    #expect(try program.run("dose", "shoulder-blade-stretch", "--yes").code == 66)
    #expect(try program.run("plan", "stop").code == 0)
    #expect(try program.run("dose", "shoulder-blade-stretch").output.contains(offer))
  }

  @Test func `the first week of pressing is gentle, and said so`() throws {
    defer { program.removeHome() }
    let first = try program.run("play", "foam-roller", "--speed", "1000").output
    #expect(first.contains("The first week: the gentle dose."))
    let chosen = try program.run("play", "foam-roller", "--level", "full", "--speed", "1000").output
    #expect(!chosen.contains("the gentle dose"))
    #expect(try program.run("history", "--json").output.contains("\"level\":\"gentle\""))
    try addSessions(daysAgo: [8, 5], of: "foam-roller")
    let later = try program.run("play", "foam-roller", "--speed", "1000").output
    #expect(!later.contains("the gentle dose"))
  }

  @Test func `a session that got worse closes, and everything says so`() throws {
    defer { program.removeHome() }
    try addSessions(daysAgo: [0], pain: (nil, nil), ending: "hurt")
    let stop = "Stop for today. No more pressing, rolling or stretching until tomorrow."
    for routine in ["shoulder-blade-stretch", "foam-roller", "two-minute-break"] {
      let result = try program.run("play", routine)
      #expect(result.code == 77 && result.output.isEmpty && result.errors.contains(stop))
    }
    #expect(try program.run("play", "sleep-setup", "--speed", "1000").code == 0)
    let today = try program.run("today").output
    #expect(today.contains("  tomorrow\n") && today.contains(stop))
    #expect(!today.contains("again") && !today.contains("welcome"), "\(today)")
    #expect(try program.run("today", "--format", "{next}").output == "-\n")
    #expect(try program.run("today", "--json").output.contains("\"said\" : \"\(stop)\""))
    let list = try program.run("list", "--json").output
    #expect(list.contains("\"locked\" : \"closed\""))
    let reminder = try program.run("remind", "two-minute-break", "--now").output
    #expect(reminder.hasPrefix("No reminder") && reminder.contains(stop))
  }

  @Test func `an answer without a suggested change of dose is refused`() throws {
    defer { program.removeHome() }
    for word in ["--yes", "--no"] {
      let result = try program.run("dose", "foam-roller", word)
      #expect(result.code == 66)
      #expect(result.errors == "unknot: no change of dose is suggested for foam-roller now\n")
    }
    #expect(try program.run("dose", "foam-roler", "--usual").code == 66)
    #expect(try program.run("dose", "foam-roller", "--usual").code == 0)
  }

  @Test func `a key accepts a smaller dose, and the list shows it`() throws {
    defer { program.removeHome() }
    try addSessions(daysAgo: [2, 1, 0])
    _ = try program.run("dose", "shoulder-blade-stretch", "--no")
    let window = try TerminalWindow(program)
    try window.type("\(Program.path) play shoulder-blade-stretch --hands-free --speed 100")
    try window.wait(for: "Your back will thank you.")
    // It was declined: the week is not over.
    #expect(try !window.settled().contains("Easy on three"))
    try window.press("q")
    try window.wait(for: "$")

    // A sore one is another matter.
    try window.type("clear; \(Program.path) play shoulder-blade-stretch --speed 100")
    try window.wait(for: "How bad is it now?")
    try window.press("2", "Enter")
    try window.wait(for: "How was it?")
    #expect(try !window.settled().contains("next time?"))
    try window.press("4")
    try window.wait(for: "Pain went up from 2 to 4.")
    try window.wait(for: "2 times each instead of 3")
    try window.press("y")
    try window.wait(for: "From the next time on: 2 times each.")
    try window.press("q")
    try window.wait("the shell") { !$0.contains("From the next time on") }

    try window.type("clear; \(Program.path)")
    try window.wait(for: "what does your back need?")
    try window.press("/", "s", "h", "o", "u", "l", "d", "e", "r", "-", "b", "Down", "Right")
    try window.wait(for: "You said yes to 2 times each.")
    try window.press("Escape", "Escape", "q")
  }
}
