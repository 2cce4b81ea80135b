import Testing

@testable import RoutineEngine

/// Steps that are shown whenever a session is left early.
@Suite struct SessionEndingTests {
  private static let up = Step(.prompt, title: "Get up", text: "Roll onto your side.")

  /// A prompt, work lying down, and how to get up.
  private static let lying = Routine(
    id: "lying", title: "Lying",
    steps: [Step(.prompt, text: "Lie down."), Fixture.hold(20, title: "Roll")], ending: [up])

  private func session(_ routine: Routine, at index: Int) throws -> Session {
    Session.begin(try Timeline(routine), at: index).session
  }

  @Test func `its ending is the end of a session that is walked`() throws {
    #expect(
      try Timeline(Self.lying).outline == ["prompt", "ready 5 1/1", "hold 20 1/1", "prompt"])
    var session = try session(Self.lying, at: 2)
    _ = session.handle(.advanced, at: .seconds(20))
    #expect(session.segment.title == "Get up" && session.leaving == nil)
    #expect(session.handled(.answered, at: .seconds(21)).last == .end(.finished, at: .seconds(21)))
  }

  @Test func `leaving goes to the ending, and ends there`() throws {
    var session = try session(Self.lying, at: 2)
    let effects = session.handled(.leaving, at: .seconds(5))
    #expect(
      effects == [
        .record(.expected(2, .hold, .partial, .seconds(5), at: .seconds(5))),
        .enter(segment: 3, at: .seconds(5)), .play(.yourTurn, at: .seconds(5)),
      ])
    #expect(session.handled(.answered, at: .seconds(9)).last == .end(.left, at: .seconds(9)))
  }

  @Test func `leaving the ending is the end`() throws {
    var session = try session(Self.lying, at: 2)
    _ = session.handle(.leaving, at: .seconds(5))
    #expect(session.handled(.leaving, at: .seconds(6)).last == .end(.left, at: .seconds(6)))
  }

  @Test func `nothing goes back out of the ending`() throws {
    var session = try session(Self.lying, at: 2)
    _ = session.handle(.leaving, at: .seconds(5))
    #expect(session.handled(.wentBack, at: .seconds(6)) == [.refuse(.isAtBeginning)])
    #expect(session.upcoming.isEmpty && session.context(at: .seconds(6)).next == nil)
  }

  @Test func `a hurt goes to the ending, too`() throws {
    var session = try session(Self.lying, at: 2)
    _ = session.handle(.hurt, at: .seconds(5))
    _ = session.handle(.hurtAnswered(.end), at: .seconds(6))
    #expect(session.segment.title == "Get up" && !session.isPaused)
    #expect(session.handled(.answered, at: .seconds(9)).last == .end(.hurt, at: .seconds(9)))
  }

  @Test func `a program that has to stop asks for nothing`() throws {
    var session = try session(Self.lying, at: 2)
    #expect(session.handled(.left, at: .seconds(5)).last == .end(.left, at: .seconds(5)))
  }

  @Test func `where nothing has been done there is nothing to end`() throws {
    var session = try session(Self.lying, at: 0)
    #expect(session.handled(.leaving, at: .seconds(5)).last == .end(.left, at: .seconds(5)))
  }

  @Test func `only what is left has its ending`() throws {
    let whole = Fixture.routine(
      Fixture.hold(10, title: "A"), Step(.include(Self.lying)), Fixture.hold(10, title: "B"))
    let timeline = try Timeline(whole)
    #expect(timeline.segments.map(\.title).suffix(3) == ["Get up", "B", "B"])
    for (index, isShown) in [(1, false), (2, false), (4, true), (7, false)] {
      var session = Session.begin(timeline, at: index).session
      _ = session.handle(.leaving, at: .seconds(3))
      #expect((session.segment.title == "Get up") == isShown, "\(index)")
    }
    var session = Session.begin(timeline, at: 4).session
    _ = session.handle(.leaving, at: .seconds(3))
    #expect(session.timeLeft(at: .seconds(3)) == .zero)
    #expect(session.handled(.answered, at: .seconds(9)).last == .end(.left, at: .seconds(9)))
  }

  @Test func `a move can be skipped whole`() throws {
    var session = try Fixture.session(
      Fixture.hold(20, title: "A", repeats: 3), Fixture.hold(10, title: "B"))
    _ = session.handle(.advanced, at: .seconds(7))
    let effects = session.handled(.moveSkipped, at: .seconds(8))
    #expect(effects.first == .record(.expected(1, .hold, .partial, .seconds(3), at: .seconds(8))))
    #expect(session.segment.title == "B" && session.segment.kind == .ready)
    #expect(session.handled(.moveSkipped, at: .seconds(9)).last == .end(.finished, at: .seconds(9)))
  }
}
