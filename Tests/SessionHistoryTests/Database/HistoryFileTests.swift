import Foundation
import GRDB
import RoutineEngine
import Synchronization
import Testing

@testable import SessionHistory

@Suite struct HistoryFileTests {
  private func refusal(openingAt path: String) -> HistoryError? {
    do throws(HistoryError) {
      _ = try History(atPath: path, now: Fixture.monday)
      return nil
    } catch {
      return error
    }
  }

  private func mode(_ path: String) -> mode_t? {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode & 0o7777 : nil
  }

  @Test func `only the owner has access to the folder and the files`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state/unknot/history.sqlite"
    let history = try History(atPath: path, now: Fixture.monday)
    #expect(mode(folder.path + "/state") == 0o700)
    #expect(mode(folder.path + "/state/unknot") == 0o700)
    #expect(["", "-wal", "-shm"].map { mode(path + $0) } == [0o600, 0o600, 0o600])
    try history.queue.close()
    // Whoever made the damaged one.
    chmod(path, 0o644)
    HistoryFile(path).noteDamage()
    #expect(mode(path + ".damage-seen") == 0o600)
    let rescued = try History(atPath: path, now: Fixture.monday)
    #expect(rescued.recovery != nil)
    _ = try Walk(rescued)
    #expect(["", "-wal", "-shm"].map { mode(path + $0) } == [0o600, 0o600, 0o600])
  }

  @Test func `a record that was removed is not written to without a word`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    var walk = try Walk(history)
    try walk.handle(at: 1_000)
    #expect(unlink(folder.record) == 0)
    #expect {
      try history.savePainAfter(3, of: walk.id)
    } throws: { ($0 as? HistoryError)?.kind == .gone }
    // The log belongs to no other database.
    let later = try History(atPath: folder.record, now: Fixture.monday)
    #expect(later.recovery == nil)
    #expect(try later.count() == 0)
    let check = try later.queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    #expect(check == "ok")
    #expect(folder.names.contains("history.sqlite.orphaned-wal"))
    #expect {
      try history.savePainAfter(4, of: walk.id)
    } throws: { ($0 as? HistoryError)?.kind == .gone }
  }

  @Test(arguments: ["", "-wal", "-journal"]) func `a pipe in place of a history file is reported`(
    ending: String
  ) throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.record + ending, 0o600) == 0)
    let problem = try #require(refusal(openingAt: folder.record))
    #expect(problem.kind == .unusable)
    #expect(problem.reason == "this is a pipe, not a file")
    #expect(folder.names == ["history.sqlite" + ending])
  }

  @Test func `a folder that cannot be created is reported`() throws {
    let folder = try TemporaryFolder()
    _ = FileManager.default.createFile(atPath: folder.path + "/state", contents: Data())
    let problem = try #require(
      refusal(openingAt: folder.path + "/state/history.sqlite"))
    #expect(problem.kind == .noFolder)
    #expect(problem.path == folder.path + "/state")
    #expect(problem.message.contains("UNKNOT_HOME"))
  }

  @Test func `a folder in place of the history is reported`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.record, withIntermediateDirectories: true)
    let problem = try #require(refusal(openingAt: folder.record))
    #expect(problem.kind == .unusable)
    #expect(problem.reason == "this is a folder, not a file")
  }

  @Test func `a history of a newer version is refused and left unchanged`() throws {
    let folder = try TemporaryFolder()
    do {
      let history = try History(atPath: folder.record, now: Fixture.monday)
      _ = try Walk(history)
      try history.queue.inDatabase { try $0.execute(sql: "PRAGMA user_version = 99") }
      try history.queue.close()
    }
    let before = FileManager.default.contents(atPath: folder.record)
    let names = folder.names
    let problem = try #require(refusal(openingAt: folder.record))
    #expect(problem.kind == .newer)
    #expect(problem.reason.contains("version 99"))
    #expect(FileManager.default.contents(atPath: folder.record) == before)
    #expect(folder.names == names)
  }

  @Test func `a database of another program is refused and left unchanged`() throws {
    let folder = try TemporaryFolder()
    let other = try DatabaseQueue(path: folder.record)
    try other.write { try $0.execute(sql: "CREATE TABLE sessions (id)") }
    try other.close()
    let before = FileManager.default.contents(atPath: folder.record)
    #expect(refusal(openingAt: folder.record)?.kind == .foreign)
    #expect(FileManager.default.contents(atPath: folder.record) == before)
  }

  @Test func `an empty file is opened as a new history`() throws {
    let folder = try TemporaryFolder()
    _ = FileManager.default.createFile(atPath: folder.record, contents: Data())
    #expect(try History(atPath: folder.record, now: Fixture.monday).count() == 0)
  }

  @Test func `a write to a locked history is reported and done later`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    var walk = try Walk(history)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.record, configuration: configuration)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    try history.queue.inDatabase { try $0.execute(sql: "PRAGMA busy_timeout = 0") }
    #expect { try walk.handle(at: 30) } throws: { ($0 as? HistoryError)?.kind == .locked }
    #expect(history.pendingWrites == 1)
    // Reading goes on meanwhile.
    #expect(try history.count() == 1)
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try walk.handle(at: 31)
    #expect(try history.session(walk.id)?.results.count == 3)
  }

  @Test func `the machine keeps its ID`() throws {
    let folder = try TemporaryFolder()
    let first = try History(atPath: folder.record, now: Fixture.monday).machine
    #expect(try History(atPath: folder.record, now: Fixture.monday).machine == first)
    #expect(try History().machine != first)
  }

  @Test func `a read-only connection reads and refuses to write`() throws {
    let folder = try TemporaryFolder()
    let machine: UUID
    do {
      let history = try History(atPath: folder.record, now: Fixture.monday)
      machine = history.machine
      _ = try Walk(history)
      try history.queue.close()
    }
    let queue = try HistoryConnection.readOnly(folder.record)
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM sessions") } == 1)
    #expect(
      try queue.read { try String.fetchOne($0, sql: "SELECT id FROM machine") } == machine.text)
    #expect(throws: DatabaseError.self) {
      try queue.write { try $0.execute(sql: "DELETE FROM sessions") }
    }
  }

  /// Two processes that write at once; two connections are the same to SQLite.
  @Test func `two writers at once lose nothing`() throws {
    let folder = try TemporaryFolder()
    _ = try History(atPath: folder.record, now: Fixture.monday)
    let path = folder.record
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { writer in
      do {
        let history = try History(atPath: path, now: Fixture.monday)
        for number in 0..<50 {
          var walk = try Walk(history, at: Fixture.monday + Double(number * 1_000 + writer))
          for seconds in [10.0, 30, 60, 200] { try walk.handle(at: seconds) }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let history = try History(atPath: folder.record, now: Fixture.monday)
    var sessions = 0
    try history.forEachSession { record in
      sessions += 1
      #expect(record.facts.ending == .finished)
      #expect(record.results.count == 8)
      #expect(record.work == .seconds(80))
    }
    #expect(sessions == 100)
  }
}
