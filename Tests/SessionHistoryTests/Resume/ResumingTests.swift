import CarePlan
import Foundation
import GRDB
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct ResumingTests {
  /// A history in which a process that is gone has left a session within its second hold.
  private func cutOff() throws -> (folder: TemporaryFolder, walk: Walk) {
    let folder = try TemporaryFolder()
    let history = try History(
      atPath: folder.record, now: Fixture.monday, process: Fixture.dead)
    var walk = try Walk(history)
    try walk.handle(at: 30)
    try walk.handle(at: 39)
    return (folder, walk)
  }

  @Test func `an interrupted session is offered with its position`() throws {
    let (folder, walk) = try cutOff()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    let found = try #require(try history.interruptedSessions().first)
    #expect(found.facts.id == walk.id)
    #expect(found.facts.routineID == "stretch")
    #expect(found.facts.prescription == Prescription())
    #expect(found.position == SessionPosition(walk.session, at: .seconds(39)))
    #expect(found.position.title == "Reach")
    #expect(found.position.side == .left)
    #expect(found.position.repetition == 2)
    #expect(found.position.repetitions == 2)
    #expect(found.position.elapsed == .seconds(9))
    #expect(found.position.remaining == .seconds(11))
    #expect(found.lastSeen == Fixture.monday + 39)
  }

  @Test func `a running session is not offered`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    _ = try Walk(history)
    let other = try History(atPath: folder.record, now: Fixture.monday)
    #expect(try other.interruptedSessions().isEmpty)
  }

  @Test func `an interrupted session is distinguished from a running one`() throws {
    let (folder, cut) = try cutOff()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    var running = try Walk(history)
    try running.handle(at: 12)
    let other = try History(atPath: folder.record, now: Fixture.monday)
    #expect(try other.interruptedSessions().map(\.facts.id) == [cut.id])
    #expect(
      try other.interruptedSessions { _ in false }.map(\.facts.id) == [cut.id, running.id])
  }

  @Test func `a resumed session counts every second once`() throws {
    let (folder, walk) = try cutOff()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    let found = try #require(try history.interruptedSessions().first)
    try history.resume(found, now: Fixture.monday + 3_600)
    #expect(try history.interruptedSessions().isEmpty)

    var second = Walk(goingOnWith: walk, in: history, from: found.position)
    try second.handle(at: 1_000)
    let record = try #require(try history.session(walk.id))
    #expect(record.facts.ending == .finished)
    #expect(record.work == .seconds(80))
    #expect(record.segmentsDone == 4)
    #expect(
      record.results.filter(\.kind.isWork).map { "\($0.outcome) \($0.spent.inSeconds)" }
        == ["done 20.0", "partial 9.0", "done 11.0", "done 20.0", "done 20.0"])
    // 39 s before, then 3 s of lead-in and 11 s to go.
    #expect(
      record.results.filter(\.kind.isWork).map(\.endedAt.inSeconds) == [25, 39, 53, 78, 103])
  }

  @Test func `only one program can resume a session`() throws {
    let (folder, _) = try cutOff()
    let one = try History(atPath: folder.record, now: Fixture.monday)
    let other = try History(
      atPath: folder.record, now: Fixture.monday,
      process: ProcessIdentity(pid: 1, startTicks: 1, boot: "elsewhere"))
    let found = try #require(try one.interruptedSessions().first)
    let same = try #require(try other.interruptedSessions().first)
    try one.resume(found, now: Fixture.monday + 60)
    for attempt in [
      { try other.resume(same, now: Fixture.monday + 61) },
      {
        try other.endInterrupted(same)
      },
    ] {
      #expect { try attempt() } throws: { ($0 as? HistoryError)?.kind == .taken }
    }
    #expect(try one.session(found.facts.id)?.facts.ending == nil)
  }

  @Test func `an interrupted session that is ended counts its work`() throws {
    let (folder, walk) = try cutOff()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    try history.endInterrupted(try #require(try history.interruptedSessions().first))
    let record = try #require(try history.session(walk.id))
    #expect(record.facts.ending == .cutOff)
    #expect(record.facts.endedAt == Fixture.monday + 39)
    #expect(record.work == .seconds(29))
    #expect(record.results.last?.outcome == .partial)
    #expect(try history.interruptedSessions { _ in false }.isEmpty)
  }

  @Test func `a changed length and a pause are kept`() throws {
    let history = try History(inMemoryFor: Fixture.dead)
    var walk = try Walk(history)
    try walk.handle(.lengthened, at: 10)
    try walk.handle(.pauseToggled, at: 12)
    let found = try #require(try history.interruptedSessions().first)
    #expect(found.position.state == .paused)
    #expect(found.position.length == .seconds(25))
    #expect(found.position.remaining == .seconds(18))
  }

  /// A kill between two writes would find a result without its position.
  @Test func `results and position are saved in one write and add up to the work`() throws {
    let history = try History(inMemoryFor: Fixture.dead)
    var walk = try Walk(history)
    var commits = 0
    history.queue.inDatabase { db in
      db.trace { if "\($0)".hasPrefix("COMMIT") { commits += 1 } }
    }
    for seconds in stride(from: 1.0, through: 99, by: 1) {
      let before = commits
      try walk.handle(at: seconds)
      #expect(commits == before + 1)
      let record = try #require(try history.session(walk.id))
      let found = try #require(try history.interruptedSessions().first)
      let kept = record.work + (found.position.partialResult?.spent ?? .zero)
      #expect(kept == walk.session.workDone(at: .seconds(seconds)))
    }
  }

  /// Longer, then hurt and on gently, then cut off: the same session goes on.
  @Test func `an eased and lengthened timeline is restored`() throws {
    let history = try History(inMemoryFor: Fixture.dead)
    let timeline = try Fixture.timeline(level: .full)
    var session = Session.begin(timeline).session
    _ = session.handle(.hurt, at: .seconds(40))
    let easedFrom = session.index
    _ = session.handle(.hurtAnswered(.goOnGently), at: .seconds(45))
    _ = session.handle(.advanced, at: .seconds(60))
    _ = session.handle(.lengthened, at: .seconds(61))
    let position = SessionPosition(session, at: .seconds(61), easedFrom: easedFrom)
    try history.begin(
      UUID(), walking: timeline, at: position, now: Fixture.monday, in: Fixture.utc)
    let found = try #require(try history.interruptedSessions().first)
    #expect(found.position == position)
    let resumed = try #require(found.timeline(of: Fixture.stretch))
    #expect(resumed.segments[position.segment...] == session.timeline.segments[position.segment...])
    #expect(resumed.segments.count == session.timeline.segments.count)
  }

  @Test func `a session of a changed routine cannot be resumed`() throws {
    let (folder, _) = try cutOff()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    let found = try #require(try history.interruptedSessions().first)
    #expect(found.timeline(of: Fixture.stretch) == (try Fixture.timeline()))
    var renamed = Fixture.stretch
    renamed.steps[0].title = "Bend"
    #expect(found.timeline(of: renamed) == nil)
    var shorter = Fixture.stretch
    shorter.steps[0].repeats = Dose(1)
    #expect(found.timeline(of: shorter) == nil)
    var empty = Fixture.stretch
    empty.steps = []
    #expect(found.timeline(of: empty) == nil)
  }

  /// Numbers that no session has, as damage leaves them.
  @Test(arguments: [
    "UPDATE positions SET base_ms = 9223372036854775807",
    "UPDATE positions SET base_ms = -9223372036854775807",
    "UPDATE positions SET elapsed_ms = 9223372036854775807, moment_ms = 9223372036854775807",
    "UPDATE positions SET unrecorded_ms = 9223372036854775807, length_ms = -1",
    "UPDATE positions SET updated_at = 9223372036854775807",
    "UPDATE positions SET updated_at = -9223372036854775807, pid = 9223372036854775807",
    "UPDATE sessions SET ended_at = 9223372036854775807, revision = 9223372036854775807",
    "UPDATE sessions SET local_day = -9223372036854775807, work_ms = 9223372036854775807",
    "UPDATE sessions SET plan_ms = 9223372036854775807, hold_ms = -9223372036854775807",
    "UPDATE passages SET spent_ms = 9223372036854775807, ended_ms = 9223372036854775807",
    "UPDATE positions SET segment = 9223372036854775807, eased_from = 9223372036854775807",
  ])
  func `extreme numbers in a file do not stop the program`(sql: String) throws {
    let folder = try TemporaryFolder()
    let dead = try History(atPath: folder.record, now: Fixture.monday, process: Fixture.dead)
    var first = try Walk(dead)
    try first.handle(at: 39)
    var second = try Walk(dead, at: Fixture.monday + 600)
    try second.handle(at: 39)
    try dead.queue.inDatabase { try $0.execute(sql: sql) }
    let history = try History(atPath: folder.record, now: Fixture.monday)
    let goals = [Goal(Fixture.stretch)].compactMap(\.self)
    _ = try history.today(goals, now: Fixture.monday, in: Fixture.utc)
    _ = try history.overview(now: Fixture.monday, in: Fixture.utc)
    _ = try history.sessions(limit: 10).sessions.map(\.facts.day)
    let cut = try history.interruptedSessions()
    #expect(cut.count == 2)
    try history.resume(cut[0], now: Fixture.monday + 3_600)
    var position = cut[0].position
    position.moment += .seconds(1)
    position.elapsed += .seconds(1)
    try? history.save(at: position, of: cut[0].facts.id, now: Fixture.monday + 3_601)
    try? history.end(cut[0].facts.id, .finished, now: Fixture.monday + 3_602)
    try history.endInterrupted(cut[1])
    try history.export { _ in }
    HistoryFile(folder.record).noteDamage()
    #expect(try History(atPath: folder.record, now: Fixture.monday).recovery?.sessions == 2)
  }
}
