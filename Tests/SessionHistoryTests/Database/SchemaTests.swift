import CarePlan
import Foundation
import GRDB
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct SchemaTests {
  /// Every version that there ever was, as a small record of it in SQL.
  @Test(arguments: 1...Schema.version)
  func `a history of any version so far is read and migrated`(version: Int) throws {
    let folder = try TemporaryFolder()
    try write(version, in: folder)
    let history = try History(atPath: folder.record, now: Fixture.monday)
    #expect(history.machine.text == "11111111-2222-4333-8444-555555555555")
    let sessions = try history.sessions(limit: 10).sessions
    #expect(sessions.map(\.facts.routineTitle) == ["Foam roller", "Shoulder-blade stretch"])
    let done = try #require(sessions.last)
    #expect(done.facts.painBefore == 5)
    #expect(done.facts.painAfter == 3)
    #expect(done.facts.ending == .finished)
    #expect(done.facts.utcOffset == 3_600)
    #expect(done.facts.day == LocalDay("2026-11-23"))
    #expect(done.segmentsDone == 2)
    #expect(done.work == .seconds(40))
    #expect(done.facts.ease == (version < 3 ? nil : .aboutRight))
    #expect(done.facts.note == (version < 4 ? nil : "ask about the left side"))
    #expect(try history.queue.read { try $0.deletions() }.count == (version < 4 ? 0 : 1))
    let practice = try history.practice(now: Fixture.monday + 7_200, in: Fixture.utc)
    #expect(practice.sessions.map(\.counts) == [true, false])
    #expect(practice.sessions.first?.credits["foam-roller"] == (version < 3 ? nil : .whole))
    #expect(practice.pressing(on: done.facts.day) == (version < 3 ? .zero : .seconds(40)))
    #expect(practice.firstDays.keys.sorted() == ["foam-roller", "shoulder-blade-stretch"])
    let cut = try #require(try history.interruptedSessions().first)
    #expect(cut.facts.routineID == "foam-roller")
    #expect(cut.position.elapsed == .milliseconds(12_345))
    let dose = try history.agreedDoses()["shoulder-blade-stretch", .standard]
    #expect(dose == (version < 2 ? nil : Prescription(hold: .seconds(25))))
    let events = try history.planEvents()
    #expect(events.map(\.kind) == (version < 5 ? [] : [.started, .pain]))
    #expect(events.last?.value == (version < 5 ? nil : 7))
    let pain = try history.painEntries().map { "\($0.pain) \($0.side?.rawValue ?? "")" }
    #expect(pain == (version < 7 ? [] : ["5 left"]))
    let unknown = try history.queue.read { try $0.unknownLines() }
    #expect(unknown == (version < 8 ? [] : [#"{"type":"walk","steps":4000}"#]))
    #expect(try userVersion(of: history) == Schema.version)
    let problems = try history.queue.read { db in
      (
        try String.fetchAll(db, sql: "PRAGMA integrity_check"),
        try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
      )
    }
    #expect(problems.0 == ["ok"])
    #expect(problems.1.isEmpty)
  }

  /// A file of the newest version is the same whether it was made anew or by migrations.
  @Test func `a new or migrated history has the schema of the newest stored version`() throws {
    let sql = try stored(Schema.version)
    let kept = try DatabaseQueue()
    try kept.writeWithoutTransaction { try $0.execute(sql: sql) }
    let fresh = try History()
    #expect(try tables(kept) == tables(fresh.queue))
    for version in 1..<Schema.version {
      let folder = try TemporaryFolder()
      try write(version, in: folder)
      let migrated = try History(atPath: folder.record, now: Fixture.monday)
      #expect(try tables(kept) == tables(migrated.queue), "version \(version)")
    }
  }

  /// The small record of a version in SQL.
  private func stored(_ version: Int) throws -> String {
    let url = try #require(
      Bundle.module.url(
        forResource: "version-\(version)", withExtension: "sql", subdirectory: "Schemas"))
    return try String(contentsOf: url, encoding: .utf8)
  }

  /// Writes the record of a version as a history.
  private func write(_ version: Int, in folder: TemporaryFolder) throws {
    let sql = try stored(version)
    let old = try DatabaseQueue(path: folder.record)
    try old.writeWithoutTransaction { try $0.execute(sql: sql) }
    try old.close()
  }

  private func tables(_ queue: DatabaseQueue) throws -> [String] {
    try queue.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'grdb%'
          ORDER BY name
          """)
    }
  }

  private func userVersion(of history: History) throws -> Int? {
    try history.queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  @Test func `a history is opened with WAL, full sync and foreign keys`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    func pragma(_ name: String) throws -> String? {
      try history.queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }
    #expect(try pragma("journal_mode") == "wal")
    // 2 is FULL.
    #expect(try pragma("synchronous") == "2")
    #expect(try pragma("foreign_keys") == "1")
    #expect(try pragma("user_version") == "\(Schema.version)")
    #expect(try history.queue.read { try Schema.migrator.hasCompletedMigrations($0) })
  }
}
