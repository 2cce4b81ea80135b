import Foundation
import Testing

/// Answers again.
extension CareTests {
  @Test(arguments: ["TERM=xterm", "TERM=dumb"])
  func `an emergency can be answered again in lines`(terminal: String) throws {
    defer { program.removeHome() }
    try program.answerSafety("emergency", daysAgo: 2)
    let run = try ProgramOnTerminal(
      "\(terminal) exec $unknot play shoulder-blade-stretch --plain", program, size: (80, 40))
    for (text, keys) in [
      (stop, "c"), ("Press 1, 2 or 3", "n"), ("only when a doctor", "\r"), (" ready", "\u{3}"),
    ] {
      try run.wait(for: text)
      run.type(keys)
    }
    #expect(try run.end() == .exit(0))
    #expect(try program.run("play", "shoulder-blade-stretch", "--speed", "1000").code == 0)
  }

  /// Row 2: a standing risk is not what is new.
  @Test func `an honest none after a week does not unlock a standing risk`() throws {
    defer { program.removeHome() }
    try program.answerSafety(risks: ["thin-bones"], daysAgo: 8)
    let seen = try program.onTerminal(
      "play foam-roller --plain",
      keys: [
        ("On your list: thin bones.", "n"), ("None of these", "\r"), ("Locked: pressing", "\r"),
      ])
    #expect(seen.ending == .exit(77))
    let result = try program.run("play", "foam-roller")
    #expect(result.code == 77 && result.errors.contains("your bones are thin (osteoporosis)"))
    #expect(try program.run("play", "shoulder-blade-stretch", "--speed", "1000").code == 0)
  }

  @Test func `a clinician's word opens what a risk locks`() throws {
    defer { program.removeHome() }
    try program.answerSafety(cleared: ["thin-bones", "heart"])
    #expect(try program.run("play", "foam-roller", "--speed", "1000").code == 0)
    try program.answerSafety(cleared: ["pregnancy"])
    #expect(try program.run("play", "foam-roller", "--speed", "1000").code == 77)
  }

  @Test func `every command names the lock and its advice`() throws {
    defer { program.removeHome() }
    try program.run("play", "foam-roller", "--speed", "1000")
    try program.answerSafety(signs: ["night-sweats"], risks: ["steroids"])
    let words = ["the sheets are wet", "steroid tablets", "See a doctor in the next few days."]
    for command in [
      ["list"], ["today"], ["show", "foam-roller"], ["remind", "foam-roller", "--now"],
      ["today", "--json"],
    ] {
      let output = try program.run(command).output
      // Somebody who has just done it is not reminded.
      if command[0] == "remind" { continue }
      for word in words { #expect(output.contains(word), "\(command) \(word)") }
    }
    let reminder = try program.run("remind", "trigger-point", "--now").output
    for word in words { #expect(reminder.contains(word)) }
    for command in [["list", "--json"], ["today", "--json"], ["show", "foam-roller", "--json"]] {
      let output = try program.run(command).output
      #expect(output.contains("\"night-sweats\"") && output.contains("\"locked\" : \"soon\""))
    }
    #expect(!(try program.run("show", "shoulder-blade-stretch").output.contains("is locked")))
  }
}
