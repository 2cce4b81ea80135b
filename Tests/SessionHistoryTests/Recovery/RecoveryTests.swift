import Foundation
import GRDB
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

@Suite struct RecoveryTests {
  /// A history of some sessions, closed; the sessions in it.
  private func record(in folder: TemporaryFolder, sessions: Int) throws -> [SessionRecord] {
    let history = try History(atPath: folder.record, now: Fixture.monday, process: Fixture.dead)
    for number in 0..<sessions - 1 {
      var walk = try Walk(history, at: Fixture.monday + Double(number) * 3_600, painBefore: 5)
      try walk.handle(at: 1_000)
    }
    var cut = try Walk(history, at: Fixture.monday + Double(sessions) * 3_600)
    try cut.handle(at: 39)
    let all = try everything(history)
    try history.queue.close()
    return all
  }

  private func everything(_ history: History) throws -> [SessionRecord] {
    var all: [SessionRecord] = []
    try history.forEachSession { all.append($0) }
    return all
  }

  /// Writes bytes over a part of the file.
  private func spoil(_ folder: TemporaryFolder, at offset: UInt64, count: Int) throws {
    let file = try #require(FileHandle(forUpdatingAtPath: folder.record))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(repeating: 0xA5, count: count))
    try file.close()
  }

  @Test func `a file that is not a database is set aside`() throws {
    let folder = try TemporaryFolder()
    let rubbish = Data("This was never a database, but a person may have written it.".utf8)
    try rubbish.write(to: URL(fileURLWithPath: folder.record))
    let history = try History(atPath: folder.record, now: Fixture.monday)
    let recovery = try #require(history.recovery)
    #expect(recovery.sessions == 0)
    #expect(recovery.setAside == folder.record + ".damaged-20261123-100000")
    #expect(FileManager.default.contents(atPath: recovery.setAside) == rubbish)
    var walk = try Walk(history)
    try walk.handle(at: 1_000)
    #expect(try history.count() == 1)
    #expect(try History(atPath: folder.record, now: Fixture.monday).recovery == nil)
  }

