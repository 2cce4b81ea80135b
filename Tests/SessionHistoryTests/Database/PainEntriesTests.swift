import CarePlan
import Foundation
import GRDB
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

/// Pain that is recorded without a session.
@Suite struct PainEntriesTests {
  private static let day = LocalDay(Fixture.monday, in: .gmt)

  private func lines(_ history: History) throws -> [String] {
    var lines: [String] = []
    try history.export { lines.append(String(decoding: $0, as: UTF8.self)) }
    return lines
  }

  private func file(_ lines: [String], in folder: TemporaryFolder) throws -> String {
    let path = "\(folder.path)/\(UUID().uuidString).jsonl"
    try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func `pain is read as it was recorded`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    try history.savePain(5, side: .left, now: Fixture.monday, in: Fixture.zone("Europe/Berlin"))
    try history.savePain(0, now: Fixture.monday + 60, in: .gmt)
    let entries = try History(atPath: folder.record, now: Fixture.monday).painEntries()
    #expect(entries.map(\.pain) == [5, 0])
    #expect(entries.map(\.side) == [.left, nil])
    #expect(entries.map(\.saidAt) == [Fixture.monday, Fixture.monday + 60])
    #expect(entries.map(\.utcOffset) == [3_600, 0])
    #expect(entries.allSatisfy { $0.machine == history.machine })
    #expect(try history.latestPainEntry(by: .distantFuture) == entries.last)
    #expect(try history.latestPainEntry(by: Fixture.monday + 59) == entries.first)
    #expect(try history.count() == 0)
  }

  @Test func `days are the person's own, where they were`() throws {
    let history = try History()
    // Half past one at night in Auckland, on Tuesday.
    try history.savePain(
      6, now: Fixture.monday + 2.5 * 3_600, in: Fixture.zone("Pacific/Auckland"))
    let tuesday = Self.day.advanced(by: 1)
    #expect(try history.painEntries(since: tuesday).count == 1)
    #expect(try history.painEntries(of: Self.day...Self.day).isEmpty)
    try history.use(OwnDay(begin: DayBegin(seconds: 4 * 3_600)))
    #expect(try history.painEntries(since: tuesday).isEmpty)
    #expect(try history.painEntries(of: Self.day...Self.day).map(\.pain) == [6])
  }

  @Test func `the overview and the day's limits see pain`() throws {
    let history = try History()
    try history.savePain(7, now: Fixture.monday - 60, in: .gmt)
    try history.savePain(2, now: Fixture.monday - 100 * 86_400, in: .gmt)
    let overview = try history.overview(weeks: 2, now: Fixture.monday, in: .gmt)
    #expect(overview.painEntries.map(\.pain) == [7] && overview.pain.isEmpty)
    var answers = Answers()
    answers.practice = try history.practice(now: Fixture.monday, in: .gmt)
    answers.noteClosures(at: Fixture.monday, in: .gmt)
    #expect(answers.pain == Answer(7, at: Fixture.monday - 60))
  }

  @Test func `a mistyped pain is deleted, and comes back`() throws {
    let history = try History()
    try history.savePain(8, side: .right, now: Fixture.monday, in: .gmt)
    let entry = try #require(try history.painEntries().first)
    #expect(try history.deletePain(entry.id) == entry)
    #expect(try history.painEntries().isEmpty)
    #expect(try history.deletePain(entry.id) == nil)
    try history.restorePain(entry)
    let back = try #require(try history.painEntries().first)
    #expect(back.pain == 8 && back.side == .right && back.saidAt == entry.saidAt)
    #expect(back.id != entry.id)
  }

