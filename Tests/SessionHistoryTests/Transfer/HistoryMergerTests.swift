import CarePlan
import Foundation
import GRDB
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

@Suite struct HistoryMergerTests {
  /// The history as lines, without the first, which names the machine.
  func lines(_ history: History) throws -> [String] {
    var lines: [String] = []
    try history.export { lines.append(String(decoding: $0, as: UTF8.self)) }
    return Array(lines.dropFirst())
  }

  func file(_ lines: [String], in folder: TemporaryFolder, _ name: String) throws -> String {
    let path = folder.path + "/" + name
    try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  // MARK: The union

  /// Versions of a few sessions, as machines that met now and then would have them.
  private func records(_ ids: [UUID], _ random: inout SeededGenerator) -> [SessionRecord] {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in
      let holds = Int.random(in: 0...4, using: &random)
      var record = Fixture.record(
        Fixture.facts(
          id: ids.randomElement(using: &random) ?? UUID(),
          startedAt: Fixture.monday + Double(Int.random(in: 0...3, using: &random)),
          endedAt: Bool.random(using: &random) ? Fixture.monday + 200 : nil,
          ending: SessionFacts.Ending.allCases.randomElement(using: &random),
          before: Bool.random(using: &random) ? Int.random(in: 0...10, using: &random) : nil,
          machine: ids[0], revision: Int.random(in: 1...3, using: &random)),
        holds: holds, Bool.random(using: &random) ? .done : .partial)
      record.results.shuffle(using: &random)
      return record
    }
  }

