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

  private static let offer =
    "Three easy sessions in a row. Hold 25 s instead of 20 s next time? "
    + "`unknot dose shoulder-blade-stretch --yes` or `--no` answers.\n"

  @Test func threeEasySessionsOfferMoreAndAYesIsUsed() throws {
    defer { program.removeHome() }
    for _ in 0..<2 { #expect(try !play().contains("easy sessions")) }
    #expect(try play().hasSuffix(Self.offer))
    #expect(
      try program.run("dose", "shoulder-blade-stretch").output
        == "Shoulder-blade stretch has its own dose.\n" + Self.offer)
    #expect(
      try program.run("dose", "shoulder-blade-stretch", "--yes").output
        == "From the next time on: holds of 25 s.\n")

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
        == "Shoulder-blade stretch has its own dose again.\n")
    #expect(try play().contains("Hold 1 of 3, 20 s"))
  }

  @Test func withNothingToAnswerItSaysSo() throws {
    defer { program.removeHome() }
    for word in ["--yes", "--no"] {
      let result = try program.run("dose", "foam-roller", word)
      #expect(result.code == 66)
      #expect(result.errors == "unknot: no other dose of foam-roller is offered now\n")
    }
    #expect(try program.run("dose", "foam-roler", "--usual").code == 66)
    #expect(try program.run("dose", "foam-roller", "--usual").code == 0)
  }

  @Test func aKeyAnswersAndTheListShowsIt() throws {
    defer { program.removeHome() }
    for _ in 0..<3 { _ = try play() }
    _ = try program.run("dose", "shoulder-blade-stretch", "--no")
    let window = try TerminalWindow(program)
    try window.type("\(Program.path) play shoulder-blade-stretch --hands-free --speed 100")
    try window.wait(for: "Done.")
    // It was declined: the week is not over.
    #expect(try !window.settled().contains("easy sessions"))
    try window.press("q")
    try window.wait(for: "$")

    // A sore one is another matter.
    try window.type("clear; \(Program.path) play shoulder-blade-stretch --speed 100")
    try window.wait(for: "Pain now, 0 to 10?")
    try window.press("2", "Enter")
    try window.wait(for: "Pain was 2.")
    #expect(try !window.settled().contains("next time?"))
    try window.press("4")
    try window.wait(for: "It went from 2 to 4.")
    try window.wait(for: "2 times each instead of 3 next time?")
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
