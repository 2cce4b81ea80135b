import Foundation
import RoutineEngine
import Testing

@testable import RoutineFiles

@Suite struct ParsedRoutineTests {
  private static let head = "format: 1\ntitle: T\nkind: stretch\nsources: [{title: S}]\n"

  private func parse(_ text: String) -> ParsedRoutine { ParsedRoutine(Array(text.utf8), id: "t") }

  /// The only step of a routine without diagnostics.
  private func step(_ text: String) throws -> Step {
    let indented = text.split(separator: "\n").joined(separator: "\n    ")
    let parsed = parse(Self.head + "cautions: Stop.\nsteps:\n  - " + indented)
    #expect(parsed.diagnostics == [])
    return try #require(parsed.routine?.steps.first)
  }

  @Test func `every key of a routine is read`() throws {
    let parsed = parse(
      """
      format: 1
      title: Between the
        shoulder blades
      summary: >
        Eases the
        muscles.
      kind: Massage
      feel: there
      position: sitting or standing
      frequency: 5-6 per day
      course: 21 days
      equipment: [roller, ball]
      cautions: One alone.
      sources:
        - title: "Healthy Upper Back: Exercises"
          publisher: MyHealth.Alberta.ca
          locator: zp4447
          grade: a
          fact: 15-30 s
        - title: 2021
      author: A
      licence: CC0-1.0
      steps:
        - prompt: Sit.
      """)
    #expect(parsed.diagnostics == [])
    let expected = Routine(
      id: "t", title: "Between the shoulder blades", summary: "Eases the muscles.", kind: .massage,
      feel: "there", position: "sitting or standing", timesPerDay: Dose(5, 6), courseOfDays: 21,
      equipment: ["roller", "ball"], cautions: ["One alone."],
      sources: [
        Source(
          title: "Healthy Upper Back: Exercises", publisher: "MyHealth.Alberta.ca",
          locator: "zp4447", grade: .a, fact: "15-30 s"),
        Source(title: "2021"),
      ],
      author: "A", licence: "CC0-1.0", steps: [Step(.prompt, text: "Sit.")])
    #expect(parsed.routine == expected)
  }

