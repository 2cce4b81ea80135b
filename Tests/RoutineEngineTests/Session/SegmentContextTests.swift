import RoutineEngine
import Testing

@Suite struct SegmentContextTests {
  /// The contexts that a session's effects carry, with a name for each.
  private func contexts(_ effects: [SessionEffect]) -> [(name: String, context: SegmentContext)] {
    effects.compactMap {
      switch $0 {
      case .started(let context): ("started", context)
      case .entered(let context, _): ("entered", context)
      case .cue(_, let context, _): ("cue", context)
      case .paused(_, let context, _): ("paused", context)
      case .resumed(let context, _): ("resumed", context)
      case .adjusted(let context, _): ("adjusted", context)
      case .ended(let result): ("ended", result.last)
      case .finished, .refused: nil
      }
    }
  }

  @Test func `an effect that came late carries the segment of its own moment`() throws {
    var session = try Fixture.session(Fixture.hold(20, title: "A"), Fixture.hold(10, title: "B"))
    let effects = session.handle(.advanced, at: .seconds(300))
    for (name, context) in contexts(effects) where name == "cue" {
      #expect(context.timeline == session.timeline)
    }
    let entered = contexts(effects).filter { $0.name == "entered" }.map(\.context)
    #expect(entered.map(\.index) == [1, 2, 3])
    #expect(entered.map(\.segment.title) == ["A", "B", "B"])
    #expect(entered.map(\.elapsed) == [.zero, .zero, .zero])
    #expect(entered.map(\.timeLeft) == [.seconds(35), .seconds(15), .seconds(10)])
    #expect(entered.map(\.next?.title) == ["B", "B", nil])
  }

  @Test func `a pause carries what is left`() throws {
    var session = try Fixture.session(Fixture.hold(20))
    _ = session.handle(.advanced, at: .seconds(5))
    let paused = try #require(
      contexts(session.handle(.paused, at: .milliseconds(9_500))).last?.context)
    #expect(paused.clock == .paused && paused.elapsed == .milliseconds(4_500))
    #expect(paused.remaining == .milliseconds(15_500) && paused.unrecorded == .milliseconds(4_500))
    let resumed = try #require(contexts(session.handle(.resumed, at: .seconds(60))).first?.context)
    #expect(resumed.clock == .leadingIn && resumed.elapsed == .milliseconds(4_500))
  }

  @Test func `a session that goes on starts with what was done before`() throws {
    let timeline = try Fixture.timeline(Fixture.hold(20), Fixture.hold(10))
    let (_, effects) = Session.begin(timeline, at: 1, spent: .seconds(12))
    for (name, context) in contexts(effects) {
      #expect(context.elapsed == .seconds(12), "\(name)")
      #expect(context.unrecorded == .zero && context.clock == .leadingIn, "\(name)")
    }
  }

  @Test func `a changed length and hands-free are told with the new values`() throws {
    var session = try Fixture.session(Step(.prompt, text: "Sit."), Fixture.hold(20))
    let handsFree = contexts(session.handle(.handsFreeChanged(true), at: .seconds(1)))
    #expect(handsFree.map(\.name) == ["adjusted"])
    #expect(handsFree[0].context.isHandsFree && handsFree[0].context.length != nil)
    #expect(session.handle(.handsFreeChanged(true), at: .seconds(1)).isEmpty)
    _ = session.handle(.answered, at: .seconds(2))
    let longer = contexts(session.handle(.lengthened, at: .seconds(3)))
    #expect(longer.map(\.name) == ["adjusted"] && longer[0].context.length == .seconds(10))
  }

  @Test func `the end carries all that became of the session`() throws {
    var session = try Fixture.session(Fixture.hold(20), Fixture.hold(10))
    var effects = session.handle(.advanced, at: .seconds(27))
    effects += session.handle(.left, at: .seconds(29))
    guard case .ended(let result) = effects.last else {
      Issue.record("no end")
      return
    }
    #expect(result.ending == .left && result.endedAt == .seconds(29))
    #expect(result.results == session.results && result.last.index == 2)
    #expect(result.timeline == session.timeline)
  }
}
