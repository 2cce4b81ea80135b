import Foundation
import GRDB
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

@Suite struct HistoryCheckpointTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func history(_ process: ProcessIdentity = Fixture.dead) throws -> History {
    try History(atPath: folder.record, now: Fixture.monday, process: process)
  }

  /// The session that a program finds after the one that is gone.
  func found() throws -> InterruptedSession {
    try #require(try history(.current).interruptedSessions().first)
  }

  func file(of walk: Walk) -> String { "\(folder.record).checkpoint-\(walk.id.text)" }
  var checkpoints: [String] { folder.names.filter { $0.contains("checkpoint") } }

  /// The moment of the last write to the history itself.
  private func writes() throws -> Int {
    try DatabaseQueue(path: folder.record).read {
      try Int.fetchOne($0, sql: "SELECT updated_at FROM positions") ?? 0
    }
  }

  // MARK: Keeping

  @Test func `each second is kept without a write to the history`() throws {
    var walk = try Walk(try history())
    try walk.handle(at: 5)
    let kept = try writes()
    for seconds in stride(from: 6.25, to: 25, by: 1) {
      try walk.wake(at: seconds)
      let found = try found()
      #expect(found.position == SessionPosition(walk.session, at: .seconds(seconds)))
      #expect(found.position.unrecorded == .seconds(seconds - 5))
      #expect(found.lastSeen == Fixture.monday + seconds)
    }
    #expect(try writes() == kept)
    #expect(checkpoints == ["history.sqlite.checkpoint-\(walk.id.text)"])
  }

  @Test func `frequent wake-ups are not all kept`() throws {
    var walk = try Walk(try history())
    try walk.handle(at: 5)
    for seconds in [6, 6.125, 6.25, 6.375] { try walk.wake(at: seconds) }
    #expect(try found().position.elapsed == .seconds(1))
    try walk.wake(at: 6.5)
    #expect(try found().position.elapsed == .seconds(1.5))
  }

  @Test func `the file has each second, and shared memory has none`() throws {
    var walk = try Walk(try history())
    try walk.handle(at: 5)
    for seconds in 6..<20 {
      try walk.wake(at: Double(seconds))
      let found = CheckpointFile.read(of: walk.id, nextTo: folder.record)
      #expect(found.map(\.elapsed) == [(seconds - 5) * 1_000])
    }
    let memory = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/shm")) ?? []
    #expect(!memory.contains { $0.hasSuffix(walk.id.text) })
  }

  /// Against the loss of power. Where the second that follows would be too late, the file is synced
  /// a little early.
  @Test(arguments: [0, 0.1, 0.3, 0.5, 0.9]) func `the disk is never more than five seconds behind`(
    fraction: Double
  ) throws {
    let history = try history()
    var walk = try Walk(history)
    try walk.handle(at: 6 - fraction)
    var syncs: Set<Date> = []
    for seconds in stride(from: 6.0, to: 24, by: 1) {
      let syncedAt = try #require(history.ongoing?.syncedAt)
      #expect(syncedAt >= Fixture.monday + seconds - 5)
      syncs.insert(syncedAt)
      try walk.wake(at: seconds)
    }
    #expect(syncs.count <= 5)
  }

  /// One that a program of an older version left has another name, and is longer.
  @Test func `a checkpoint file of an older version is read and later removed`() throws {
    var walk = try Walk(try history())
    try walk.handle(at: 5)
    try walk.wake(at: 12)
    let old = "\(folder.record).pulse-\(walk.id.text)"
    try FileManager.default.moveItem(atPath: file(of: walk), toPath: old)
    #expect(truncate(old, 4_096) == 0)
    #expect(try found().position == SessionPosition(walk.session, at: .seconds(12)))
    let history = try history(.current)
    try history.resume(try found(), now: Fixture.monday + 60)
    #expect(try #require(history.interruptedSessions { _ in false }.first).position.moment == .zero)
    try history.end(walk.id, .left, now: Fixture.monday + 61)
    #expect(!folder.names.contains { $0.contains(walk.id.text) })
  }

  /// A key that changes the segment but not where it is. A checkpoint has no room for that.
  @Test func `a changed length or hands-free mode is in the history at once`() throws {
    for event in [SessionEvent.lengthened, .handsFreeChanged(true)] {
      var walk = try Walk(try history())
      try walk.handle(at: 10)
      try walk.wake(at: 11)
      _ = walk.session.handle(event, at: .seconds(11.5))
      try walk.wake(at: 11.5)
      #expect(try writes() == (Fixture.monday + 11.5).inMilliseconds)
      #expect(try self.found().position == SessionPosition(walk.session, at: .seconds(11.5)))
      try walk.wake(at: 12.5)
      let found = try found()
      #expect(found.position == SessionPosition(walk.session, at: .seconds(12.5)))
      #expect(found.position.elapsed == .seconds(7.5))
      try history(.current).endInterrupted(found)
    }
  }

  /// The moment of a pause is the last that counts, however long it is.
  @Test func `time in a pause or a lead-in is not counted`() throws {
    var walk = try Walk(try history())
    try walk.handle(at: 10)
    try walk.wake(at: 12)
    try walk.handle(.suspended(since: .seconds(12.25)), at: 300)
    let kept = try writes()
    for seconds in [301.0, 400, 4_000] { try walk.wake(at: seconds) }
    #expect(try writes() == kept)
    #expect(try found().position.elapsed == .seconds(7.25))
    // Back in position for three seconds, then on.
    try walk.handle(.resumed, at: 5_000)
    try walk.wake(at: 5_002)
    #expect(try found().position.elapsed == .seconds(7.25))
    try walk.wake(at: 5_004)
    #expect(try found().position.elapsed == .seconds(8.25))
    #expect(try found().position.state == .running)
    #expect(try found().position.unrecorded == .seconds(8.25))
  }

  @Test func `a checkpoint of an earlier position is ignored`() throws {
    var walk = try Walk(try history())
    try walk.handle(at: 5)
    try walk.wake(at: 9)
    try walk.handle(.wentBack, at: 10)
    let found = try found()
    #expect(found.position == SessionPosition(walk.session, at: .seconds(10)))
    #expect(found.position.elapsed == .zero)
    let kept = try #require(try history().session(walk.id)).work
    #expect(kept == .seconds(5))
  }

  /// However it is sliced, and whatever comes between: never ahead of the truth, and not a second
  /// behind what was seen last.
  @Test(arguments: 0..<8) func `the work found is never too much, and less than a second behind`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    var walk = try Walk(try history())
    let other = try history(.current)
    var now = 0.0
    while now < 90 {
      now += .random(in: 0.1...1, using: &random)
      let keys: [SessionEvent] = [
        .pauseToggled, .lengthened, .shortened, .repeated, .skippedForward, .wentBack,
        .handsFreeChanged(.random(using: &random)),
      ]
      let isKey = Int.random(in: 0..<8, using: &random) == 0
      let event = isKey ? keys.randomElement(using: &random) : nil
      try walk.wake(event ?? .advanced, at: now)
      if case .ended = walk.session.state { break }
      let moment = Duration.seconds(now)
      let found = try #require(try other.interruptedSessions().first)
      let record = try #require(try walk.history.session(walk.id))
      let known = record.work + found.position.unrecorded
      let truth = walk.session.workDone(at: moment)
      #expect(known <= truth && truth - known <= .milliseconds(520), "\(now): \(known) of \(truth)")
      #expect(found.position.segment == walk.session.index)
      #expect(found.position.elapsed <= walk.session.elapsed(at: moment))
    }
  }

  // MARK: Going on

  @Test func `resuming and ending count the time of the checkpoint`() throws {
    for isGoneOnWith in [true, false] {
      var walk = try Walk(try history())
      try walk.handle(at: 30)
      try walk.wake(at: 39)
      let history = try history(.current)
      let found = try #require(try history.interruptedSessions().first)
      #expect(found.position.elapsed == .seconds(9) && found.lastSeen == Fixture.monday + 39)
      if isGoneOnWith {
        try history.resume(found, now: Fixture.monday + 3_600)
        #expect(checkpoints == ["history.sqlite.checkpoint-\(walk.id.text)"])
        var second = Walk(goingOnWith: walk, in: history, from: found.position)
        try second.handle(at: 1_000)
        let record = try #require(try history.session(walk.id))
        #expect(record.work == .seconds(80) && record.segmentsDone == 4)
        #expect(
          record.results.filter(\.kind.isWork).map(\.endedAt.inSeconds) == [25, 39, 53, 78, 103])
      } else {
        try history.endInterrupted(found)
        let record = try #require(try history.session(walk.id))
        #expect(record.work == .seconds(29))
        #expect(record.facts.endedAt == Fixture.monday + 39)
      }
      #expect(checkpoints.isEmpty)
    }
  }

  /// Killed again before it wrote anything of its own.
  @Test func `a resumed session has a checkpoint of its own`() throws {
    var walk = try Walk(try history())
    try walk.handle(at: 30)
    try walk.wake(at: 34)
    let second = try history()
    let first = try found()
    try second.resume(first, now: Fixture.monday + 60)
    #expect(try found().position.elapsed == .seconds(9) - .seconds(5))
    var session = Session.begin(
      walk.session.timeline, at: first.position.segment, spent: first.position.elapsed
    ).session
    _ = session.handle(.advanced, at: .seconds(5))
    try second.saveCheckpoint(
      at: SessionPosition(session, at: .seconds(5)), of: walk.id, now: Fixture.monday + 65)
    #expect(try found().position.elapsed == .seconds(6))
    #expect(try found().position.unrecorded == .seconds(2))
  }

  @Test func `only one program can take a session with a checkpoint`() throws {
    var walk = try Walk(try history())
    try walk.handle(at: 30)
    try walk.wake(at: 39)
    let (one, other) = (try history(.current), try history(.current))
    let (found, same) = (try self.found(), try self.found())
    try one.resume(found, now: Fixture.monday + 60)
    #expect {
      try other.endInterrupted(same)
    } throws: {
      ($0 as? HistoryError)?.kind == .taken
    }
    #expect(checkpoints.count == 1)
  }

  @Test func `the session last seen comes first`() throws {
    var first = try Walk(try history())
    let second = try Walk(try history(), at: Fixture.monday + 3)
    try first.wake(at: 4.5)
    #expect(try history(.current).interruptedSessions().map(\.facts.id) == [first.id, second.id])
  }

  @Test func `a rescued session keeps its checkpoint`() throws {
    var walk = try Walk(try history())
    try walk.handle(at: 5)
    try walk.wake(at: 12)
    try DatabaseQueue(path: folder.record).writeWithoutTransaction {
      _ = try $0.checkpoint(.truncate)
    }
    _ = FileManager.default.createFile(
      atPath: folder.record + ".damage-seen", contents: nil)
    let history = try history(.current)
    #expect(history.recovery?.sessions == 1)
    let found = try #require(try history.interruptedSessions().first)
    #expect(found.position == SessionPosition(walk.session, at: .seconds(12)))
  }
}
