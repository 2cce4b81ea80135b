import Foundation
import Testing

/// The program's words agree with its locks.
extension CareTests {
  @Test func `in an emergency no plan begins, and one that runs asks for nothing`() throws {
    defer { program.removeHome() }
    #expect(try program.run("plan", "start", "strain-recovery", "--from", "1d").code == 0)
    try program.answerSafety("emergency")
    let plan = try program.run("plan").output
    #expect(plan.hasPrefix(stop) && !plan.contains("walk") && !plan.contains("up to"), "\(plan)")
    #expect(try program.run("plan", "--json").output.contains("\"isDue\" : true") == false)
    #expect(try program.run("plan", "stop").code == 0)
    let start = try program.run("plan", "start", "strain-recovery")
    #expect(start.code == 77 && start.output.isEmpty && start.errors.contains(stop))
    #expect(try program.run("plan").code == 1)
  }

  @Test func `a plan's line that is locked is not due`() throws {
    defer { program.removeHome() }
    #expect(try program.run("plan", "start", "strain-recovery", "--from", "1d").code == 0)
    try program.answerSafety(risks: ["heart"])
    let plan = try program.run("plan").output
    #expect(plan.contains("Locked: ") && plan.contains(#/Cold pack, [^\n]* locked/#), "\(plan)")
    // The hour decides.
    #expect(plan.contains(#/Strain: rest, [^\n]* (now|from 8:00|tomorrow)/#), "\(plan)")
  }

  @Test func `log pain says nothing softer than what is closed`() throws {
    defer { program.removeHome() }
    func said() throws -> String { try program.run("log", "pain", "3").output }
    #expect(try said() == "Recorded: pain 3 out of 10. Carry on.\n")
    try program.answerSafety(risks: ["thin-bones"])
    #expect(try said() == "Recorded: pain 3 out of 10. Locked: pressing and rolling.\n")
    try program.answerSafety("emergency")
    #expect(try said().hasPrefix("Recorded: pain 3 out of 10. \(stop)"))
    try program.answerSafety("none")
    try program.run(
      "log", "session", "overhead-reach", "--minutes", "1", "--pain-before", "2", "--pain-after",
      "7")
    #expect(try said().contains("Stop for today. No more pressing, rolling or stretching"))
  }

  @Test func `in lines nothing is told of a session that may not begin`() throws {
    defer { program.removeHome() }
    try program.answerSafety(risks: ["thin-bones"])
    let seen = try program.onTerminal(
      "play foam-roller --plain", keys: [("Locked: pressing", "\r")])
    #expect(seen.ending == .exit(77))
    for words in ["standard", "Take care", "Keys:"] { #expect(!seen.output.contains(words)) }
  }

  @Test func `in lines a session is told at the dose that is walked`() throws {
    defer { program.removeHome() }
    let first = try program.run("play", "trigger-point", "--no-record", "--speed", "1000").output
    #expect(first.hasPrefix("Trigger-point release, gentle, about"))
    #expect(first.contains("The first week: the gentle dose, at most twice a day."))
    #expect(first.contains("1-2 times a day") && !first.contains("1-6"))
  }

  @Test func `a routine for once a day is not told of twice`() throws {
    defer { program.removeHome() }
    let first = try program.run("play", "foam-roller", "--speed", "1000").output
    #expect(first.contains("The first week: the gentle dose.\n"))
    #expect(first.contains("1 of 1 today.") && !first.contains("twice a day"))
  }

  @Test func `after a gentle stretch at much pain nobody is invited again`() throws {
    defer { program.removeHome() }
    #expect(try program.run("log", "pain", "8").code == 0)
    let seen = try program.onTerminal(
      "play two-minute-break --plain --hands-free --speed 1000", keys: [("what now?", "g")])
    #expect(seen.output.contains("of exercise."))
    #expect(!seen.output.contains("Next one") && seen.output.contains("You said pain 8 today."))
  }

  @Test func `late in a pregnancy no line lays anybody on the back`() throws {
    defer { program.removeHome() }
    try program.answerSafety(risks: ["pregnancy"])
    let text = try program.run("play", "sleep-setup", "--speed", "1000").output
    #expect(text.contains("lie on your side, not on your back"))
    #expect(text.contains("Lie on your back if that is comfortable, or on your side if not."))
  }
}
