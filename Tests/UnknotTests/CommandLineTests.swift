import BuiltInRoutines
import Foundation
import RoutineEngine
import TestSupport
import Testing

/// The commands without a terminal: what they print, where, and how they end.
@Suite struct CommandLineTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  private func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  // MARK: Help

  @Test(arguments: [
    "", "play", "list", "show", "check", "new", "learn", "resume", "today", "history", "export",
    "import", "config", "remind",
  ])
  func helpIsAsItWas(command: String) throws {
    defer { program.removeHome() }
    let result =
      command.isEmpty ? try program.run("--help") : try program.run(command, "--help")
    #expect(result.code == 0 && result.errors.isEmpty)
    try Golden.expect(
      result.output, named: command.isEmpty ? "help.txt" : "help-\(command).txt")
  }

  @Test func anUnknownOptionIsAUsageError() throws {
    defer { program.removeHome() }
    let result = try program.run("list", "--colour")
    #expect(result.code == 64)
    #expect(result.output.isEmpty && result.errors.contains("--colour"))
  }

  // MARK: list and show

  @Test func listNamesEveryBuiltInRoutine() throws {
    defer { program.removeHome() }
    let result = try program.run("list")
    #expect(result.code == 0)
    for routine in BuiltInRoutines.routines { #expect(result.output.contains(routine.name)) }
  }

  @Test func listInJSONHasItsShape() throws {
    defer { program.removeHome() }
    let routines = try #require(
      try json(program.run("list", "--json").output) as? [[String: Any]])
    #expect(routines.count == BuiltInRoutines.routines.count)
    for routine in routines {
      #expect(
        Set(routine.keys) == ["id", "title", "kind", "origin", "equipment", "seconds"])
      let seconds = try #require(routine["seconds"] as? [String: Int])
      #expect(Set(seconds.keys) == ["gentle", "standard", "full"])
      #expect(routine["origin"] as? String == "built-in")
    }
  }

  @Test(arguments: [("gentle", 2, 15), ("standard", 3, 20), ("full", 4, 30)])
  func theShoulderBladeStretchHasItsDose(level: String, holds: Int, seconds: Int) throws {
    defer { program.removeHome() }
    let segments = try segments(of: "shoulder-blade-stretch", level)
    let lengths = segments.filter { $0["kind"] as? String == "hold" }
      .compactMap { $0["seconds"] as? Int }
    #expect(lengths == Array(repeating: seconds, count: holds))
  }

  @Test(arguments: [("gentle", 3), ("standard", 4), ("full", 5)])
  func triggerPointsAreMassagedForTheirMinutes(level: String, minutes: Int) throws {
    defer { program.removeHome() }
    let seconds = try segments(of: "trigger-point", level)
      .filter { $0["kind"] as? String == "massage" }.compactMap { $0["seconds"] as? Int }
    #expect(seconds.reduce(0, +) == minutes * 60)
  }

  @Test(arguments: BuiltInRoutines.routines.map(\.name), ["gentle", "standard", "full"])
  func whatShowAddsUpToIsWhatListSays(routine: String, level: String) throws {
    defer { program.removeHome() }
    let shown = try #require(
      try json(program.run("show", routine, "--level", level, "--json").output)
        as? [String: Any])
    let segments = try #require(shown["segments"] as? [[String: Any]])
    let sum = segments.compactMap { $0["seconds"] as? Double }.reduce(0, +)
    #expect(shown["seconds"] as? Double == sum)
    let listed = try #require(
      try json(program.run("list", "--json").output) as? [[String: Any]])
    let entry = try #require(listed.first { $0["id"] as? String == routine })
    #expect((entry["seconds"] as? [String: Double])?[level] == sum)
    for segment in segments {
      #expect(
        Set(segment.keys) == ["kind", "title", "text", "seconds", "repeat", "side"])
    }
  }

  private func segments(of routine: String, _ level: String) throws -> [[String: Any]] {
    let result = try program.run("show", routine, "--level", level, "--json")
    let shown = try #require(try json(result.output) as? [String: Any])
    return try #require(shown["segments"] as? [[String: Any]])
  }

  @Test func showForPeopleIsAsItWas() throws {
    defer { program.removeHome() }
    let result = try program.run("show", "shoulder-blade-stretch", "--level", "gentle")
    #expect(result.code == 0)
    try Golden.expect(result.output, named: "show-shoulder-blade-stretch.txt")
  }

  // MARK: Own routines

  private static let good = """
    format: 1
    title: Mine
    kind: care
    sources:
      - title: A habit of mine
    steps:
      - rest: 10 s

    """

  @Test func anOwnRoutineStandsInFrontOfABuiltInOne() throws {
    defer { program.removeHome() }
    try program.write(Self.good, as: "foam-roller.yaml")
    let result = try program.run("list")
    #expect(result.output.contains("Mine [own, in place of the built-in one]"))
  }

  @Test func aBrokenOwnRoutineIsListedAndHidesNothing() throws {
    defer { program.removeHome() }
    try program.write("format: 1\ntitle: Torn\nkind: care\nsteps:\n  - hold: 20\n", as: "torn.yaml")
    let result = try program.run("list")
    #expect(result.code == 0)
    #expect(result.output.contains("torn") && result.output.contains("broken: line 5"))
    #expect(result.output.contains("foam-roller"))
    let inJSON = try program.run("list", "--json")
    #expect(inJSON.errors.contains("torn.yaml is broken"))
    #expect(try json(inJSON.output) is [Any])
  }

  @Test func aBadFileIsNamedWithItsPlacesAndNothingIsPlayed() throws {
    defer { program.removeHome() }
    let path = try program.write(
      "format: 1\ntitle: Torn\nkind: care\nsteps:\n  - hold: 20\n  - rset: 5 s\n", as: "torn.yaml")
    let result = try program.run("play", path)
    #expect(result.code == 65)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("\(path):5:"))
    #expect(result.errors.contains("\(path):6:"))
  }

  @Test func anUnknownRoutineIsToldWithItsNeighbours() throws {
    defer { program.removeHome() }
    for command in ["play", "show", "check"] {
      let result = try program.run(command, "fom-roller")
      #expect(result.code == 66)
      #expect(result.output.isEmpty)
      #expect(
        result.errors == "unknot: there is no routine `fom-roller`; did you mean `foam-roller`?\n")
    }
  }

  @Test func aFileThatIsNotThereIsNotFound() throws {
    defer { program.removeHome() }
    #expect(try program.run("play", "./nowhere.yaml").code == 66)
    #expect(try program.run("check", "/").code == 66)
  }

  @Test(arguments: [
    ("foam-roller", "`unknot play foam-roller` begins that routine."),
    ("lern", "did you mean `unknot learn`?"),
    ("foam-rolle", "did you mean `unknot play foam-roller`?"),
    ("xyzzy", "`unknot --help` names them all."),
  ])
  func aWordThatIsNoCommandHasAWayOn(word: String, wayOn: String) throws {
    defer { program.removeHome() }
    let result = try program.run(word)
    #expect(result.code == 64 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("Error: There is no command `\(word)`; \(wayOn)\n"))
  }

  // MARK: check

  @Test(arguments: BuiltInRoutines.routines.map(\.name))
  func everyBuiltInRoutineIsGood(routine: String) throws {
    defer { program.removeHome() }
    let result = try program.run("check", "--strict", routine)
    #expect(result.code == 0 && result.output.isEmpty && result.errors.isEmpty)
  }

  @Test func checkTellsEveryProblem() throws {
    defer { program.removeHome() }
    let text = "format: 1\ntitle: T\nkind: care\nsteps:\n  - hold: 90 s\n    titel: x\n"
    let result = try program.run("check", "-", input: text)
    #expect(result.code == 1)
    #expect(result.output.contains("-:6:5: error:") && result.output.contains("title"))
    let problems = try #require(
      try json(program.run("check", "--json", "-", input: text).output) as? [[String: Any]])
    #expect(problems.contains { $0["line"] as? Int == 6 && $0["severity"] as? String == "error" })
  }

  @Test func warningsCountOnlyWhenStrict() throws {
    defer { program.removeHome() }
    let text = """
      format: 1
      title: Long
      kind: stretch
      sources:
        - title: A habit
      steps:
        - hold: 90 s
          title: Long

      """
    #expect(try program.run("check", "-", input: text).code == 0)
    #expect(try program.run("check", "--strict", "-", input: text).code == 1)
  }

  @Test func aFigureIsLookedOverAsAFigure() throws {
    defer { program.removeHome() }
    let good = "format: 1\nsummary: It bows.\nview: side\nposes:\n  - pose: One\n"
    let path = try program.write(good, as: "bow.figure.yaml")
    let result = try program.run("check", path)
    #expect(result.code == 0 && result.output.isEmpty)
    try program.write(good.replacing("pose: One", with: "pse: One"), as: "bow.figure.yaml")
    let torn = try program.run("check", path)
    #expect(torn.code == 1 && torn.output.contains("bow.figure.yaml:5:5: error:"))
    #expect(try program.run("check", "nowhere.figure.yaml").code == 66)
  }

  @Test func aFigureThatIsNotThereIsMissed() throws {
    defer { program.removeHome() }
    let step = "  - rest: 10 s\n    title: Bow\n    figure: bow\n"
    let path = try program.write(Self.good + step, as: "mine.yaml")
    let missed = try program.run("check", path)
    #expect(missed.code == 0 && missed.output.contains("warning: there is no figure `bow`"))
    try program.write(
      "format: 1\nsummary: It bows.\nview: side\nposes:\n  - pose: One\n", as: "bow.figure.yaml")
    #expect(try program.run("check", path).output.isEmpty)
  }

  @Test func theSchemaIsJSON() throws {
    defer { program.removeHome() }
    let schema = try #require(
      try json(program.run("check", "--schema").output) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }

  // MARK: new

  @Test func newWritesAGoodFileAndNeverOverAnother() throws {
    defer { program.removeHome() }
    let first = try program.run("new", "my-back")
    let path = first.output.trimmingCharacters(in: .newlines)
    #expect(first.code == 0 && path.hasSuffix("/routines/my-back.yaml"))
    #expect(try program.run("check", "--strict", "my-back").code == 0)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    let second = try program.run("new", "my-back")
    #expect(second.code == 74 && second.errors.contains("left as it is"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test func newFromAnotherRoutineIsItsText() throws {
    defer { program.removeHome() }
    let result = try program.run("new", "my-roller", "--from", "foam-roller")
    let path = result.output.trimmingCharacters(in: .newlines)
    let builtIn = try #require(BuiltInRoutines.routines.first { $0.name == "foam-roller" })
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(builtIn.bytes))
  }

  @Test(arguments: ["../x", "a/b", "A", "", "-x", ".x", "ä"])
  func noNameLeavesTheFolder(name: String) throws {
    defer { program.removeHome() }
    let result = try program.run("new", "--", name)
    #expect(result.code == 64)
    let left = FileManager.default.enumerator(atPath: program.home.path)?.allObjects ?? []
    #expect(left.allSatisfy { !"\($0)".hasSuffix(".yaml") })
  }

  // MARK: learn

  @Test func learnNamesAndReadsEveryCard() throws {
    defer { program.removeHome() }
    let topics = try program.run("learn").output
    for card in BuiltInRoutines.cards {
      #expect(topics.contains(card.name))
      let result = try program.run("learn", card.name)
      #expect(result.code == 0 && result.output.contains("Sources:"))
    }
    #expect(try program.run("learn", "knts").errors.contains("knots"))
    #expect(try program.run("learn", "nothing-like-it").code == 66)
  }

  // MARK: Plain sessions

  @Test func aPlainSessionIntoAFileIsReadable() throws {
    defer { program.removeHome() }
    let result = try program.run("play", "foam-roller", "--speed", "1000")
    #expect(result.code == 0 && result.errors.isEmpty)
    try Golden.expect(result.output, named: "plain-foam-roller.txt")
    #expect(result.output.split(separator: "\n").count < 40)
    let isPlain = result.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 }
    #expect(isPlain)
  }

  @Test func aSessionBeginsWhereOneAsks() throws {
    defer { program.removeHome() }
    let result = try program.run("play", "foam-roller", "--speed", "1000", "--from", "8")
    #expect(result.code == 0)
    #expect(result.output.contains("Massage 3 of 3") && !result.output.contains("Massage 2 of 3"))
    let past = try program.run("play", "foam-roller", "--from", "10")
    #expect(past.code == 64 && past.errors.contains("segments 1 to 9"))
  }

  @Test(arguments: [
    ["--hold", "4"], ["--repeat", "11"], ["--speed", "0"], ["--level", "brutal"],
  ])
  func aDoseOutOfBoundsIsAUsageError(options: [String]) throws {
    defer { program.removeHome() }
    let result = try program.run("play", "foam-roller", options[0], options[1])
    #expect(result.code == 64 && result.output.isEmpty)
  }

  @Test func thePickerNeedsATerminal() throws {
    defer { program.removeHome() }
    let result = try program.run()
    #expect(result.code == 69)
    #expect(result.output.isEmpty && result.errors.contains("no terminal"))
  }
}