  @Test func `prompts are read`() throws {
    #expect(
      try step("prompt: Sit tall.\ntitle: Sit\nfigure: sitting")
        == Step(.prompt, title: "Sit", text: "Sit tall.", figure: "sitting"))
  }

  @Test func `holds are read`() throws {
    let text = """
      hold: 15-30 s
      repeat: 2-4
      rest: 5 s
      ready: none
      switch: 8 s
      sides: both
      title: Reach
      text: Reach away.
      figure: clasped-reach
      feel: here
      skip: no
      cues: [{at: 12 s, say: Breathe.}, {at: half, say: Half.}, {every: 10 s, say: On.}]
      """
    let expected = Step(
      .hold(Dose(.seconds(15), .seconds(30))), title: "Reach", text: "Reach away.",
      sides: .both(first: .left), repeats: Dose(2, 4), rest: .seconds(5), ready: .zero,
      change: .seconds(8),
      cues: [
        TimedCue(.at(.seconds(12)), "Breathe."), TimedCue(.half, "Half."),
        TimedCue(.every(.seconds(10)), "On."),
      ],
      figure: "clasped-reach", feel: "here")
    #expect(try step(text) == expected)
  }

  @Test func `the other verbs are read`() throws {
    #expect(
      try step("reps: 8-12\ntempo: 2 s")
        == Step(.reps(Dose(8, 12)), tempo: Tempo(stroke: .seconds(2))))
    #expect(
      try step("massage: 3-5 min\ntempo: 3 s")
        == Step(.massage(Dose(.minutes(3), .minutes(5))), tempo: Tempo(stroke: .seconds(3))))
    #expect(
      try step("rest: 10 s\ntext: Lie still.")
        == Step(.rest(Dose(.seconds(10))), text: "Lie still."))
    #expect(
      try step("breathe: 5 min") == Step(.breathe(Dose(.minutes(5))), tempo: TempoReader.breathing))
    #expect(
      try step("open: as long as you like") == Step(.open(about: Dose(.seconds(30)))))
    #expect(
      try step("open: As long as you like\nabout: 30-60 s")
        == Step(.open(about: Dose(.seconds(30), .seconds(60)))))
  }

  @Test func `groups within groups are read`() throws {
    let text = """
      group:
        - hold: 20 s
        - group:
            - rest: 10 s
          rounds: 2
      title: Round
      rounds: 2-3
      rest: 30 s
      """
    let inner = Step(.group([Step(.rest(Dose(.seconds(10))))]), repeats: Dose(2))
    #expect(
      try step(text)
        == Step(
          .group([Step(.hold(Dose(.seconds(20)))), inner]), title: "Round", repeats: Dose(2, 3),
          rest: .seconds(30)))
  }

  @Test(arguments: [
    ("none", Sides.none), ("left", .one(.left)), ("right", .one(.right)),
    ("both", .both(first: .left)), ("both, right first", .both(first: .right)),
    ("right first", .both(first: .right)), ("alternate", .alternate(first: .left)),
    ("alternate, right first", .alternate(first: .right)), ("Both", .both(first: .left)),
    ("[left, right]", .both(first: .left)), ("[right, left]", .both(first: .right)),
    ("[left]", .one(.left)),
  ]) func `sides are read`(_ text: String, _ sides: Sides) throws {
    #expect(try step("hold: 20 s\nsides: \(text)").sides == sides)
  }

  @Test func `only a prompt can ask`() throws {
    let asking = try step("prompt: Any pain?\nasks: yes")
    #expect(asking.asks)
    let parsed = parse(Self.head + "steps:\n  - hold: 20 s\n    asks: yes\n")
    #expect(parsed.diagnostics.first?.code == .misplacedKey)
  }

  @Test(arguments: ["yes", "true", "Yes"]) func `a skipped step is kept as skipped`(_ word: String)
  {
    let parsed = parse(Self.head + "steps:\n  - rest: 5 s\n  - hold: 20 s\n    skip: \(word)\n")
    #expect(parsed.routine?.steps.map(\.isSkipped) == [false, true])
  }

  @Test func `an existing routine is included`() throws {
    let other = Routine(id: "other", title: "O", steps: [Step(.hold(Dose(.seconds(20))))])
    let text = Self.head + "steps:\n  - include: other\n"
    let parsed = ParsedRoutine(Array(text.utf8), id: "t") {
      $0 == "other" ? .found(other, steps: 1) : .unknown(nearest: [])
    }
    #expect(parsed.routine?.steps == [Step(.include(other))])
  }

  @Test func `a warning leaves the routine`() {
    let parsed = parse(
      "format: 1\ntitle: T\nkind: care\nlicence: CC0\nsteps:\n  - rest: 5 s\n")
    #expect(parsed.diagnostics.map(\.code) == [.noSource])
    #expect(parsed.routine != nil && parsed.errors.isEmpty)
  }

  /// Fault 53: what nobody else reads needs no sources.
  @Test func `a private routine without sources has no warning`() {
    let parsed = parse("format: 1\ntitle: T\nkind: care\nsteps:\n  - rest: 5 s\n")
    #expect(parsed.diagnostics == [] && parsed.routine != nil)
  }

  @Test func `many warnings hide no error`() {
    let unwise = String(repeating: "  - hold: 90 s\n", count: 150)
    let parsed = parse(Self.head + "steps:\n" + unwise + "  - hold: 20\n")
    #expect(parsed.routine == nil && parsed.errors.map(\.code) == [.noUnit])
    #expect(parsed.diagnostics.count == Limits.diagnostics + 1)
  }

  @Test func `problems come in the order of the file`() {
    let parsed = parse("title: [1]\nformat: 2\nsteps:\n  - hold: 5\n    repeat: x\nkind: y\n")
    #expect(parsed.errors.map(\.line) == [1, 2, 4, 5, 6])
    #expect(parsed.diagnostics == parsed.diagnostics.sorted())
  }

  @Test func `diagnostics survive a round trip through JSON`() throws {
    let problem = try #require(parse("format: 2\n").diagnostics.first { $0.code == .unknownFormat })
    let data = try JSONEncoder().encode(problem)
    #expect(String(decoding: data, as: UTF8.self).contains("\"code\":\"unknown-format\""))
    #expect(try JSONDecoder().decode(Diagnostic.self, from: data) == problem)
  }
}
