import BuiltInRoutines
import CarePlan
import Foundation
import RoutineEngine
import Testing
import Yams

@testable import RoutineFiles

@Suite struct ParsedPlanTests {
  private static func included(_ id: String) -> IncludeResult {
    guard id.hasSuffix("-move") else {
      return .found(
        Routine(id: id, title: id, kind: .care, steps: [Step(.rest(Dose(.seconds(5))))]), steps: 1)
    }
    var step = Step(.hold(Dose(.seconds(20), .seconds(30))), title: id)
    step.repeats = Dose(1, 4)
    step.move = Move(id: id)
    return .found(Routine(id: id, title: id, kind: .care, steps: [step]), steps: 1)
  }

  private func parsed(_ text: String) -> ParsedPlan {
    ParsedPlan(Array(text.utf8), id: "p", includes: Self.included)
  }

  // MARK: Each key has an effect

  private static let plan = [
    "title": "U", "summary": "S", "from": "F", "link": "L", "licence": "C", "cautions": "X",
    "sources": "[{title: S}]", "weekdays": "mon-fri", "missed": "wait",
    "phases": "[{title: A, days: 1-3, do: [b]}]", "rules": "[{worse: rest today}]", "ends": "E",
    "routines": "[{id: own, title: O, kind: care, steps: [{rest: 5 s}]}]",
  ]
  private static let phase = [
    "title": "U", "days": "1-3", "weeks": "1", "text": "W", "level": "gentle", "do": "[b]",
    "never": "[heat]", "move-on": "easy on 3 days", "not-before": "day 1", "at-latest": "day 5",
    "rules": "[{hurt: end}]",
  ]
  private static let item = [
    "frequency": "2 per day", "level": "full", "dose": "{move: 25 s}", "note": "N",
    "weekdays": "mon", "when": "break", "optional": "yes",
  ]

  private func plan(_ values: [String: String]) throws -> Plan {
    let plain = ["format": "1", "title": "T", "phases": "[{title: A, days: 1-2, do: [a]}]"]
    let text = plain.merging(values) { $1 }.map { "\($0.key): \($0.value)\n" }.sorted().joined()
    let parsed = parsed(text)
    return try #require(parsed.plan, "\(parsed.errors.map(\.summary)) in \(text)")
  }

  private func plan(phase: [String: String]) throws -> Plan {
    let keys = phase.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return try plan(["phases": "[{\(keys.joined(separator: ", "))}]"])
  }

  @Test(arguments: LanguageKey.plan.map(\.name).filter { $0 != "format" })
  func `each key of a plan has an effect`(_ name: String) throws {
    let value = try #require(Self.plan[name], "this test has no value for \(name)")
    #expect(try plan([name: value]) != plan([:]))
  }

  @Test(arguments: LanguageKey.phase.map(\.name))
  func `each key of a phase has an effect`(_ name: String) throws {
    let value = try #require(Self.phase[name], "this test has no value for \(name)")
    var plain = ["title": "A", "days": "1-2", "do": "[a]"]
    if ["not-before", "at-latest"].contains(name) { plain["move-on"] = "easy on 2 days" }
    var changed = plain.merging([name: value]) { $1 }
    if name == "weeks" { changed["days"] = nil }
    #expect(try plan(phase: changed) != plan(phase: plain))
  }

  @Test(arguments: LanguageKey.item.map(\.name))
  func `each key of a routine in a phase has an effect`(_ name: String) throws {
    let value = try #require(Self.item[name], "this test has no value for \(name)")
    func item(_ keys: String) throws -> Plan.Item {
      let plan = try plan(["phases": "[{title: A, days: 1-2, do: [{a-move: {\(keys)}}]}]"])
      return try #require(plan.phases.first?.items.first)
    }
    // A note is read with a dose below the range: without it, that is warned of.
    if name == "note" {
      let low = "format: 1\ntitle: T\nphases: [{title: A, days: 1-2, do: [{a-move: "
      #expect(!parsed(low + "{dose: {move: 9 s}}}]}]\n").diagnostics.isEmpty)
      #expect(parsed(low + "{dose: {move: 9 s}, note: N}}]}]\n").diagnostics.isEmpty)
      return
    }
    #expect(try item("\(name): \(value)") != item(""))
  }

  @Test func `each key of a dose has an effect`() throws {
    #expect(LanguageKey.planDose.map(\.name) == ["move", "repeat"])
    let doses = ["move: 25 s", "move: 20-30 s", "repeat: 2", "repeat: 3"]
    let plans = try doses.map {
      try plan(["phases": "[{title: A, days: 1-2, do: [{a-move: {dose: {\($0)}}}]}]"])
    }
    #expect(Set(plans).count == doses.count)
  }

  // MARK: Files

