import RoutineEngine
import Testing

/// The commands of the person, key by key.
@Suite struct SessionCommandsTests {
  /// A prompt, a hold of 20 s twice, and a hold of 10 s, seven seconds into the first hold.
  private func sessionInFirstHold() throws -> Session {
    var session = try Fixture.session(
      Step(.prompt, text: "Sit."), Fixture.hold(20, title: "A", repeats: 2),
      Fixture.hold(10, title: "B"))
    _ = session.handle(.answered, at: .zero)
    _ = session.handle(.advanced, at: .seconds(12))
    #expect(session.segment.kind == .hold && session.elapsed(at: .seconds(12)) == .seconds(7))
    return session
  }

  // MARK: Pause

  @Test func `a pause of any length loses and gains nothing`() throws {
    for minutes in [0, 1, 600] {
      var session = try sessionInFirstHold()
      #expect(
        session.handled(.pauseToggled, at: .milliseconds(12_345))
          == [.pause(.user, at: .milliseconds(12_345))])
      #expect(session.nextDeadline == nil)
      let later = Duration.milliseconds(12_345) + .minutes(minutes)
      #expect(session.handled(.advanced, at: later).isEmpty)
      #expect(session.elapsed(at: later) == .milliseconds(7_345))
      #expect(
        session.handled(.pauseToggled, at: later)
          == [.resume(at: later), .play(.countdown(3), at: later)])
      #expect(
        session.handled(.advanced, at: later + .seconds(3)) == [
          .play(.countdown(2), at: later + .seconds(1)),
          .play(.countdown(1), at: later + .seconds(2)), .play(.start, at: later + .seconds(3)),
        ])
      #expect(session.elapsed(at: later + .seconds(4)) == .milliseconds(8_345))
    }
  }

  @Test func `pausing in the lead-in stops it and loses nothing`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.paused, at: .seconds(12))
    _ = session.handle(.resumed, at: .seconds(20))
    #expect(
      session.handled(.pauseToggled, at: .seconds(22)) == [
        .play(.countdown(2), at: .seconds(21)), .play(.countdown(1), at: .seconds(22)),
        .pause(.user, at: .seconds(22)),
      ])
    #expect(session.elapsed(at: .seconds(30)) == .seconds(7))
  }

  @Test func `a segment that needs no position goes on at once`() throws {
    var session = try Fixture.session(Fixture.hold(20))
    _ = session.handle(.paused, at: .seconds(1))
    _ = session.handle(.resumed, at: .seconds(10))
    #expect(session.state == .running(since: .seconds(10)))
    #expect(session.remaining(at: .seconds(10)) == .seconds(4))
  }

  // MARK: Next

  @Test func `next keeps the part that was done`() throws {
    var session = try sessionInFirstHold()
    let effects = session.handled(.skippedForward, at: .seconds(13))
    #expect(
      effects == [
        .record(.expected(2, .hold, .partial, .seconds(8), at: .seconds(13))),
        .enter(segment: 3, at: .seconds(13)), .play(.rest, at: .seconds(13)),
      ])
  }

  @Test func `next over nothing done is a skip`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.skippedForward, at: .seconds(13))
    #expect(
      session.handled(.skippedForward, at: .seconds(14)).first
        == .record(.expected(3, .rest, .skipped, .seconds(1), at: .seconds(14))))
    #expect(
      session.handled(.skippedForward, at: .seconds(14)).first
        == .record(.expected(4, .hold, .skipped, .zero, at: .seconds(14))))
  }

  @Test func `next at the last segment is the end`() throws {
    var session = try Fixture.session(Fixture.hold(20))
    _ = session.handle(.skippedForward, at: .seconds(1))
    let effects = session.handled(.skippedForward, at: .seconds(4))
    #expect(effects.suffix(2) == [.play(.done, at: .seconds(4)), .end(.finished, at: .seconds(4))])
  }

  @Test func `next while paused goes on standing`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.paused, at: .seconds(12))
    let effects = session.handled(.skippedForward, at: .seconds(13))
    #expect(effects.last == .enter(segment: 3, at: .seconds(13)))
    #expect(session.isPaused && session.remaining(at: .seconds(99)) == .seconds(5))
    // The cue that was not heard on entering is heard on going on.
    #expect(
      session.handled(.resumed, at: .seconds(20))
        == [.resume(at: .seconds(20)), .play(.rest, at: .seconds(20))])
  }

  // MARK: Back and again

  @Test func `back goes to the start then to the one before`() throws {
    var session = try sessionInFirstHold()
    #expect(
      session.handled(.wentBack, at: .seconds(13)) == [
        .record(.expected(2, .hold, .partial, .seconds(8), at: .seconds(13))),
        .enter(segment: 2, at: .seconds(13)), .play(.countdown(3), at: .seconds(13)),
      ])
    #expect(session.remaining(at: .seconds(13)) == .seconds(20))
    #expect(
      session.handled(.wentBack, at: .seconds(14)) == [
        .play(.countdown(2), at: .seconds(14)),
        .enter(segment: 1, at: .seconds(14)), .play(.ready, at: .seconds(14)),
      ])
    #expect(
      session.handled(.wentBack, at: .seconds(15)).first == .enter(segment: 0, at: .seconds(15)))
    #expect(session.handled(.wentBack, at: .seconds(15)) == [.refuse(.isAtBeginning)])
  }

  @Test func `again starts the work over`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.repeated, at: .seconds(14))
    #expect(session.index == 2)
    #expect(session.leadInRemaining(at: .seconds(14)) == .seconds(3))
    _ = session.handle(.advanced, at: .seconds(18))
    #expect(session.remaining(at: .seconds(18)) == .seconds(19))
  }

  @Test func `again while resting repeats the work just done`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.advanced, at: .seconds(26))
    #expect(session.segment.kind == .rest)
    _ = session.handle(.repeated, at: .seconds(26))
    #expect(session.index == 2 && session.segment.kind == .hold)
  }

  @Test func `again in a get-ready starts that over`() throws {
    var session = try Fixture.session(Fixture.hold(20))
    _ = session.handle(.repeated, at: .seconds(4))
    #expect(session.index == 0 && session.remaining(at: .seconds(4)) == .seconds(5))
  }

  // MARK: Longer and shorter

  @Test func `longer and shorter move the end by five seconds`() throws {
    var session = try sessionInFirstHold()
    #expect(session.handled(.lengthened, at: .seconds(12)) == [.adjust(at: .seconds(12))])
    #expect(session.remaining(at: .seconds(12)) == .seconds(18))
    _ = session.handle(.shortened, at: .seconds(12))
    _ = session.handle(.shortened, at: .seconds(12))
    #expect(session.remaining(at: .seconds(12)) == .seconds(8))
    let effects = session.handled(.advanced, at: .seconds(20))
    #expect(effects.contains(.record(.expected(2, .hold, .done, .seconds(15), at: .seconds(20)))))
    #expect(effects.contains(.play(.countdown(3), at: .seconds(17))))
  }

  @Test func `the other repeats keep their length`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.lengthened, at: .seconds(12))
    #expect(
      session.timeline.segments.map(\.length)[2...4] == [.seconds(25), .seconds(5), .seconds(20)])
  }

  @Test func `shorter never takes the last second`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.advanced, at: .milliseconds(22_500))
    #expect(
      session.handled(.shortened, at: .milliseconds(22_500))
        == [.adjust(at: .milliseconds(22_500))])
    #expect(session.remaining(at: .milliseconds(22_500)) == .milliseconds(1_500))
    #expect(session.handled(.shortened, at: .milliseconds(22_500)) == [.refuse(.isShortest)])
  }

  @Test func `no segment is made longer than its longest`() throws {
    var session = try Fixture.session(Step(.massage(Dose(.minutes(9))), ready: .zero))
    for _ in 0..<12 {
      #expect(session.handled(.lengthened, at: .zero) == [.adjust(at: .zero)])
    }
    #expect(session.length == .minutes(10))
    #expect(session.handled(.lengthened, at: .zero) == [.refuse(.isLongest)])
    var long = try Fixture.session(Step(.rest(Dose(.minutes(20)))))
    #expect(long.handled(.lengthened, at: .zero) == [.refuse(.isLongest)])
    #expect(long.handled(.shortened, at: .zero) == [.adjust(at: .zero)])
  }

  @Test func `a wait has no length to change`() throws {
    var session = try Fixture.session(Step(.prompt, text: "Sit."))
    #expect(session.handled(.lengthened, at: .zero) == [.refuse(.waitsForThePerson)])
    #expect(session.handled(.shortened, at: .zero) == [.refuse(.waitsForThePerson)])
  }

  @Test func `a change while paused keeps the clock standing`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.paused, at: .seconds(12))
    _ = session.handle(.lengthened, at: .seconds(13))
    #expect(session.isPaused && session.remaining(at: .seconds(99)) == .seconds(18))
  }

  // MARK: Answer

  @Test func `an answer ends a lead-in at once`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.paused, at: .seconds(12))
    _ = session.handle(.answered, at: .seconds(20))
    #expect(session.leadInRemaining(at: .seconds(20)) == .seconds(3))
    #expect(
      session.handled(.answered, at: .milliseconds(20_500)) == [
        .play(.start, at: .milliseconds(20_500))
      ])
    #expect(session.elapsed(at: .milliseconds(21_500)) == .seconds(8))
  }

  @Test func `there is nothing to answer while the clock runs`() throws {
    var session = try sessionInFirstHold()
    #expect(session.handled(.answered, at: .seconds(13)) == [.refuse(.hasAClock)])
  }

  // MARK: Leaving

  @Test func `leaving keeps the part`() throws {
    var session = try sessionInFirstHold()
    #expect(
      session.handled(.left, at: .seconds(14)) == [
        .record(.expected(2, .hold, .partial, .seconds(9), at: .seconds(14))),
        .end(.left, at: .seconds(14)),
      ])
    #expect(session.elapsed(at: .seconds(99)) == .seconds(9))
  }
}
