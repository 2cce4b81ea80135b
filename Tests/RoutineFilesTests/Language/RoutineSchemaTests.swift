import Foundation
import Testing
import Yams

@testable import RoutineFiles

/// The schema against the parser.
@Suite struct RoutineSchemaTests {
  private let schema: SchemaChecker

  init() throws {
    let data = Data(RoutineSchema.text.utf8)
    let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    schema = SchemaChecker(root: root)
  }

  private func problems(_ yaml: String) throws -> [String] {
    schema.problems(try #require(try Yams.load(yaml: yaml)))
  }

  @Test func `the schema has every key of a routine`() {
    #expect(schema.root["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let properties = schema.root["properties"] as? [String: Any] ?? [:]
    #expect(Set(properties.keys) == Set(LanguageKey.routine.map(\.name)))
  }

  @Test(arguments: ["Stretch", "STRETCH", "stretch", "stretchy"])
  func `a word is the same in any case to both`(_ kind: String) throws {
    let text = """
      format: 1
      title: T
      kind: \(kind)
      sources: [{title: S, grade: a}]
      steps:
        - prompt: A
          asks: Yes
          skip: No
      """
    let isGood = ParsedRoutine(Array(text.utf8), id: "t").routine != nil
    #expect(try problems(text).isEmpty == isGood)
    #expect(isGood == (kind != "stretchy"))
  }

  /// All that the parser takes, the schema takes.
  @Test(arguments: [
    "hold: 20 S", "hold: 15 To 30 Sec", "hold: 1 MIN 30", "hold: 1:30 min", "hold: 15−30 s",
    "hold: 20 s\n    sides: Both", "hold: 20 s\n    sides: both,right first",
    "hold: 20 s\n    sides: Both , Right  First", "hold: 20 s\n    sides: right,first",
    "hold: 20 s\n    sides: [Left, RIGHT]", "hold: 20 s\n    sides: [both, right, first]",
    "hold: 20 s\n    sides: Alternate", "hold: 20 s\n    ready: None",
    "hold: 20 s\n    repeat: 3 X", "hold: 20 s\n    repeat: 2 To 4 Times", "reps: 8 TO 12",
    "open: As  Long as You Like", "hold: 20 s\n    cues: [{at: HALF, say: a}]",
    "prompt: A\n    asks: YES",
  ])
  func `a step is spelt as freely in the schema as in a file`(_ step: String) throws {
    try expectGood("format: 1\ntitle: T\nkind: care\nsteps:\n  - \(step)\n")
  }

  @Test(arguments: [
    "frequency: Daily", "frequency: WEEKLY", "frequency: Every 2 Days", "frequency: 3X per day",
    "frequency: 3 Times A Week", "frequency: 5 - 6 Per Day", "frequency: Ideally 5-6 per day",
    "frequency: up  to 6 per day", "frequency: 1,ideally 5 to 6,At Most 8 per day",
    "frequency: Every week", "course: 3 Weeks", "course: 21days", "kind: Care", "format: \"1\"",
  ])
  func `a routine is spelt as freely in the schema as in a file`(_ line: String) throws {
    var lines = ["format: 1", "title: T", "kind: care", "steps:", "  - rest: 9 s"]
    let key = line.prefix { $0 != ":" } + ":"
    lines.removeAll { $0.hasPrefix(key) }
    try expectGood((lines + [line]).joined(separator: "\n") + "\n")
  }

  private func expectGood(_ text: String) throws {
    let parsed = ParsedRoutine(Array(text.utf8), id: "t")
    #expect(parsed.errors.isEmpty && parsed.routine != nil)
    #expect(try problems(text) == [])
  }

  @Test func `every schema has a name of its own`() throws {
    let ids = try [
      RoutineSchema.text, RoutineSchema.planText, FigureSchema.text, SettingsSchema.text(of: []),
    ].map { text in
      let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      return try #require(root?["$id"] as? String)
    }
    #expect(Set(ids).count == 4)
  }

  @Test func `the starting file and the built-in routines fit the schema`() throws {
    var texts = [RoutineTemplate.text(named: "a")]
    for name in BuiltInRoutineTests.names where !name.hasSuffix(".move") {
      let url = Folders.builtIn.appendingPathComponent(name + ".yaml")
      texts.append(String(decoding: try Folders.bytes(url), as: UTF8.self))
    }
    for text in texts { #expect(try problems(text) == []) }
  }

  @Test func `the built-in moves fit the schema of a move`() throws {
    let data = Data(RoutineSchema.moveText.utf8)
    let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let schema = SchemaChecker(root: root)
    for name in BuiltInRoutineTests.moves {
      let url = Folders.moves.appendingPathComponent(name + ".yaml")
      let yaml = String(decoding: try Folders.bytes(url), as: UTF8.self)
      #expect(schema.problems(try #require(try Yams.load(yaml: yaml))) == [], "\(name)")
    }
    for bad in ["hold: 20", "hold: 20 s\nreps: 3", "steps: [{hold: 20 s}]", "title: B"] {
      let yaml = "format: 1\ntitle: A\n\(bad)\n"
      #expect(ParsedRoutine(Array(yaml.utf8), id: "a", isMove: true).routine == nil, "\(bad)")
      let value = try Yams.load(yaml: yaml.replacing("title: A\ntitle", with: "title"))
      #expect(schema.problems(try #require(value)) != [], "\(bad)")
    }
  }

  @Test(arguments: [
    "hold: 1 min 30 s\n    repeat: 3\n    sides: both, right first\n    ready: none",
    "reps: 8-12\n    tempo: 2.5 s", "massage: 3–5 min\n    skip: no", "rest: \"1:30\"",
    "breathe: 30 s to 2 min\n    tempo: in 4 s, out 6 s", "include: foam-roller",
    "open: as long as you like\n    cues: [{at: 10 s, say: a}, {every: 45 s, say: b}]",
    "group: [{rest: 10 s}]\n    rounds: 2-3\n    sides: both", "active: 30 s",
    "apply: 10-20 min\n    contact: heat", "use: foam-roller\n    dose: 10-15 s\n    note: new",
    "reps: 10\n    about: 40 s\n    load: red band\n    before: [a, b]\n    wait: 30 s",
    "hold: 20 s\n    sides: [left, right]",
  ]) func `each verb fits the schema`(_ step: String) throws {
    let text = "format: 1\ntitle: T\nkind: care\nsteps:\n  - \(step)\n"
    #expect(
      ParsedRoutine(Array(text.utf8), id: "t") { _ in
        .unknown(nearest: [])
      }.errors.allSatisfy { [.unknownRoutine, .unknownMove].contains($0.code) })
    #expect(try problems(text) == [])
  }

  @Test(arguments: [
    "hold: 20", "hold: 20 s\n    tempo: 3 s", "hold: 20 s\n    repaet: 2", "title: A",
    "rest: 10 s\n    sides: both", "hold: 20 s\n    cues: [{say: a}]", "include: ../a",
    "hold: 20 s\n    massage: 20 s", "group: []", "open: 30 s",
    "use: foam-roller\n    hold: 20 s", "hold: 20 s\n    dose: 20 s",
  ]) func `the schema refuses a step that the parser refuses`(_ step: String) throws {
    let text = "format: 1\ntitle: T\nkind: care\nsteps:\n  - \(step)\n"
    #expect(ParsedRoutine(Array(text.utf8), id: "t").routine == nil)
    #expect(try problems(text) != [])
  }
}
