import Foundation
import TestSupport
import Testing

/// Exports of another day, machine or version that are taken in, on the built program.
@Suite(.serialized) struct OldExportTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  private struct Listed: Decodable {
    let id: String
    let locked: String?
  }

  /// The routines that may not begin now.
  private func locked() throws -> Set<String> {
    let text = try program.run("list", "--json").output
    let list = try JSONDecoder().decode([Listed].self, from: Data(text.utf8))
    #expect(list.count > 10)
    return Set(list.filter { $0.locked != nil }.map(\.id))
  }

  private func takeIn(_ text: String) throws {
    let file = program.home.appendingPathComponent("taken.jsonl")
    try Data(text.utf8).write(to: file)
    let result = try program.run("import", file.path)
    #expect(result.code == 0, "\(result.errors)")
  }

  /// Says something about signs and risks, at random.
  private func answerSafety(_ random: inout SeededGenerator, daysAgo days: Double) throws {
    let all = ["small-fall", "night-sweats", "lump", "chest-pain"]
    let risks = ["thin-bones", "heart", "spine-joints", "cancer"]
    func some(_ names: [String], _ random: inout SeededGenerator) -> [String] {
      names.filter { _ in Int.random(in: 0...4, using: &random) == 0 }
    }
    let ticked = some(risks, &random)
    try program.answerSafety(
      signs: some(all, &random), risks: ticked,
      cleared: some(risks, &random).filter { !ticked.contains($0) }, daysAgo: days)
  }

  /// Says and does something that may close something today.
  private func live(_ random: inout SeededGenerator) throws {
    if Bool.random(using: &random) {
      try program.run("log", "pain", "\([3, 5, 8].randomElement(using: &random) ?? 3)")
    }
    for routine in ["overhead-reach", "foam-roller"] where Bool.random(using: &random) {
      let after = [2, 3, 4, 7].randomElement(using: &random) ?? 2
      let result = try program.run(
        "log", "session", routine, "--minutes", "1", "--pain-before", "2", "--pain-after",
        "\(after)")
      #expect(result.code == 0, "\(result.errors)")
    }
  }

  /// Answers of other versions and machines, with nothing against anything.
  private static let harmless = [
    #"{"type":"safety","answer":"none","answeredAt":"2026-01-01T00:00:00Z"}"#,
    #"{"type":"safety","version":2,"signsAskedAt":"2036-01-01T00:00:00Z","#
      + #""risksAskedAt":"2036-01-01T00:00:00Z","signs":{},"risks":{}}"#,
    #"{"type":"safety","version":2,"signs":{},"risks":{"thin-bones":"#
      + #"{"since":"2026-01-01T00:00:00Z","clearedAt":"2036-01-01T00:00:00Z"}}}"#,
  ]

  /// The same sessions as somebody has corrected them: no pain, and a later revision.
  private func softened(_ export: String) -> String {
    export.replacing(#/"(before|after)":\d+/#) { "\"\($0.output.1)\":0" }
      .replacing(#/"revision":(\d+)/#) { "\"revision\":\((Int($0.output.1) ?? 0) + 5)" }
  }

  @Test(arguments: 0..<4 as Range<UInt64>) func `nothing that is taken in opens what is locked`(
    seed: UInt64
  ) throws {
    defer { program.removeHome() }
    var random = SeededGenerator(seed: seed)
    try answerSafety(&random, daysAgo: 20)
    try live(&random)
    let old = try program.run("export").output
    for name in ["pain.json", "history.sqlite"] where Bool.random(using: &random) {
      try? FileManager.default.removeItem(at: program.home.appendingPathComponent(name))
    }
    try answerSafety(&random, daysAgo: 0)
    try live(&random)
    let new = try program.run("export").output
    var before = try locked()
    for text in [old, softened(new), Self.harmless.randomElement(using: &random) ?? ""] {
      try takeIn(text)
      let now = try locked()
      #expect(before.isSubset(of: now), "seed \(seed): \(before.subtracting(now)) by \(text)")
      before = now
    }
  }
}
