import RoutineEngine
import Testing

@testable import RoutineFiles

/// Every key of the language has an effect: without one, it would be a promise that nothing keeps.
@Suite struct LanguageKeyTests {
  /// The keys of a routine with values that differ from ``plain``.
  private static let routine = [
    "title": "U", "summary": "S", "kind": "massage", "feel": "F", "position": "P",
    "frequency": "2 per day", "course": "3 days", "sound": "no", "voice": "de", "equipment": "E",
    "cautions": "C",
    "sources": "[{title: S}]", "author": "A", "licence": "L",
    "steps": "[{rest: 6 s}, {rest: 5 s}]", "ending": "[{rest: 7 s}]",
  ]
  private static let plain = [
    "format": "1", "title": "T", "kind": "care", "steps": "[{rest: 5 s}, {rest: 5 s}]",
  ]
  /// The verbs, each with two doses.
  private static let doses = [
    Verb.prompt: ["A", "B"], .hold: ["20 s", "30 s"], .reps: ["5", "6"],
    .massage: ["1 min", "2 min"], .active: ["20 s", "30 s"], .apply: ["5 min", "6 min"],
    .use: ["one-move", "two-move"], .rest: ["6 s", "7 s"], .breathe: ["1 min", "2 min"],
    .open: ["as long as you like"], .group: ["[{rest: 6 s}]", "[{rest: 7 s}]"],
    .include: ["one", "two"],
  ]
  private static let step = [
    "title": "U", "text": "W", "sides": "both", "repeat": "3", "rounds": "3", "rest": "8 s",
    "ready": "8 s", "switch": "8 s", "tempo": "2 s", "about": "45 s",
    "cues": "[{at: 3 s, say: A}]", "figure": "reach", "feel": "F", "contact": "roll",
    "asks": "yes", "skip": "yes", "spoken": "S", "dose": "22 s", "note": "N", "rest-text": "R",
    "before": "B", "after": "A", "wait": "40 s", "written-for": "left", "load": "red band",
    "easier": "E", "harder": "H", "mistake": "M", "cure": "C", "link": "example.org",
  ]
  private static let source = [
    "title": "Other", "publisher": "P", "locator": "L", "grade": "A", "fact": "F",
  ]

  private func routine(_ values: [String: String]) throws -> Routine {
    let text = values.map { "\($0.key): \($0.value)\n" }.sorted().joined()
    let parsed = ParsedRoutine(Array(text.utf8), id: "t", includes: Self.included)
    return try #require(parsed.routine, "\(parsed.errors.map(\.summary))")
  }

  /// A routine for any name, or a move with a range wide enough for every value here.
  private static func included(_ id: String) -> IncludeResult {
    guard id.hasSuffix("-move") else {
      return .found(Routine(id: id, title: id, steps: [Step(.rest(Dose(.seconds(5))))]), steps: 1)
    }
    var step = Step(
      id == "reps-move" ? .reps(Dose(1, 99)) : .hold(Dose(.seconds(20), .seconds(30))), title: id)
    step.move = Move(id: id)
    return .found(Routine(id: id, title: id, steps: [step]), steps: 1)
  }

  private func routine(step: [String: String], _ verb: Verb, _ dose: String) throws -> Routine {
    let keys = step.map { ", \($0.key): \($0.value)" }.sorted().joined()
    return try routine(
      Self.plain.merging(["steps": "[{\(verb.rawValue): \(dose)\(keys)}, {rest: 5 s}]"]) { $1 })
  }

  /// `format` has its golden: every other version is refused. `was` is read by the catalogue.
  @Test(arguments: LanguageKey.routine.map(\.name).filter { !["format", "was"].contains($0) })
  func `each key of a routine has an effect`(_ name: String) throws {
    let value = try #require(Self.routine[name], "this test has no value for \(name)")
    let plain = try routine(Self.plain)
    #expect(try routine(Self.plain.merging([name: value]) { $1 }) != plain)
  }

  @Test(arguments: Verb.allCases) func `each dose has an effect`(_ verb: Verb) throws {
    let doses = try #require(Self.doses[verb], "this test has no dose for \(verb)")
    let routines = try doses.map { try routine(step: [:], verb, $0) }
    #expect(Set(routines.map { "\($0)" }).count == doses.count)
  }

  @Test(arguments: LanguageKey.step.map(\.name))
  func `each key of a step has an effect with each of its verbs`(_ name: String) throws {
    let value = try #require(Self.step[name], "this test has no value for \(name)")
    let verbs = LanguageKey.step.first { $0.name == name }?.verbs ?? []
    #expect(!verbs.isEmpty)
    for verb in verbs {
      // A move with a clock takes no `about`.
      let dose =
        verb == .use && name == "about" ? "reps-move" : try #require(Self.doses[verb]?.first)
      let plain = try routine(step: [:], verb, dose)
      #expect(try routine(step: [name: value], verb, dose) != plain, "\(verb)")
    }
  }

  @Test(arguments: Verb.allCases.filter(Verb.moves.contains))
  func `each key of a move has an effect`(_ verb: Verb) throws {
    func move(_ values: [String: String]) throws -> Routine {
      let text = values.map { "\($0.key): \($0.value)\n" }.sorted().joined()
      let parsed = ParsedRoutine(Array(text.utf8), id: "m", isMove: true)
      return try #require(parsed.routine, "\(parsed.errors.map(\.summary))")
    }
    let doses = try #require(Self.doses[verb])
    let plain = ["format": "1", "title": "T", verb.rawValue: doses[0]]
    for key in LanguageKey.move(verb) where !["format", "was"].contains(key.name) {
      let value =
        Verb(rawValue: key.name) == verb
        ? doses.last
        : verb == .massage && key.name == "kind"
          ? "care" : Self.routine[key.name] ?? Self.step[key.name]
      let given = try #require(value, "this test has no value for \(key.name)")
      if given == plain[key.name] { continue }
      let changed = try move(plain.merging([key.name: given]) { $1 })
      #expect(try changed != move(plain), "\(key.name)")
      #expect(changed.moveStep != nil)
    }
  }

  @Test(arguments: LanguageKey.source.map(\.name))
  func `each key of a source has an effect`(_ name: String) throws {
    let value = try #require(Self.source[name], "this test has no value for \(name)")
    func sources(_ values: [String: String]) throws -> [Source] {
      let keys = values.map { "\($0.key): \($0.value)" }.sorted().joined(separator: ", ")
      return try routine(Self.plain.merging(["sources": "[{\(keys)}]"]) { $1 }).sources
    }
    let plain = try sources(["title": "S"])
    #expect(try sources(["title": "S"].merging([name: value]) { $1 }) != plain)
  }

  @Test func `each key of a cue has an effect`() throws {
    #expect(Set(LanguageKey.cue.map(\.name)) == ["at", "every", "say"])
    let cues = ["at: 3 s, say: A", "at: 4 s, say: A", "every: 5 s, say: A", "at: 3 s, say: B"]
    let routines = try cues.map { try routine(step: ["cues": "[{\($0)}]"], .hold, "20 s") }
    #expect(Set(routines.map { "\($0)" }).count == cues.count)
  }
}
