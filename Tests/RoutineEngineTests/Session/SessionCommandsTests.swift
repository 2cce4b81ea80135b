import RoutineEngine
import Testing

/// What the person wishes for, key by key.
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

  @Test func aPauseOfAnyLengthLosesAndGainsNothing() throws {
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

  @Test func pausingInTheLeadInStopsItAndLosesNothing() throws {
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

  @Test func whatNeedsNoPositionGoesOnAtOnce() throws {
    var session = try Fixture.session(Fixture.hold(20))
    _ = session.handle(.paused, at: .seconds(1))
    _ = session.handle(.resumed, at: .seconds(10))
    #expect(session.state == .running(since: .seconds(10)))
    #expect(session.remaining(at: .seconds(10)) == .seconds(4))
  }

  // MARK: Next

  @Test func nextKeepsThePartThatWasDone() throws {
    var session = try sessionInFirstHold()
    let effects = session.handled(.skippedForward, at: .seconds(13))
    #expect(
      effects == [
        .record(.expected(2, .hold, .partial, .seconds(8), at: .seconds(13))),
        .enter(segment: 3, at: .seconds(13)), .play(.rest, at: .seconds(13)),
      ])
  }

  @Test func nextOverNothingDoneIsASkip() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.skippedForward, at: .seconds(13))
    #expect(
      session.handled(.skippedForward, at: .seconds(14)).first
        == .record(.expected(3, .rest, .skipped, .seconds(1), at: .seconds(14))))
    #expect(
      session.handled(.skippedForward, at: .seconds(14)).first
        == .record(.expected(4, .hold, .skipped, .zero, at: .seconds(14))))
  }

  @Test func nextAtTheLastSegmentIsTheEnd() throws {
    var session = try Fixture.session(Fixture.hold(20))
    _ = session.handle(.skippedForward, at: .seconds(1))
    let effects = session.handled(.skippedForward, at: .seconds(4))
    #expect(effects.suffix(2) == [.play(.done, at: .seconds(4)), .end(.finished, at: .seconds(4))])
  }

  @Test func nextWhilePausedGoesOnStanding() throws {
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

  @Test func backGoesToTheStartThenToTheOneBefore() throws {
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

  @Test func againStartsTheWorkOver() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.repeated, at: .seconds(14))
    #expect(session.index == 2)
    #expect(session.leadInRemaining(at: .seconds(14)) == .seconds(3))
    _ = session.handle(.advanced, at: .seconds(18))
    #expect(session.remaining(at: .seconds(18)) == .seconds(19))
  }

  @Test func againWhileRestingRepeatsTheWorkJustDone() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.advanced, at: .seconds(26))
    #expect(session.segment.kind == .rest)
    _ = session.handle(.repeated, at: .seconds(26))
    #expect(session.index == 2 && session.segment.kind == .hold)
  }

  @Test func againInGetReadyStartsThatOver() throws {
    var session = try Fixture.session(Fixture.hold(20))
    _ = session.handle(.repeated, at: .seconds(4))
    #expect(session.index == 0 && session.remaining(at: .seconds(4)) == .seconds(5))
  }

  // MARK: Longer and shorter

  @Test func longerAndShorterMoveTheEndByFiveSeconds() throws {
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

  @Test func theOtherRepeatsKeepTheirLength() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.lengthened, at: .seconds(12))
    #expect(
      session.timeline.segments.map(\.length)[2...4] == [.seconds(25), .seconds(5), .seconds(20)])
  }

  @Test func shorterNeverTakesTheLastSecond() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.advanced, at: .milliseconds(22_500))
    #expect(
      session.handled(.shortened, at: .milliseconds(22_500))
        == [.adjust(at: .milliseconds(22_500))])
    #expect(session.remaining(at: .milliseconds(22_500)) == .milliseconds(1_500))
    #expect(session.handled(.shortened, at: .milliseconds(22_500)) == [.refuse(.isShortest)])
  }

  @Test func thereIsALongest() throws {
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

  @Test func whatWaitsHasNoLengthToChange() throws {
    var session = try Fixture.session(Step(.prompt, text: "Sit."))
    #expect(session.handled(.lengthened, at: .zero) == [.refuse(.waitsForThePerson)])
    #expect(session.handled(.shortened, at: .zero) == [.refuse(.waitsForThePerson)])
  }

  @Test func aChangeWhilePausedKeepsTheClockStanding() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.paused, at: .seconds(12))
    _ = session.handle(.lengthened, at: .seconds(13))
    #expect(session.isPaused && session.remaining(at: .seconds(99)) == .seconds(18))
  }

  // MARK: Answer

  @Test func anAnswerEndsALeadInAtOnce() throws {
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

  @Test func thereIsNothingToAnswerWhileTheClockRuns() throws {
    var session = try sessionInFirstHold()
    #expect(session.handled(.answered, at: .seconds(13)) == [.refuse(.hasAClock)])
  }

  // MARK: Leaving

  @Test func leavingKeepsThePart() throws {
    var session = try sessionInFirstHold()
    #expect(
      session.handled(.left, at: .seconds(14)) == [
        .record(.expected(2, .hold, .partial, .seconds(9), at: .seconds(14))),
        .end(.left, at: .seconds(14)),
      ])
    #expect(session.elapsed(at: .seconds(99)) == .seconds(9))
  }
}
