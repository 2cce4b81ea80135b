import Foundation
import GRDB
import RoutineEngine
import Testing

@testable import SessionHistory

extension HistoryCheckpointTests {
  // MARK: Nothing is left

  @Test func `a session that ends leaves no checkpoint`() throws {
    let history = try history()
    var walk = try Walk(history)
    try walk.wake(at: 3)
    #expect(checkpoints.count == 1)
    try walk.handle(at: 30)
    try walk.handle(.left, at: 31)
    #expect(checkpoints.isEmpty)
    try history.savePainAfter(3, of: walk.id)
    #expect(checkpoints.isEmpty)
  }

  /// Its program was killed when all was done but this, or its record is gone.
  @Test func `a checkpoint of an unknown session is removed, other files are kept`() throws {
    let cut = try Walk(try history())
    let stray = "\(folder.record).checkpoint-\(UUID().text)"
    let others = [
      "\(folder.record).checkpoint-of-mine", folder.path + "/other.sqlite.checkpoint-\(UUID())",
    ]
    for path in [stray] + others {
      #expect(FileManager.default.createFile(atPath: path, contents: Data([1])))
    }
    let running = try Walk(try history(.current))
    let names = folder.names
    #expect(!names.contains { stray.hasSuffix($0) })
    for kept in [file(of: cut), file(of: running)] + others {
      #expect(names.contains { kept.hasSuffix($0) }, "\(kept)")
    }
  }

  // MARK: Without a checkpoint

  /// Without a file, the history is written to every five seconds, as the clock runs.
  @Test func `without a checkpoint file the history is written instead`() throws {
    let history = try history()
    var walk = try Walk(history)
    try walk.handle(at: 5)
    unlink(file(of: walk))
    history.ongoing?.file = CheckpointFile(open("/dev/full", O_WRONLY | O_CLOEXEC))
    // It is made anew with the next thing that is saved, unless something is in its place.
    mkdir(file(of: walk), 0o700)
    for (seconds, elapsed) in [(6.0, 0.0), (8, 0), (9.5, 4.5), (13.5, 4.5), (14, 9)] {
      try walk.wake(at: seconds)
      #expect(try found().position.elapsed == .seconds(elapsed), "\(seconds)")
    }
    #expect(checkpoints.count == 1)
    rmdir(file(of: walk))
    try walk.handle(at: 15)
    try walk.wake(at: 16)
    #expect(try found().position.elapsed == .seconds(11))
  }

  /// A write that failed is tried again meanwhile, and then the checkpoint is there.
  @Test func `pending writes are done before a checkpoint is written`() throws {
    let history = try history()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.record, configuration: configuration)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    #expect(throws: HistoryError.self) { _ = try Walk(history) }
    #expect(checkpoints.isEmpty)
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try history.writePending()
    #expect(checkpoints.count == 1)
    let id = try found().facts.id
    var session = Session.begin(try Fixture.timeline()).session
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    func wake(at seconds: Double) throws {
      _ = session.handle(.advanced, at: .seconds(seconds))
      try history.saveCheckpoint(
        at: SessionPosition(session, at: .seconds(seconds)), of: id, now: Fixture.monday + seconds)
    }
    // A boundary that has to wait: what comes after it is not said of the position before.
    _ = session.handle(.advanced, at: .seconds(6))
    #expect(throws: HistoryError.self) {
      try history.save(
        at: SessionPosition(session, at: .seconds(6)), of: id, now: Fixture.monday + 6)
    }
    try wake(at: 7)
    #expect(try found().position.segment == 0)
    #expect(throws: HistoryError.self) { try wake(at: 10.5) }
    try wake(at: 11.5)
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try wake(at: 15)
    try wake(at: 16)
    #expect(try found().position == SessionPosition(session, at: .seconds(16)))
    #expect(history.pendingWrites == 0)
  }

  @Test func `a history in memory saves its position without a checkpoint`() throws {
    let history = try History(inMemoryFor: Fixture.dead)
    var walk = try Walk(history)
    try walk.wake(at: 3)
    #expect(try history.interruptedSessions().first?.position.elapsed == .zero)
    try walk.wake(at: 4.5)
    #expect(try history.interruptedSessions().first?.position.elapsed == .seconds(4.5))
  }
}
