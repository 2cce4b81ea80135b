import Foundation
import Testing

@testable import SessionHistory

/// The clock of the wall is set while a session is walked: by a person, by the network, by a trip.
/// Sessions are walked by another clock, so that the history only has odd moments in it.
@Suite struct SteppedClockTests {
  @Test(arguments: [-40_000_000.0, -86_400, -3_600, -1, 3_600, 86_400, 40_000_000])
  func `a clock set during a session loses nothing of it`(step: Double) throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    var walk = try Walk(history)
    try walk.handle(at: 30)
    walk.began += step
    try walk.handle(at: 60)
    walk.began -= step / 2
    try walk.handle(at: 1_000)
    let record = try #require(try history.session(walk.id))
    #expect(record.results == walk.session.results.map(SavedSegmentResult.init))
    #expect(record.facts.ending == .finished)
    #expect(record.summary.work == walk.session.workDone(at: .seconds(1_000)))
    #expect(try history.interruptedSessions { _ in false }.isEmpty)

    // The next one, begun before or long after it, stands beside it.
    var next = try Walk(history, at: Fixture.monday + step)
    try next.handle(at: 1_000)
    #expect(try history.sessions(limit: 10).sessions.count == 2)
    _ = try history.today([], now: Fixture.monday, in: Fixture.utc)
    _ = try history.painAnswers(now: Fixture.monday, in: Fixture.utc)

    // And it goes to another machine and back.
    let file = folder.path + "/export.jsonl"
    var lines = Data()
    try history.export { lines += $0 }
    try lines.write(to: URL(fileURLWithPath: file))
    let other = try History(atPath: folder.path + "/other.sqlite", now: Fixture.monday)
    let report = try other.importFile(file)
    #expect(report.added == 2 && report.problems.isEmpty)
    #expect(try other.session(walk.id)?.results == record.results)
  }

  @Test(arguments: [-86_400.0, 86_400]) func `a session cut off after the clock was set is resumed`(
    step: Double
  ) throws {
    let folder = try TemporaryFolder()
    let first = try History(atPath: folder.record, now: Fixture.monday, process: Fixture.dead)
    var walk = try Walk(first)
    try walk.handle(at: 30)
    walk.began += step
    try walk.handle(at: 40)
    let history = try History(atPath: folder.record, now: Fixture.monday + step)
    let cutOff = try #require(try history.interruptedSessions().first)
    // As of the save after the clock was set.
    #expect(cutOff.position == SessionPosition(walk.session, at: .seconds(40)))
    #expect(cutOff.position.segment == 3 && cutOff.position.elapsed == .seconds(10))
    #expect(cutOff.lastSeen == walk.began + 40)
    try history.resume(cutOff, now: Fixture.monday - step)
    let kept = try #require(try history.session(walk.id))
    #expect(kept.results.map(\.segment) == [0, 1, 2, 3])
    #expect(kept.results.last?.spent == .seconds(10))
  }
}