  @Test(arguments: BuiltInRoutines.plans.map(\.name))
  func `each built-in plan checks clean and fits the schema`(_ name: String) throws {
    let catalogue = RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) },
      plans: BuiltInRoutines.plans.map { ($0.name, $0.bytes) })
    let id = String(name.dropLast(".plan".count))
    let entry = try #require(catalogue.plan(withID: id))
    #expect(entry.report == "")
    #expect(entry.plan != nil)
    let bytes = try #require(BuiltInRoutines.plans.first { $0.name == name }).bytes
    #expect(ParsedPlan.isPlan(bytes))
    let value = try #require(try Yams.load(yaml: String(decoding: bytes, as: UTF8.self)))
    #expect(try Self.schema().problems(value) == [])
  }

  private static func schema() throws -> SchemaChecker {
    let data = Data(RoutineSchema.planText.utf8)
    return SchemaChecker(
      root: try #require(JSONSerialization.jsonObject(with: data) as? [String: Any]))
  }

  @Test func `the schema has every key of a plan`() throws {
    let properties = try Self.schema().root["properties"] as? [String: Any] ?? [:]
    #expect(Set(properties.keys) == Set(LanguageKey.plan.map(\.name)))
  }

  @Test func `a plan among the routines is no broken routine`() throws {
    let folder = TemporaryFolder()
    let text = """
      format: 1
      title: Mine
      phases:
        - {title: A, days: 1-2, do: [stretch]}
      routines:
        - {id: stretch, title: S, kind: stretch, steps: [{hold: 20 s}]}
      """
    try folder.write("mine.yaml", text)
    try folder.write("yours.plan.yaml", text)
    let catalogue = RoutineCatalog(builtIn: [], ownFolder: folder.path)
    #expect(catalogue.ids.isEmpty)
    #expect(catalogue.planIDs == ["mine", "yours"])
    let entry = try #require(catalogue.entry(withID: "mine/stretch"))
    #expect(entry.routine?.title == "S")
    #expect(try catalogue.find("yours/stretch").id == "yours/stretch")
    #expect(catalogue.entry(withID: "mine/none") == nil)
    #expect(catalogue.entry(withID: "../mine/stretch") == nil)
    #expect(catalogue.plan(withID: "mine")?.plan?.phases[0].items[0].routine.id == "mine/stretch")
  }

  @Test func `a plan read as a routine says what it is`() throws {
    let text = "format: 1\ntitle: T\nphases: []\n"
    let routine = ParsedRoutine(Array(text.utf8), id: "t")
    #expect(
      routine.errors.map(\.summary) == [
        "a file with phases is a plan, not a routine; add it with `unknot plan add`"
      ])
  }

  // MARK: Fixes

  /// A fault, the hint that it gets, and the text with the fix applied.
  @Test(arguments: [
    (
      "phases: [{title: A, days: 1-3, do: [a]}, {title: B, days: 3-7, do: [a]}]", "days: 4-7",
      "phases: [{title: A, days: 1-3, do: [a]}, {title: B, days: 4-7, do: [a]}]"
    ),
    (
      "phases: [{title: A, days: 1-2, do: [a]}, {title: B, days: 4-7, do: [a]}]", "days: 3-7",
      "phases: [{title: A, days: 1-2, do: [a]}, {title: B, days: 3-7, do: [a]}]"
    ),
    (
      "phases: [{title: A, days: 1-7, do: [a]}, {title: B, weeks: 2, do: [a]}]", "count in days",
      "phases: [{title: A, days: 1-7, do: [a]}, {title: B, days: 8-14, do: [a]}]"
    ),
    (
      "phases: [{title: A, days: 1-4, do: [a], move-on: esy on 2 days}]", "easy",
      "phases: [{title: A, days: 1-4, do: [a], move-on: easy on 2 days}]"
    ),
    (
      "phases: [{title: A, days: 1-4, do: [a], move-on: easy, not-before: day 4, at-latest: day 3}]",
      "at-latest: day 4",
      "phases: [{title: A, days: 1-4, do: [a], move-on: easy, not-before: day 4, at-latest: day 4}]"
    ),
    (
      "phases: [{title: A, weeks: 1, do: [{a: {frequency: 3 per week, weekdays: \"mon, tue\"}}]}]",
      "2 per week",
      "phases: [{title: A, weeks: 1, do: [{a: {frequency: 2 per week, weekdays: \"mon, tue\"}}]}]"
    ),
    (
      "phases: [{title: A, days: 1-4, do: [{a-move: {dose: {move: 40 s}}}]}]", "goes up to 30 s",
      "phases: [{title: A, days: 1-4, do: [{a-move: {dose: {move: 30 s}}}]}]"
    ),
    (
      "phases: [{title: A, days: 1-4, do: [a], never: [care]}]", "out of this phase",
      "phases: [{title: A, days: 1-4, do: [a]}]"
    ),
    (
      "phases: [{title: A, days: 1-4, do: [a]}]\nrules: [{pain 6 or more: rst today}]",
      "rest today",
      "phases: [{title: A, days: 1-4, do: [a]}]\nrules: [{pain 6 or more: rest today}]"
    ),
    (
      "phases: [{title: A, days: 1-4, do: [a]}]\nrules: [{pain 6 or more: only b today}]", "`a`",
      "phases: [{title: A, days: 1-4, do: [a]}]\nrules: [{pain 6 or more: only a today}]"
    ),
  ]) func `each fault leads to its fix`(_ bad: String, _ hint: String, _ good: String) {
    let head = "format: 1\ntitle: T\n"
    let problems = parsed(head + bad + "\n").errors
    #expect(problems.count == 1, "\(problems.map(\.summary))")
    #expect(problems.first?.hint?.contains(hint) ?? false, "\(problems.map(\.summary))")
    let fixed = parsed(head + good + "\n")
    #expect(fixed.diagnostics.isEmpty, "\(fixed.diagnostics.map(\.summary))")
  }

  @Test(arguments: [
    "pain 3 or less on 3 days", "pain 6 or more", "pain 6 or more on 2 days", "worse",
    "easy on 3 days", "done on 5 days", "hurt", "hurt twice in 7 days", "hurt 3 times in 10 days",
    "no better by day 21",
  ]) func `each condition is read`(_ text: String) {
    #expect(PlanCondition(text) != nil)
  }

  @Test(arguments: [
    "", "pain", "pain 3", "pain x or less", "pain 3 or less on 8 days", "easy on days",
    "hurt twice",
    "hurt 0 times in 7 days", "no better", "no better by day 0", "pain 3 or less on 3 weeks",
  ]) func `nothing else is a condition`(_ text: String) {
    #expect(PlanCondition(text) == nil)
  }
}
