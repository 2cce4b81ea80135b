import Foundation
import GRDB
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

/// Damage of the first page, which says what a file is and where its tables begin. The sessions are
/// on other pages, so that none of them may be lost.
@Suite struct WornSchemaTests {
  private static let sessions = 200

  /// The bytes of a closed history.
  private func history() throws -> Data {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday, process: Fixture.dead)
    try history.transaction("test") { db in
      for number in 0..<Self.sessions {
        let record = Fixture.record(Fixture.facts(startedAt: Fixture.monday + Double(number) * 600))
        try db.append(record.results, to: try db.insert(record.facts))
      }
    }
    try history.queue.close()
    return try #require(FileManager.default.contents(atPath: folder.record))
  }

  /// The number of sessions read with all their results, by a program that is started again where
  /// it says so.
  private func readable(_ bytes: Data, in folder: TemporaryFolder) throws -> Int {
    try bytes.write(to: URL(fileURLWithPath: folder.record))
    for _ in 0..<2 {
      do {
        let history = try History(atPath: folder.record, now: Fixture.monday)
        guard history.obstacle == nil else { return -1 }
        var whole = 0
        try history.forEachSession { whole += $0.results.count == 4 ? 1 : 0 }
        let walk = try? Walk(history)
        guard walk != nil else { continue }
        return whole
      } catch let problem as HistoryError {
        guard problem.kind == .damaged else { throw problem }
      }
    }
    return -2
  }

  /// The fields of the header that mean something, and some of the rest; with `UNKNOT_EVERY_BYTE`
  /// all of the page.
  private static let offsets: [Int] = {
    if ProcessInfo.processInfo.environment["UNKNOT_EVERY_BYTE"] != nil { return Array(0..<4_096) }
    return [0, 15] + Array(16..<32) + Array(stride(from: 32, to: 96, by: 3))
      + [18, 19, 47, 55, 59, 60, 63, 67, 68, 71, 95, 100, 103, 104, 105, 106, 107, 108, 109]
      + Array(stride(from: 110, to: 4_096, by: 331))
  }()

  @Test(arguments: [0xFF, 0x01] as [UInt8])
  func `a worn byte of the first page loses no session`(mask: UInt8) throws {
    let original = try history()
    for offset in Self.offsets {
      // A version that may come is refused, not mended.
      if mask == 1, offset == 63 { continue }
      var bytes = original
      bytes[offset] ^= mask
      let folder = try TemporaryFolder()
      do {
        let whole = try readable(bytes, in: folder)
        #expect(whole == Self.sessions, "byte \(offset): \(whole)")
      } catch {
        Issue.record("byte \(offset): \(error)")
      }
    }
  }

  @Test(arguments: [0x00, 0xA5] as [UInt8])
  func `an overwritten first page loses no session`(byte: UInt8) throws {
    var bytes = try history()
    bytes.replaceSubrange(0..<4_096, with: repeatElement(byte, count: 4_096))
    #expect(try readable(bytes, in: try TemporaryFolder()) == Self.sessions)
  }

  /// All that the schema says, wherever its pages are.
  @Test func `a lost schema loses no session`() throws {
    var bytes = try history()
    while let range = bytes.range(of: Data("CREATE ".utf8)) {
      bytes.replaceSubrange(range, with: repeatElement(0x2D, count: range.count))
    }
    #expect(try readable(bytes, in: try TemporaryFolder()) == Self.sessions)
  }

  /// A file that was packed, so that its tables begin elsewhere.
  @Test func `tables of a vacuumed file are found without its header`() throws {
    let folder = try TemporaryFolder()
    try history().write(to: URL(fileURLWithPath: folder.record))
    let queue = try DatabaseQueue(path: folder.record)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "CREATE TABLE a AS SELECT * FROM passages; PRAGMA auto_vacuum = NONE")
      try db.execute(sql: "DROP TABLE a; VACUUM; PRAGMA journal_mode = DELETE")
    }
    try queue.close()
    var bytes = try #require(FileManager.default.contents(atPath: folder.record))
    bytes.replaceSubrange(0..<100, with: repeatElement(0, count: 100))
    #expect(try readable(bytes, in: try TemporaryFolder()) == Self.sessions)
  }

  /// The part that was not moved from the log into the file when the program was killed.
  @Test func `a session in the log is rescued without the first page`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    var walk = try Walk(history)
    try walk.handle(at: 1_000)
    let copy = try TemporaryFolder()
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.record + ending, toPath: copy.record + ending)
    }
    let file = try #require(FileHandle(forUpdatingAtPath: copy.record))
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
    try file.close()
    let rescued = try History(atPath: copy.record, now: Fixture.monday)
    #expect(rescued.recovery?.sessions == 1)
    #expect(try rescued.session(walk.id)?.results.count == 8)
  }
}
