import Foundation
import GRDB
import Testing

@testable import SessionHistory

/// A first start that is cut off, at whatever write, is gone on with at the next one.
@Suite struct FirstStartTests {
  /// As versions before wrote it: under its own name from the first byte on.
  private func beginning(_ change: (DatabaseQueue) throws -> Void) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: folder.record)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
    }
    try change(queue)
    let copy = try TemporaryFolder()
    for ending in ["", "-wal"] {
      try? FileManager.default.copyItem(
        atPath: folder.record + ending, toPath: copy.record + ending)
    }
    return copy
  }

  private func isNew(_ folder: TemporaryFolder) throws -> Bool {
    let history = try History(atPath: folder.record, now: Fixture.monday)
    _ = try Walk(history)
    return try history.count() == 1 && history.recovery == nil
  }

  @Test func `a file with only a list of migrations is opened as new`() throws {
    let folder = try beginning { queue in
      try queue.write {
        try $0.execute(
          sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
      }
    }
    #expect(try isNew(folder))
  }

  @Test(arguments: [0, 1, 16, 60, 72, 100, 104, 512, 4_095, 4_096])
  func `a file with no more than a header is opened as new`(size: Int) throws {
    let folder = try beginning { _ in }
    unlink(folder.record + "-wal")
    truncate(folder.record, off_t(size))
    #expect(try isNew(folder))
  }

  /// Each prefix of what is written, in the order in which SQLite writes it.
  @Test func `a first start cut off anywhere in the log is opened as new`() throws {
    let folder = try beginning { try Schema.migrator.migrate($0) }
    let log = try #require(FileManager.default.contents(atPath: folder.record + "-wal"))
    #expect(log.count > 20_000)
    for size in stride(from: 0, to: log.count, by: 1_013) {
      let copy = try TemporaryFolder()
      try FileManager.default.copyItem(atPath: folder.record, toPath: copy.record)
      try log.prefix(size).write(to: URL(fileURLWithPath: copy.record + "-wal"))
      #expect(try isNew(copy), "\(size)")
    }
  }

  @Test func `leftovers of an unfinished new file are removed`() throws {
    let folder = try TemporaryFolder()
    for ending in [".new", ".new-wal", ".new-shm"] {
      try Data("half of".utf8).write(to: URL(fileURLWithPath: folder.record + ending))
    }
    #expect(try isNew(folder))
    #expect(folder.names.filter { $0.contains(".new") } == [])
  }

  /// Another program's, whatever it has in common with ours.
  @Test(arguments: [
    "CREATE TABLE sessions (id)",
    "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY); CREATE TABLE t (id)",
    """
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('v1')
    """,
    "CREATE TABLE t (id); PRAGMA application_id = 7",
    "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY); PRAGMA user_version = 3",
  ])
  func `a database of another program is refused and left unchanged`(sql: String) throws {
    let folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: folder.record)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    let before = FileManager.default.contents(atPath: folder.record)
    #expect { try History(atPath: folder.record, now: Fixture.monday) } throws: {
      ($0 as? HistoryError)?.kind == .foreign
    }
    #expect(FileManager.default.contents(atPath: folder.record) == before)
    #expect(folder.names == ["history.sqlite"])
  }
}
