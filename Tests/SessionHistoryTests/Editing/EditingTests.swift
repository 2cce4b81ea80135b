import CarePlan
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

@Suite struct EditingTests {
  /// The exported lines of a history after the first, which names the machine.
  private static func export(_ history: History) throws -> [String] {
    var lines: [String] = []
    try history.export { lines.append(String(decoding: $0, as: UTF8.self)) }
    return Array(lines.dropFirst())
  }

  private static func file(_ history: History, in folder: TemporaryFolder) throws -> String {
    try history.export(toFolder: folder.path + "/exports")
  }

  @Test func `corrections count everywhere`() throws {
    let history = try History()
    let record = Fixture.record(Fixture.facts(before: 5, after: 8))
    try history.save([record])
    let id = record.facts.id
    try history.correct(
      id,
      [
        .painAfter(3), .ease(.aboutRight), .note("  ask about\nthe left side "),
        .routine(id: "other", title: "Other"),
      ])
    let facts = try #require(try history.session(id)).facts
    #expect(facts.painBefore == 5 && facts.painAfter == 3 && facts.ease == .aboutRight)
    #expect(facts.note == "ask about the left side" && facts.routineID == "other")
    #expect(facts.revision == record.facts.revision + 1 && facts.editedOn == history.machine)
    let practice = try history.practice(now: Fixture.monday + 7_200, in: Fixture.utc)
    #expect(practice.sessions.map(\.checkIn.after) == [3])
    try history.correct(id, [.note(nil), .painBefore(nil)])
    let cleared = try #require(try history.session(id)).facts
    #expect(cleared.note == nil && cleared.painBefore == nil)
  }

  @Test func `a deleted session is gone, with its credit and its results`() throws {
    let history = try History()
    let record = Fixture.record()
    try history.save([record, Fixture.record(Fixture.facts(startedAt: Fixture.monday + 3_600))])
    try history.delete(record.facts.id)
    #expect(try history.session(record.facts.id) == nil && history.count() == 1)
    let left = try history.queue.read {
      try Int.fetchOne($0, sql: "SELECT COUNT(DISTINCT session) FROM passages")
    }
    #expect(left == 1)
    #expect(throws: HistoryError.self) { try history.delete(record.facts.id) }
  }

  @Test func `a deleted session does not come back with an old export`() throws {
    let folder = try TemporaryFolder()
    let history = try History()
    let record = Fixture.record(Fixture.facts(machine: history.machine))
    try history.save([record])
    let old = try Self.file(history, in: folder)
    try history.delete(record.facts.id)
    let report = try history.importFile(old)
    #expect(report.added == 0 && report.unchanged == 1)
    #expect(try history.count() == 0)
  }

