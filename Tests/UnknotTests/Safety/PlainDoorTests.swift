import Foundation
import TestSupport
import Testing

/// Sessions in lines, with random answers to their questions, on the built program.
@Suite(.serialized) struct PlainDoorTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  /// A question of a session in lines.
  private struct Question {
    /// Words in it, and its last ones.
    let words: String
    let end: String
    let answers: [String]
  }

  /// The possible questions; the first match counts.
  private static let questions = [
    Question(words: "Press 1, 2 or 3", end: "q to quit.", answers: ["n", "n", "1", "2", "3"]),
    Question(words: "remove the tick", end: "Esc goes back.", answers: ["a", "b", "e", "\r"]),
    Question(words: "None of these.", end: "Esc goes back.", answers: ["\r"]),
    Question(words: "Tick a line first", end: "Esc goes back.", answers: ["a", "b", "e"]),
    Question(words: "Not ticked:", end: ".", answers: ["a", "e"]),
    Question(words: "Ticked:", end: ".", answers: ["\r", "\r", "b"]),
    Question(words: "c changes your answer", end: "q quits.", answers: ["\r", "c"]),
    Question(words: "Read these first.", end: "Enter: read.", answers: ["\r"]),
    Question(words: "0-9 t: pain", end: "keys.", answers: ["0", "3", "4", "5", "8", "t", "\r"]),
    Question(words: "much or bruised", end: "Esc: back.", answers: ["n", "a", "m", "\r"]),
    Question(words: "g: stretch gently", end: "rest today.", answers: ["\r", "g"]),
    Question(words: "c: change the answer", end: "rest today.", answers: ["\r", "c"]),
    Question(words: "what now?", end: "rest today.", answers: ["\r"]),
  ]

  /// Enters random answers and sessions of today, and returns the routines that are then closed.
  private func prepare(_ random: inout SeededGenerator) throws -> Set<String> {
    let days = Bool.random(using: &random) ? 8.0 : 0
    let signs =
      [[], [], [], [], ["night-sweats"], ["chest-pain"]]
      .randomElement(using: &random) ?? []
    let risks = [[], [], [], ["thin-bones"]].randomElement(using: &random) ?? []
    try program.answerSafety(signs: signs, risks: risks, daysAgo: days)
    var closed: Set<String> = []
    if Bool.random(using: &random) {
      let pain = [2, 8, 8].randomElement(using: &random) ?? 2
      #expect(try program.run("log", "pain", "\(pain)").code == 0)
      if pain == 8 { closed.formUnion(RandomDay.pressing) }
    }
    if Bool.random(using: &random) {
      let after = [1, 3, 7, 7].randomElement(using: &random) ?? 1
      let result = try program.run(
        "log", "session", "overhead-reach", "--minutes", "1", "--pain-before", "2",
        "--pain-after", "\(after)")
      #expect(result.code == 0, "\(result.errors)")
      if after > 2 { closed.formUnion(RandomDay.pressing) }
      if after > 5 { closed.formUnion(RandomDay.stretching) }
    }
    return closed
  }

  /// True once the title is printed, as a session begins.
  private func hasBegun(_ run: ProgramOnTerminal) -> Bool {
    run.output.contains(#/, (gentle|standard|full), about /#)
  }

  /// Answers the questions until a session begins or the program ends.
  private func answer(_ run: ProgramOnTerminal, _ random: inout SeededGenerator) throws {
    var read = run.output.startIndex
    for _ in 0..<12 {
      var question: Question?
      try run.wait("a question or the end") {
        if run.isOver || hasBegun(run) { return true }
        let rest = run.output[read...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        question = Self.questions.first { rest.contains($0.words) && rest.hasSuffix($0.end) }
        return question != nil
      }
      guard let question, !run.isOver, !hasBegun(run) else { return }
      read = run.output.endIndex
      run.type(question.answers.randomElement(using: &random) ?? "\r")
    }
    run.type("\u{3}")
  }

  @Test(arguments: 0..<4 as Range<UInt64>) func `no answer begins a session of what is closed`(
    seed: UInt64
  ) throws {
    defer { program.removeHome() }
    var random = SeededGenerator(seed: seed)
    var begun = 0
    for round in 0..<5 {
      for name in ["pain.json", "history.sqlite"] {
        try? FileManager.default.removeItem(at: program.home.appendingPathComponent(name))
      }
      let closed = try prepare(&random)
      let all = RandomDay.pressing.union(RandomDay.stretching)
      let isOpen = closed.isEmpty || Int.random(in: 0...2, using: &random) == 0
      let routine = (isOpen ? all : closed).sorted().randomElement(using: &random) ?? ""
      let run = try ProgramOnTerminal(
        "exec $unknot play \(routine) --plain", program, size: (80, 100))
      try answer(run, &random)
      let hasBegun = hasBegun(run)
      if hasBegun { run.send(SIGKILL) }
      let ending = try run.end()
      let place = "seed \(seed), round \(round), \(routine): \(run.output.suffix(1_500))"
      #expect(!hasBegun || !closed.contains(routine), "\(place)")
      #expect(hasBegun || ending == .exit(0) || ending == .exit(77), "\(place)")
      begun += hasBegun ? 1 : 0
      // What an answer has locked is locked.
      let list = try program.run("list").output.split(separator: "\n")
      let isLocked = list.contains { $0.hasPrefix("\(routine) ") && $0.contains(" locked ") }
      #expect(!hasBegun || !isLocked, "\(place)")
    }
    #expect(begun > 0, "so few that nothing is shown")
  }
}
