import CarePlan
import Foundation
import RoutineEngine
import Testing

@testable import SessionHistory

/// Sessions that the person left, and takes up again.
@Suite struct LeftSessionTests {
  /// A session that was left 9 s into its second hold.
  private func left(in history: History, at began: Date = Fixture.monday) throws -> Walk {
    var walk = try Walk(history, at: began)
    try walk.handle(at: 30)
    try walk.handle(at: 39)
    let position = SessionPosition(walk.session, at: .seconds(39))
    let effects = walk.session.handle(.leaving, at: .seconds(39))
    let results = effects.compactMap { effect -> SegmentResult? in
      if case .finished(let result) = effect { result } else { nil }
    }
    let now = began + 39
    try history.save(results, at: nil, of: walk.id, now: now)
    try history.end(walk.id, .left, now: now, leftAt: position)
    return walk
  }

  private func offered(_ history: History, after seconds: Double) throws -> InterruptedSession? {
    try history.leftSession(now: Fixture.monday + seconds, in: Fixture.utc)
  }

  @Test func `it is offered for an hour, and is over meanwhile`() throws {
    let history = try History()
    let walk = try left(in: history)
    let found = try #require(try offered(history, after: 40))
    #expect(found.facts.id == walk.id && found.isLeft)
    #expect(found.position.elapsed == .seconds(9) && found.position.repetition == 2)
    #expect(try offered(history, after: 3_639) != nil)
    #expect(try offered(history, after: 3_640) == nil)
    #expect(try offered(history, after: 20) == nil)
    #expect(try history.interruptedSessions { _ in false }.isEmpty)
    #expect(try !history.isUnderWay(walk.id))
    #expect(try history.session(walk.id)?.facts.ending == .left)
  }

  @Test func `yesterday's is not`() throws {
    let history = try History()
    _ = try left(in: history)
    // It is Monday, 23:50, where clocks are so far ahead that it was left before midnight.
    let zone = try #require(TimeZone(secondsFromGMT: 13 * 3_600 + 3_000))
    #expect(try history.leftSession(now: Fixture.monday + 1_800, in: zone) == nil)
  }

  @Test func `a day that begins at four has its night`() throws {
    let history = try History()
    try history.use(OwnDay(begin: DayBegin(seconds: 4 * 3_600)))
    // Monday, 23:50; the session is left, and it is Tuesday, 0:20.
    let walk = try left(in: history, at: Fixture.monday + 50_400 - 600)
    let found = try history.leftSession(now: Fixture.monday + 50_400 + 1_200, in: Fixture.utc)
    #expect(found?.facts.id == walk.id)
  }

  @Test func `taken up again, every second counts once`() throws {
    let history = try History()
    let walk = try left(in: history)
    let found = try #require(try offered(history, after: 60))
    try history.resume(found, now: Fixture.monday + 60)
    #expect(try history.session(walk.id)?.facts.ending == nil)
    #expect(try history.session(walk.id)?.facts.endedAt == nil)
    #expect(try offered(history, after: 61) == nil)
    var second = Walk(goingOnWith: walk, in: history, from: found.position)
    try second.handle(at: 1_000)
    let record = try #require(try history.session(walk.id))
    #expect(record.facts.ending == .finished && record.work == .seconds(80))
    #expect(
      record.results.filter(\.kind.isWork).map { "\($0.outcome) \($0.spent.inSeconds)" }
        == ["done 20.0", "partial 9.0", "done 11.0", "done 20.0", "done 20.0"])
  }

  @Test func `whoever begins another has done with it`() throws {
    let history = try History()
    _ = try left(in: history)
    _ = try Walk(history)
    #expect(try offered(history, after: 60) == nil)
  }

  @Test func `said to be over, it is not offered and stays as it was`() throws {
    let history = try History()
    let walk = try left(in: history)
    let before = try history.session(walk.id)
    try history.endInterrupted(try #require(try offered(history, after: 60)))
    #expect(try offered(history, after: 61) == nil)
    #expect(try history.session(walk.id) == before)
  }

  @Test func `a session that hurt, or was left at once, is not offered`() throws {
    let history = try History()
    let walk = try Walk(history)
    let position = SessionPosition(walk.session, at: .zero)
    try history.end(walk.id, .left, now: Fixture.monday, leftAt: position)
    #expect(try offered(history, after: 10) == nil)
    var other = try Walk(history)
    try other.handle(at: 39)
    let place = SessionPosition(other.session, at: .seconds(39))
    try history.end(other.id, .hurt, now: Fixture.monday + 39, leftAt: place)
    #expect(try offered(history, after: 60) == nil)
  }

  /// A session with a voice has longer pauses; they are there when it goes on.
  @Test(arguments: [(true, true), (true, false), (false, true)])
  func `the room for a voice is saved with the position`(isSpoken: Bool, isHandsFree: Bool) throws {
    let folder = try TemporaryFolder()
    let history = try History(
      atPath: folder.record, now: Fixture.monday, process: Fixture.dead)
    let routine = Routine(
      id: "stretch", title: "Stretch",
      steps: [
        Step(
          .hold(Dose(.seconds(20))), title: "Reach",
          text: String(repeating: "Reach up as far as you can. ", count: 8),
          sides: .both(first: .left), rest: .seconds(5))
      ])
    var prescription = Prescription()
    prescription.isSpoken = isSpoken
    let timeline = try Timeline(routine, prescription)
    let plain = try Timeline(routine)
    #expect((timeline.segments != plain.segments) == isSpoken)
    let session = Session.begin(timeline, isHandsFree: isHandsFree).session
    try history.begin(
      UUID(), walking: timeline, at: SessionPosition(session, at: .zero), now: Fixture.monday,
      in: Fixture.utc)
    let other = try History(atPath: folder.record, now: Fixture.monday)
    let found = try #require(try other.interruptedSessions().first)
    #expect(found.position.isSpoken == isSpoken && found.position.isHandsFree == isHandsFree)
    #expect(found.timeline(of: routine)?.segments == timeline.segments)
  }
}