  /// The union of exports with their deletions is the same in any order, and twice is once.
  @Test(arguments: 0..<20) func `exports merge in any order`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let coder = SessionLineCoder()
    let machines = [UUID(), UUID()]
    var all: [String] = []
    for index in 0..<8 {
      let id = UUID()
      for version in 0..<Int.random(in: 1...2, using: &random) {
        let entry = PainEntry(
          (index + version) % 11, side: [.left, .right, nil].randomElement(using: &random) ?? nil,
          id: id, saidAt: Fixture.monday + Double(index / 2), utcOffset: 0, machine: machines[0])
        all.append(String(decoding: try coder.line(entry), as: UTF8.self) + "\n")
      }
      for machine in machines where Bool.random(using: &random) {
        let deletion = Deletion(id: id, revision: 1, machine: machine)
        all.append(String(decoding: try coder.line(deletion), as: UTF8.self) + "\n")
      }
    }
    func merged(_ files: [[String]]) throws -> [String] {
      let history = try History()
      for lines in files {
        #expect(try history.importFile(try file(lines, in: folder)).problems == [])
      }
      return try Array(self.lines(history).dropFirst())
    }
    let once = try merged([all])
    let cut = Int.random(in: 0...all.count, using: &random)
    let shuffled = all.shuffled(using: &random)
    #expect(try merged([Array(shuffled[cut...]), Array(shuffled[..<cut]), all]) == once)
  }

  @Test func `an export brings pain along, and its deletion`() throws {
    let folder = try TemporaryFolder()
    let (here, there) = (try History(), try History())
    try here.savePain(5, side: .left, now: Fixture.monday, in: Fixture.zone("Europe/Berlin"))
    let first = try there.importFile(try file(try lines(here), in: folder))
    #expect(first.painAdded == 1 && first.added == 0)
    #expect(try there.painEntries() == here.painEntries())
    #expect(try there.importFile(try file(try lines(here), in: folder)).painAdded == 0)
    // Of this machine's own there is nothing.
    var own: [Data] = []
    try there.export(.thisMachine) { own.append($0) }
    #expect(own.count == 1)
    let id = try #require(try here.painEntries().first?.id)
    let old = try lines(here)
    try here.deletePain(id)
    #expect(try there.importFile(try file(try lines(here), in: folder)).deleted == 1)
    #expect(try there.importFile(try file(old, in: folder)).painAdded == 0)
    #expect(try there.painEntries().isEmpty)
  }

  @Test(arguments: [
    #"{"type":"pain","id":"eeeeeeee-0000-4000-8000-000000000001","at":"2026-11-23T10:15:30.000+01:00","machine":"eeeeeeee-0000-4000-8000-000000000001"}"#,
    #"{"type":"pain","id":"eeeeeeee-0000-4000-8000-000000000001","pain":11,"at":"2026-11-23T10:15:30.000+01:00","machine":"eeeeeeee-0000-4000-8000-000000000001"}"#,
    #"{"type":"pain","id":"eeeeeeee-0000-4000-8000-000000000001","pain":5,"side":"front","at":"2026-11-23T10:15:30.000+01:00","machine":"eeeeeeee-0000-4000-8000-000000000001"}"#,
    #"{"type":"pain","id":"eeeeeeee-0000-4000-8000-000000000001","pain":5,"at":"today","machine":"eeeeeeee-0000-4000-8000-000000000001"}"#,
  ]) func `a bad line is reported and left out`(line: String) throws {
    let folder = try TemporaryFolder()
    let history = try History()
    #expect(try history.importFile(try file([line + "\n"], in: folder)).problemCount == 1)
    #expect(try history.painEntries().isEmpty)
  }

  @Test func `recovery of a damaged record saves pain`() throws {
    let folder = try TemporaryFolder()
    var history: History? = try History(atPath: folder.record, now: Fixture.monday)
    try history?.savePain(5, side: .left, now: Fixture.monday, in: .gmt)
    try history?.savePain(3, now: Fixture.monday + 60, in: .gmt)
    let entries = try #require(try history?.painEntries())
    try history?.deletePain(entries[1].id)
    try history?.queue.close()
    history = nil
    HistoryFile(folder.record).noteDamage()
    let saved = try History(atPath: folder.record, now: Fixture.monday)
    #expect(saved.recovery != nil)
    #expect(try saved.painEntries() == [entries[0]])
    #expect(try saved.queue.read { try $0.deletions() }.map(\.id) == [entries[1].id])
  }

  @Test func `what cannot be written waits and is written with the next thing`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.record, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    #expect(throws: HistoryError.self) {
      try history.savePain(5, now: Fixture.monday, in: .gmt)
    }
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try history.writePending()
    #expect(try history.painEntries().map(\.pain) == [5])
  }

  @Test func `pain of some time is found by its index`() throws {
    let plan = try History().queue.read {
      try Row.fetchAll(
        try $0.makeStatement(sql: "EXPLAIN QUERY PLAN " + History.painEntriesSQL),
        arguments: [1, 2]
      ).compactMap { $0["detail"] as String? }
    }
    #expect(plan.contains { $0.contains("pain_entries_by_moment") }, "\(plan)")
  }
}
