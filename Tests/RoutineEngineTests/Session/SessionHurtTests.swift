import RoutineEngine
import Testing

/// The commands of the person, key by key.
@Suite struct SessionHurtTests {
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

  @Test func `a hurt stops the clock at once and is kept`() throws {
    var session = try sessionInFirstHold()
    #expect(
      session.handled(.hurt, at: .seconds(14)) == [
        .record(.expected(2, .hold, .hurt, .seconds(9), at: .seconds(14))),
        .pause(.hurt, at: .seconds(14)),
      ])
    #expect(session.handled(.hurt, at: .seconds(15)).isEmpty)
    #expect(session.handled(.pauseToggled, at: .seconds(15)) == [.refuse(.hurtIsOpen)])
  }

  @Test func `going on gently walks the low end`() throws {
    var full = try Timeline(Fixture.stretch, Prescription(level: .full))
    #expect(full.segments.count { $0.kind == .hold } == 4)
    var session = Session.begin(full, at: 2).session
    _ = session.handle(.hurt, at: .seconds(8))
    _ = session.handle(.hurtAnswered(.goOnGently), at: .seconds(20))
    full = session.timeline
    #expect(session.easedFrom == 2)
    let holds = full.segments.filter { $0.kind == .hold }
    #expect(holds.map(\.length) == [.seconds(15), .seconds(15)])
    #expect(holds.map(\.repetition?.of) == [2, 2])
    #expect(full.segments.last?.kind == .hold)
    #expect(session.remaining(at: .seconds(20)) == .seconds(7))
    #expect(session.leadInRemaining(at: .seconds(20)) == .seconds(3))
    // The whole time on the move is counted once.
    _ = session.handle(.advanced, at: .seconds(100))
    let spent = session.results.filter { $0.kind == .hold }.map(\.spent)
    #expect(spent == [.seconds(8), .seconds(7), .seconds(15)])
  }

  @Test func `going on gently leaves what is past the low end`() throws {
    let timeline = try Timeline(Fixture.stretch, Prescription(level: .full))
    var past = Session.begin(timeline, at: 2).session
    _ = past.handle(.hurt, at: .seconds(22))
    let effects = past.handled(.hurtAnswered(.goOnGently), at: .seconds(30))
    #expect(effects.contains(.enter(segment: 3, at: .seconds(30))))
    var third = Session.begin(timeline, at: 6).session
    #expect(third.segment.repetition?.index == 3)
    _ = third.handle(.hurt, at: .seconds(3))
    _ = third.handle(.hurtAnswered(.goOnGently), at: .seconds(5))
    #expect(third.state == .ended(.finished))
  }

  @Test func `skipping the move leaves all its repeats and sides`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.hurt, at: .seconds(14))
    let effects = session.handled(.hurtAnswered(.skipMove), at: .seconds(20))
    #expect(session.segment.kind == .ready && session.segment.title == "B")
    #expect(effects.first == .resume(at: .seconds(20)))
    _ = session.handle(.hurt, at: .seconds(21))
    _ = session.handle(.hurtAnswered(.skipMove), at: .seconds(22))
    #expect(session.state == .ended(.finished))
  }

  @Test func `ending after a hurt is an ending of its own`() throws {
    var session = try sessionInFirstHold()
    _ = session.handle(.hurt, at: .seconds(14))
    #expect(
      session.handled(.hurtAnswered(.end), at: .seconds(20)) == [.end(.hurt, at: .seconds(20))])
  }

  @Test func `an answer without a hurt is nothing`() throws {
    var session = try sessionInFirstHold()
    let before = session
    #expect(session.handled(.hurtAnswered(.end), at: .seconds(12)).isEmpty)
    #expect(session == before)
  }
}