  @Test func `two damaged files are both kept`() throws {
    let folder = try TemporaryFolder()
    var names: Set<String> = []
    for text in ["One file that is no database at all.", "Another one."] {
      for name in folder.names where name == "history.sqlite" {
        try FileManager.default.removeItem(atPath: folder.path + "/" + name)
      }
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.record))
      let recovery = try #require(try History(atPath: folder.record, now: Fixture.monday).recovery)
      #expect(FileManager.default.contents(atPath: recovery.setAside) == Data(text.utf8))
      names.insert(recovery.setAside)
    }
    #expect(names.count == 2)
  }

  /// Each page of the file in turn: what is saved is as it was, and nothing stops the opening.
  @Test func `whichever page is damaged, the rest is rescued`() throws {
    let original = try TemporaryFolder()
    let all = try record(in: original, sessions: 60)
    let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.facts.id, $0) })
    let bytes = try #require(FileManager.default.contents(atPath: original.record))
    var saved: [Int] = []
    for page in 0..<bytes.count / 4_096 {
      let folder = try TemporaryFolder()
      try bytes.write(to: URL(fileURLWithPath: folder.record))
      try spoil(folder, at: UInt64(page) * 4_096, count: 4_096)
      let damaged = FileManager.default.contents(atPath: folder.record)
      HistoryFile(folder.record).noteDamage()
      let history = try History(atPath: folder.record, now: Fixture.monday)
      let recovery = try #require(history.recovery)
      #expect(FileManager.default.contents(atPath: recovery.setAside) == damaged)
      #expect(folder.names.count { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") } == 2)
      let kept = try everything(history)
      #expect(kept.count == recovery.sessions)
      saved.append(kept.count)
      for record in kept {
        let before = try #require(byID[record.facts.id])
        #expect(record.facts == before.facts)
        #expect(record.results.allSatisfy(before.results.contains))
      }
      #expect(kept.count { byID[$0.facts.id]?.results != $0.results } <= recovery.incomplete)
    }
    // That of the schema, of an index or of the results costs no session.
    #expect(saved[0] == 60)
    #expect(saved.count { $0 == 60 } >= saved.count / 2)
    #expect(saved.count { $0 == 0 } <= 2)
  }

  @Test func `the position of an interrupted session is rescued`() throws {
    let folder = try TemporaryFolder()
    _ = try record(in: folder, sessions: 3)
    let machine = try History(atPath: folder.record, now: Fixture.monday).machine
    HistoryFile(folder.record).noteDamage()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    #expect(history.recovery?.sessions == 3)
    #expect(history.recovery?.incomplete == 0)
    #expect(history.machine == machine)
    let found = try #require(try history.interruptedSessions().first)
    #expect(found.position.elapsed == .seconds(9))
  }

  @Test func `a session that is only in the log is rescued`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    var walk = try Walk(history)
    try walk.handle(at: 1_000)
    // As after a kill: the log has not been moved into the file.
    let copy = try TemporaryFolder()
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.record + ending, toPath: copy.record + ending)
    }
    HistoryFile(copy.record).noteDamage()
    #expect(try History(atPath: copy.record, now: Fixture.monday).recovery?.sessions == 1)
  }

  @Test func `damage met while running is repaired at the next start`() throws {
    let folder = try TemporaryFolder()
    let all = try record(in: folder, sessions: 60)
    let history = try History(atPath: folder.record, now: Fixture.monday)
    #expect(history.recovery == nil)
    try history.queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.execute(sql: "UPDATE sessions SET level = 'x', id = 'rubbish' WHERE number = 30")
    }
    #expect { try everything(history) } throws: { ($0 as? HistoryError)?.kind == .damaged }
    let next = try History(atPath: folder.record, now: Fixture.monday)
    #expect(next.recovery?.sessions == all.count - 1)
    #expect(try everything(next).count == all.count - 1)
  }

  /// Bytes changed here and there: opening and reading may say that the file is damaged, but never
  /// crash, and the opening after that is sound.
  @Test(arguments: 0..<40)
  func `random damage crashes nothing, and the next opening is sound`(seed: Int) throws {
    let folder = try TemporaryFolder()
    _ = try record(in: folder, sessions: 30)
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes = try #require(FileManager.default.contents(atPath: folder.record))
    for _ in 0..<Int.random(in: 1...200, using: &random) {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    try bytes.write(to: URL(fileURLWithPath: folder.record))
    do {
      let history = try History(atPath: folder.record, now: Fixture.monday)
      _ = try history.overview(now: Fixture.monday, in: Fixture.utc)
      _ = try history.today([], now: Fixture.monday, in: Fixture.utc)
      _ = try history.interruptedSessions()
      _ = try everything(history)
      try Walk(history).history.queue.close()
    } catch let problem as HistoryError {
      // A changed first page can also make it look like another's or a newer version's.
      #expect([.damaged, .foreign, .newer, .unusable].contains(problem.kind), "\(problem)")
      if [.foreign, .newer].contains(problem.kind) { return }
    }
    HistoryFile(folder.record).noteDamage()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    #expect(
      try history.queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
    let kept = try everything(history).count
    #expect(kept == history.recovery?.sessions)
    // The next rescue loses nothing of what this one saved, or of what was saved since.
    _ = try Walk(history)
    try history.queue.close()
    HistoryFile(folder.record).noteDamage()
    let next = try History(atPath: folder.record, now: Fixture.monday)
    #expect(next.recovery?.sessions == kept + 1)
  }

  /// Killed between two steps of a recovery, the next opening goes on with it.
  @Test func `an interrupted rescue is finished at the next opening`() throws {
    let folder = try TemporaryFolder()
    _ = try record(in: folder, sessions: 3)
    try FileManager.default.moveItem(
      atPath: folder.record, toPath: folder.record + ".rescued")
    try Data("the log of the damaged file".utf8).write(
      to: URL(fileURLWithPath: folder.record + "-wal"))
    let history = try History(atPath: folder.record, now: Fixture.monday)
    #expect(try history.count() == 3)
    #expect(folder.names.contains("history.sqlite.damaged-20261123-100000-wal"))
  }

  /// While another program has the folder, nothing is saved twice or set aside, however long it
  /// takes.
  @Test(arguments: [false, true]) func `nothing is rescued while another program holds the lock`(
    isMarked: Bool
  ) throws {
    let folder = try TemporaryFolder()
    _ = try record(in: folder, sessions: 3)
    try spoil(folder, at: 0, count: 200)
    if isMarked { HistoryFile(folder.record).noteDamage() }
    let (bytes, names) = (FileManager.default.contents(atPath: folder.record), folder.names)
    let other = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
    #expect { try HistoryFile(folder.record, waits: 1).open(now: Fixture.monday) } throws: {
      ($0 as? HistoryError)?.kind == .locked
    }
    #expect(FileManager.default.contents(atPath: folder.record) == bytes)
    #expect(folder.names == names)
    close(other)
    let opened = try HistoryFile(folder.record, waits: 1).open(now: Fixture.monday)
    #expect(opened.recovery?.sessions == 3)
  }

  /// As long as a recovery is seen, and for as long as for an open behind it.
  @Test func `the wait for the lock lasts as long as a rescue runs`() throws {
    let folder = try TemporaryFolder()
    let other = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
    var looks = 0
    func isRecovering() -> Bool {
      looks += 1
      if looks == 8 { close(other) }
      return looks <= 6
    }
    let state = try FolderLock.holding(folder.path, waits: 3, isRecovering: isRecovering) { $0 }
    #expect(state == .held)
  }

  /// A program that had the damaged file open meets the damage when another has long saved what it
  /// held.
  @Test func `the file that replaced a damaged one is not set aside`() throws {
    let folder = try TemporaryFolder()
    _ = try record(in: folder, sessions: 3)
    let early = try HistoryFile(folder.record).open(now: Fixture.monday)
    HistoryFile(folder.record).noteDamage(of: early.identity)
    #expect(try History(atPath: folder.record, now: Fixture.monday).recovery != nil)
    HistoryFile(folder.record).noteDamage(of: early.identity)
    #expect(try History(atPath: folder.record, now: Fixture.monday).recovery == nil)
    #expect(folder.names.filter { $0.hasSuffix(".damage-seen") } == [])
  }
}