  @Test func `what is corrected on another machine travels with its file`() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (try History(), try History())
    let records = [1, 2].map {
      Fixture.record(
        Fixture.facts(startedAt: Fixture.monday + Double($0 * 3_600), machine: first.machine))
    }
    try first.save(records)
    _ = try second.importFile(try Self.file(first, in: folder))
    try second.correct(records[0].facts.id, [.note("from here")])
    try second.delete(records[1].facts.id)
    let report = try first.importFile(try Self.file(second, in: folder))
    #expect(report.updated == 1 && report.deleted == 1 && report.problemCount == 0)
    #expect(try Self.export(first) == Self.export(second))
  }

  /// Three machines correct and delete the same sessions, and exchange files in a random order.
  @Test(arguments: 0..<20)
  func `merged in any order there is one result`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let machines = [try History(), try History(), try History()]
    let records = (0..<5).map { number in
      Fixture.record(
        Fixture.facts(
          startedAt: Fixture.monday + Double(number * 3_600),
          machine: machines[number % 3].machine))
    }
    for machine in machines { try machine.save(records) }
    for step in 0..<20 {
      let machine = machines[Int.random(in: 0..<3, using: &chance)]
      let id = records[Int.random(in: 0..<5, using: &chance)].facts.id
      guard try machine.session(id) != nil else { continue }
      if Int.random(in: 0..<4, using: &chance) == 0 {
        try machine.delete(id)
      } else {
        try machine.correct(id, [.painAfter(step % 11), .note("note \(step)")])
      }
      if Bool.random(using: &chance) {
        let other = machines[Int.random(in: 0..<3, using: &chance)]
        _ = try other.importFile(try Self.file(machine, in: folder))
      }
    }
    for (index, machine) in machines.enumerated() {
      var lines: [Data] = []
      try machine.export { lines.append($0) }
      try Data(lines.joined()).write(to: URL(fileURLWithPath: folder.path + "/\(index).jsonl"))
    }
    var results: [[String]] = []
    for machine in machines {
      for index in [0, 1, 2].shuffled(using: &chance) {
        let report = try machine.importFile(folder.path + "/\(index).jsonl")
        #expect(report.problemCount == 0)
      }
      results.append(try Self.export(machine))
    }
    #expect(results[0] == results[1] && results[1] == results[2])
  }

  @Test func `a session entered by hand counts as it was done`() throws {
    let history = try History()
    let timeline = try Fixture.timeline()
    func enter(_ work: Duration?) -> SessionRecord {
      SessionRecord(
        entered: timeline, work: work, startedAt: Fixture.monday, timeZone: Fixture.utc,
        machine: history.machine)
    }
    let whole = enter(nil)
    #expect(whole.summary.work == .seconds(80) && whole.summary.credit == .whole)
    #expect(whole.facts.ending == .finished)
    let half = enter(.seconds(50))
    #expect(half.summary.work == .seconds(50) && half.summary.credit == .half)
    #expect(half.results.map(\.outcome) == [.done, .done, .partial] && half.facts.ending == .left)
    let long = enter(.seconds(160))
    #expect(long.summary.work == .seconds(160) && long.results.count == 4)
    try history.add(whole)
    #expect(try history.session(whole.facts.id) == whole)
  }

  @Test func `a deletion outlives a recovery, and a session that can be read comes first`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    let records = [Fixture.record(), Fixture.record()]
    try history.save(records)
    try history.delete(records[0].facts.id)
    let target = try HistoryConnection.inMemory()
    let salvage = try Salvage.run(into: target) { _ in folder.record }
    #expect(salvage.sessions == 1)
    #expect(try target.read { try $0.deletions() }.map(\.id) == [records[0].facts.id])
  }

  @Test(arguments: ["", " \n\t", "\u{0}"]) func `an empty note is none`(text: String) {
    #expect(SessionFacts.note(text)?.contains("\u{0}") != true)
    if text != "\u{0}" { #expect(SessionFacts.note(text) == nil) }
  }

  @Test func `a session that is brought back is the one that was deleted, everywhere`() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (try History(), try History())
    let record = Fixture.record(Fixture.facts(before: 5, machine: first.machine))
    try first.save([record])
    try first.delete(record.facts.id)
    _ = try second.importFile(try Self.file(first, in: folder))
    try first.restore(record)
    let back = try #require(try first.session(record.facts.id))
    #expect(back.results == record.results && back.facts.painBefore == 5)
    // A deletion that was exported meanwhile does not win.
    _ = try first.importFile(try Self.file(second, in: folder))
    #expect(try first.count() == 1)
    _ = try second.importFile(try Self.file(first, in: folder))
    #expect(try second.session(record.facts.id) == back)
    // Twice is once.
    try first.restore(record)
    #expect(try first.count() == 1)
  }

  @Test(arguments: [(160, 160, 1.0), (30, 30, 0), (60, 60, 0.5), (80, 80, 1), (0, 0, 0)])
  func `another time of exercise changes sums, credit and end`(
    seconds: Int, work: Int, credit: Double
  ) throws {
    let history = try History()
    let record = SessionRecord(
      facts: Fixture.facts(), results: (0..<4).map { Fixture.hold($0 * 2 + 1) })
    try history.save([record])
    try history.correct(record.facts.id, [.work(.seconds(seconds)), .note("longer")])
    let changed = try #require(try history.session(record.facts.id))
    #expect(changed.work == .seconds(work) && changed.summary.credit.sessions == credit)
    #expect(changed.facts.endedAt == Fixture.monday + 105 + Double(work - 80))
    #expect(changed.facts.revision == record.facts.revision + 1 && changed.facts.note == "longer")
    let stored = try #require(try history.sessions(limit: 1).sessions.first)
    #expect(stored == changed.summary)
  }

  @Test func `another beginning moves the end and the day`() throws {
    let history = try History()
    let record = Fixture.record(Fixture.facts(startedAt: Fixture.monday + 5 * 365 * 86_400))
    try history.save([record])
    let length = try #require(record.facts.endedAt).timeIntervalSince(record.facts.startedAt)
    try history.correct(
      record.facts.id, [.begin(Fixture.monday - 86_400, utcOffset: 3_600), .note("yesterday")])
    let changed = try #require(try history.session(record.facts.id))
    #expect(changed.facts.startedAt == Fixture.monday - 86_400)
    #expect(changed.facts.endedAt == Fixture.monday - 86_400 + length)
    #expect(changed.facts.utcOffset == 3_600 && changed.facts.note == "yesterday")
    #expect(changed.facts.revision == record.facts.revision + 1)
    #expect(changed.facts.editedOn == history.machine && changed.results == record.results)
    #expect(try history.sessions(of: changed.facts.day...changed.facts.day).count == 1)
    #expect(try history.sessions(of: record.facts.day...record.facts.day).isEmpty)
  }

  @Test func `the last session is the last that has begun`() throws {
    let history = try History()
    let records = [-3_600.0, 0, 60, 5 * 365 * 86_400].map {
      Fixture.record(Fixture.facts(startedAt: Fixture.monday + $0))
    }
    #expect(try history.latestSession(by: Fixture.monday) == nil)
    try history.save(records)
    #expect(try history.latestSession(by: Fixture.monday)?.id == records[1].facts.id)
    #expect(try history.latestSession(by: Fixture.monday + 59)?.id == records[1].facts.id)
    #expect(try history.latestSession(by: .distantFuture)?.id == records[3].facts.id)
  }

  @Test func `a session without exercise can be given some`() throws {
    let history = try History()
    let record = SessionRecord(facts: Fixture.facts(), results: [])
    try history.save([record])
    try history.correct(record.facts.id, [.work(.seconds(120))])
    #expect(try history.session(record.facts.id)?.work == .seconds(120))
  }

}