  /// A summary is what a session's results add up to, whoever has counted them.
  @Test(arguments: 0..<20)
  func `summaries of imported sessions match their results`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let ids = (0..<3).map { _ in UUID() }
    let folder = try TemporaryFolder()
    let lines = try (0..<3).flatMap { _ in records(ids, &random) }.map {
      String(decoding: try SessionLineCoder().line($0), as: UTF8.self) + "\n"
    }
    let history = try History()
    _ = try history.importFile(try file(lines, in: folder, "all.jsonl"))
    var whole: [SessionRecord] = []
    try history.forEachSession { whole.append($0) }
    var sums: [SessionSummary] = []
    try history.forEachSummary { sums.append($0) }
    #expect(sums == whole.map(\.summary))
    // Of sessions that began at once, either may come first.
    var outlines: [String] = []
    try history.forEachOutline { outlines.append("\($0.startedAt) \($0) \($1)") }
    let expected = whole.map {
      "\($0.facts.startedAt) \(SessionOutline($0.summary)) \(MissedWork($0.results))"
    }
    #expect(outlines.sorted() == expected.sorted())
    // As one that runs counts its own, in the database.
    try history.transaction("test") { db in
      for number in try Int.fetchAll(db, sql: "SELECT number FROM sessions") {
        try db.append([], to: number)
      }
    }
    var recounted: [SessionSummary] = []
    try history.forEachSummary { recounted.append($0) }
    #expect(recounted == sums)
  }

  /// Each transaction waits for the disk and writes pages of every index.
  @Test func `thousands of lines are imported in one transaction`() throws {
    let folder = try TemporaryFolder()
    let lines = try (0..<3_000).map { _ in
      let record = Fixture.record(Fixture.facts(id: UUID()), holds: 1, .done)
      return String(decoding: try SessionLineCoder().line(record), as: UTF8.self) + "\n"
    }
    let history = try History()
    var commits = 0
    history.queue.inDatabase { db in
      db.trace { if "\($0)".hasPrefix("COMMIT") { commits += 1 } }
    }
    #expect(try history.importFile(try file(lines, in: folder, "all.jsonl")).added == 3_000)
    #expect(commits == 1)
  }

  /// Whatever order files come in and however often, the same record is left.
  @Test(arguments: 0..<50)
  func `the order and number of imports do not change the merged history`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let ids = (0..<3).map { _ in UUID() }
    let folder = try TemporaryFolder()
    let coder = SessionLineCoder()
    let files = try (0..<3).map { number in
      let lines = try records(ids, &random).map {
        String(decoding: try coder.line($0), as: UTF8.self) + "\n"
      }
      return try file(lines, in: folder, "\(number).jsonl")
    }
    var results: Set<[String]> = []
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2, 1, 0], [0, 0, 1, 2, 2, 0]] {
      let history = try History()
      for index in order {
        #expect(try history.importFile(files[index]).problems == [])
      }
      results.insert(try lines(history))
      // Associative, too: what two have joined may be joined with the third.
      let other = try History()
      #expect(
        try other.importFile(try file(try lines(history), in: folder, "joined")).problems == [])
      results.insert(try lines(other))
    }
    #expect(results.count == 1, "seed \(seed)")
  }

  @Test func `two machines merge their histories through a shared folder`() throws {
    let folder = try TemporaryFolder()
    let shared = folder.path + "/shared"
    let here = try History()
    let there = try History()
    for (history, hour) in [(here, 0.0), (here, 2), (there, 1)] {
      var walk = try Walk(history, at: Fixture.monday + hour * 3_600, painBefore: 4)
      try walk.handle(.hurt, at: 30)
      try walk.handle(.hurtAnswered(.end), at: 31)
    }
    for _ in 0..<2 {
      for history in [here, there] {
        #expect(try history.export(toFolder: shared) == shared + "/" + history.exportName)
        #expect(try history.importFolder(shared).problems == [])
      }
    }
    #expect(try lines(here) == lines(there))
    #expect(try here.count() == 3)
    let report = try here.importFolder(shared)
    #expect(report.files == 2)
    #expect((report.added, report.updated, report.unchanged) == (0, 0, 3))
    // A machine's file holds its own sessions, and nothing is left of the writing.
    let names = try FileManager.default.contentsOfDirectory(atPath: shared).sorted()
    #expect(names == [here.exportName, there.exportName].sorted())
    let own = try String(contentsOfFile: shared + "/" + there.exportName, encoding: .utf8)
    #expect(own.split(separator: "\n").count == 2)
  }

  /// A later version may know them; this one has them in its own exports, once and unchanged.
  @Test func `lines of unknown kinds are kept and passed on`() throws {
    let folder = try TemporaryFolder()
    let unknown = [
      #"{ "type" : "walk", "steps": 4e3, "note": "Größe \u00e9" }"# + "\n",
      #"{"type":"session2","id":"x"}"# + "\n",
    ]
    let good = String(decoding: try SessionLineCoder().line(Fixture.record()), as: UTF8.self)
    let here = try History(atPath: folder.record, now: Fixture.monday)
    let report = try here.importFile(
      try file(unknown + [good + "\n"] + unknown, in: folder, "new.jsonl"))
    #expect(report.problems == [])
    #expect(report.unknownAdded == 2 && report.added == 1)
    #expect(try lines(here) == unknown.reversed() + [good + "\n"])
    let there = try History()
    let exported = try file(try lines(here), in: folder, "all.jsonl")
    for added in [2, 0] { #expect(try there.importFile(exported).unknownAdded == added) }
    #expect(try lines(there) == lines(here))
    // A machine's file in a folder has what was written on it.
    let own = try here.export(toFolder: folder.path + "/shared")
    #expect(try !String(contentsOfFile: own, encoding: .utf8).contains("walk"))
  }

  @Test func `a later version of a session replaces an earlier one, never the reverse`() throws {
    let folder = try TemporaryFolder()
    let here = try History()
    let there = try History()
    var walk = try Walk(here)
    try walk.handle(at: 30)
    #expect(try there.importFile(try file(try lines(here), in: folder, "a")).added == 1)
    try walk.handle(at: 1_000)
    try here.savePainAfter(2, of: walk.id)
    let later = try file(try lines(here), in: folder, "b")
    #expect(try there.importFile(later).updated == 1)
    #expect(try lines(there) == lines(here))
    // And the earlier one comes too late.
    #expect(try there.importFile(folder.path + "/a").unchanged == 1)
    #expect(try lines(there) == lines(here))
    // A session of another machine is not one to go on with here.
    #expect(try there.interruptedSessions { _ in false }.isEmpty)
  }

  @Test func `every fact of an exported session is read back`() throws {
    let folder = try TemporaryFolder()
    var full = Fixture.record(
      Fixture.facts(
        routine: "naïve \"id\"", startedAt: Fixture.monday + 0.123, utcOffset: -12_345,
        endedAt: Fixture.monday - 999.999, ending: .cutOff,
        prescription: Prescription(
          level: .full, hold: .milliseconds(12_345), repeats: 7, ready: .milliseconds(1)),
        plan: WorkPlan(
          segments: 6, length: .milliseconds(80_001),
          parts: ["foam-roller": WorkPlan(segments: 2, length: .milliseconds(60_500))]),
        before: 0, after: 10, revision: 42))
    full.facts.ease = .tooHard
    full.facts.note = "Rück / \\ \"left\" side"
    full.facts.editedOn = UUID()
    full.results = Segment.Kind.allCases.enumerated().map { index, kind in
      SavedSegmentResult(
        segment: index, kind: kind, step: 3, title: "Rück / \\ 👩‍🦰 \"x\"",
        side: index % 2 == 0 ? .right : nil, repetition: index % 3 == 0 ? 1 : nil,
        repetitions: index % 3 == 0 ? 4 : nil, outcome: .hurt, spent: .milliseconds(333 * index),
        endedAt: .milliseconds(7 * index), origin: index % 2 == 0 ? "foam-roller" : nil,
        contact: Contact.allCases[index % Contact.allCases.count])
    }
    let history = try History()
    let line = String(decoding: try SessionLineCoder().line(full), as: UTF8.self)
    #expect(!line.contains("\n"))
    #expect(try history.importFile(try file([line], in: folder, "one")).added == 1)
    #expect(try history.session(full.facts.id) == full)
  }

  // MARK: Exporting

  @Test func `a failed export leaves the previous file unchanged`() throws {
    let folder = try TemporaryFolder()
    let history = try History()
    try history.save([Fixture.record(Fixture.facts(machine: history.machine))])
    let path = try history.export(toFolder: folder.path)
    let before = FileManager.default.contents(atPath: path)
    try history.queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA ignore_check_constraints = ON; UPDATE sessions SET level = 'x'")
    }
    #expect(throws: HistoryError.self) { try history.export(toFolder: folder.path) }
    #expect(FileManager.default.contents(atPath: path) == before)
    #expect(folder.names == [history.exportName])
  }

  @Test func `an export folder that cannot be created is reported`() throws {
    let folder = try TemporaryFolder()
    let path = try file(["x"], in: folder, "file")
    let history = try History()
    #expect {
      try history.export(toFolder: path + "/below")
    } throws: { error in
      (error as? HistoryError)?.message.hasPrefix("could not export the record: \(path)/below/")
        == true
    }
  }
}
