import RoutineEngine
import Testing

/// Changes by time alone, suspensions, and the engine's report of its position.
@Suite struct SessionTests {
  @Test func `beginning enters the first segment`() throws {
    let timeline = try Fixture.timeline(Fixture.hold(20))
    let (session, effects) = Session.begun(timeline)
    #expect(
      effects == [.started(segment: 0), .enter(segment: 0, at: .zero), .play(.ready, at: .zero)])
    #expect(session.state == .running(since: .zero))
    #expect(session.nextDeadline == .seconds(2))
  }

  @Test func `a whole session by time alone`() throws {
    var session = try Fixture.session(Fixture.hold(7))
    #expect(
      session.handled(.advanced, at: .seconds(60)) == [
        .play(.countdown(3), at: .seconds(2)), .play(.countdown(2), at: .seconds(3)),
        .play(.countdown(1), at: .seconds(4)),
        .record(result(0, .ready, .done, 5, at: 5)),
        .enter(segment: 1, at: .seconds(5)), .play(.start, at: .seconds(5)),
        .record(result(1, .hold, .done, 7, at: 12)),
        .play(.done, at: .seconds(12)), .end(.finished, at: .seconds(12)),
      ])
    #expect(session.state == .ended(.finished))
    #expect(session.nextDeadline == nil)
    #expect(session.handled(.pauseToggled, at: .seconds(70)).isEmpty)
  }

  @Test func `a wait ends only by an answer`() throws {
    var session = try Fixture.session(Step(.prompt, text: "Sit."), Fixture.hold(10))
    #expect(session.isWaiting && session.nextDeadline == nil)
    #expect(session.handled(.advanced, at: .seconds(3_600)).isEmpty)
    let effects = session.handled(.answered, at: .seconds(3_601))
    #expect(effects.first == .record(result(0, .prompt, .done, 3_601, at: 3_601)))
    #expect(session.index == 1)
  }

  @Test func `hands-free waits end by themselves`() throws {
    var session = try Fixture.session(
      Step(.prompt, text: "Sit."), Step(.reps(Dose(5)), title: "Circles"), isHandsFree: true)
    #expect(session.remaining(at: .zero) == .seconds(8))
    #expect(session.timeLeft(at: .zero) == .seconds(28))
    _ = session.handle(.advanced, at: .seconds(8))
    #expect(session.segment.kind == .reps)
    _ = session.handle(.advanced, at: .seconds(28))
    #expect(session.state == .ended(.finished))
  }

  @Test func `hands-free from the middle of a wait begins counting then`() throws {
    var session = try Fixture.session(Step(.prompt, text: "Sit."), Fixture.hold(10))
    _ = session.handle(.handsFreeChanged(true), at: .seconds(100))
    #expect(session.remaining(at: .seconds(100)) == .seconds(8))
    _ = session.handle(.handsFreeChanged(false), at: .seconds(103))
    #expect(session.isWaiting)
    _ = session.handle(.handsFreeChanged(true), at: .seconds(104))
    _ = session.handle(.advanced, at: .seconds(112))
    #expect(session.index == 1)
  }

  @Test func `a session knows its position`() throws {
    var session = try Fixture.session(Fixture.hold(20), Fixture.hold(10))
    _ = session.handle(.advanced, at: .seconds(8))
    #expect(session.elapsed(at: .milliseconds(8_400)) == .milliseconds(3_400))
    #expect(session.remaining(at: .milliseconds(8_400)) == .milliseconds(16_600))
    #expect(session.timeLeft(at: .seconds(8)) == .seconds(17 + 5 + 10))
    #expect(session.leadInRemaining(at: .seconds(8)) == nil)
  }

  @Test func `work done counts work alone`() throws {
    var session = try Fixture.session(Fixture.hold(20), Fixture.hold(10))
    #expect(session.workDone(at: .seconds(4)) == .zero)
    _ = session.handle(.advanced, at: .seconds(8))
    #expect(session.workDone(at: .seconds(8)) == .seconds(3))
    _ = session.handle(.skippedForward, at: .seconds(8))
    #expect(session.workDone(at: .seconds(12)) == .seconds(3))
    _ = session.handle(.paused, at: .seconds(12))
    #expect(session.isPaused && session.workDone(at: .seconds(60)) == .seconds(3))
  }

  @Test func `a clock that steps back stands still`() throws {
    var session = try Fixture.session(Fixture.hold(20))
    _ = session.handle(.advanced, at: .seconds(9))
    let before = session
    #expect(session.handled(.advanced, at: .seconds(1)).isEmpty)
    #expect(session == before)
    #expect(session.handled(.pauseToggled, at: .seconds(2)) == [.pause(.user, at: .seconds(9))])
  }

  @Test func `beginning in the middle leads in first`() throws {
    let timeline = try Fixture.timeline(Fixture.hold(20), Fixture.hold(10))
    var (session, effects) = Session.begun(timeline, at: 1, spent: .seconds(12))
    #expect(
      effects == [
        .started(segment: 1), .enter(segment: 1, at: .zero), .play(.countdown(3), at: .zero),
      ])
    #expect(session.remaining(at: .zero) == .seconds(8))
    effects = session.handled(.advanced, at: .seconds(11))
    #expect(effects.contains(.record(result(1, .hold, .done, 8, at: 11))))
  }

  @Test(arguments: [(-5, 0), (99, 1)])
  func `beginning outside the timeline is moved into it`(index: Int, expected: Int) throws {
    let timeline = try Fixture.timeline(Fixture.hold(20))
    let session = Session.begin(timeline, at: index, spent: .seconds(500)).session
    #expect(session.index == expected)
    #expect(session.remaining(at: .zero).map { $0 >= .zero } == true)
  }

  // MARK: Gaps

  @Test func `a suspension pauses at the last moment seen`() throws {
    var session = try Fixture.session(Fixture.hold(20))
    _ = session.handle(.advanced, at: .seconds(9))
    let effects = session.handled(.suspended(since: .seconds(10)), at: .seconds(5_000))
    #expect(effects == [.pause(.gap, at: .seconds(10))])
    #expect(session.remaining(at: .seconds(5_000)) == .seconds(15))
    _ = session.handle(.resumed, at: .seconds(5_001))
    #expect(session.leadInRemaining(at: .seconds(5_001)) == .seconds(3))
    _ = session.handle(.advanced, at: .seconds(5_005))
    #expect(session.remaining(at: .seconds(5_005)) == .seconds(14))
  }

  @Test func `cues due before a suspension come`() throws {
    var session = try Fixture.session(Fixture.hold(20))
    let effects = session.handled(.suspended(since: .seconds(6)), at: .seconds(500))
    #expect(effects.contains(.enter(segment: 1, at: .seconds(5))))
    #expect(effects.last == .pause(.gap, at: .seconds(6)))
    #expect(session.index == 1)
  }

  @Test func `a suspension while paused or waiting changes nothing`() throws {
    var paused = try Fixture.session(Fixture.hold(20))
    _ = paused.handle(.paused, at: .seconds(7))
    #expect(paused.handled(.suspended(since: .seconds(8)), at: .seconds(500)).isEmpty)
    #expect(paused.state == .paused(.user))
    var waiting = try Fixture.session(Step(.prompt, text: "Sit."))
    #expect(waiting.handled(.suspended(since: .seconds(8)), at: .seconds(500)).isEmpty)
    #expect(!waiting.isPaused)
    var open = try Fixture.session(Step(.open(about: Dose(.seconds(30)))))
    _ = open.handle(.suspended(since: .seconds(8)), at: .seconds(500))
    #expect(open.state == .paused(.gap) && open.elapsed(at: .seconds(500)) == .seconds(8))
  }

  private func result(
    _ segment: Int, _ kind: Segment.Kind, _ outcome: SegmentResult.Outcome, _ spent: Int,
    at end: Int
  ) -> SegmentResult {
    SegmentResult.expected(segment, kind, outcome, .seconds(spent), at: .seconds(end))
  }

  @Test func `hands-free does not answer for the person`() throws {
    var session = try Fixture.session(
      Step(.prompt, text: "Any pain?", asks: true), Fixture.hold(20), isHandsFree: true)
    #expect(session.isWaiting && session.nextDeadline == nil)
    _ = session.handle(.advanced, at: .seconds(3_600))
    #expect(session.index == 0)
    _ = session.handle(.answered, at: .seconds(3_600))
    #expect(session.index == 1 && !session.isWaiting)
  }
}
