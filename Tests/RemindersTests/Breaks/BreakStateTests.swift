import CarePlan
import Foundation
import RoutineEngine
import Testing

@testable import Reminders

/// The state that a restart goes on from.
@Suite struct BreakStateTests {
  /// Nine o'clock on Monday, 23 November 2026, in UTC.
  private let morning = Date(timeIntervalSince1970: 1_795_424_400)

  private func moment(_ seconds: Double) -> BreakMoment {
    BreakMoment(
      awake: .seconds(seconds), boot: .seconds(seconds), wall: morning + seconds, timeZone: .gmt)
  }

  private func look(_ seconds: Double) -> BreakInput {
    .looked(
      Look([Reading("GNOME", lastInput: .seconds(seconds)...(.seconds(seconds)), sees: .everything)]
      ))
  }

  /// An engine of somebody who has sat for half an hour, put a break off, and is asked no more for
  /// an hour; its clock began 1,000 s after the machine did.
  private func worn() -> BreakState {
    var engine = BreakEngine(at: moment(0))
    for minute in 0...30 {
      _ = engine.handle(look(Double(minute) * 60), at: moment(Double(minute) * 60))
    }
    _ = engine.handle(.command(.later(.minutes(15))), at: moment(1_800))
    _ = engine.handle(.command(.reading(.minutes(60))), at: moment(1_800))
    return engine.state(boot: "one", since: .seconds(1_000))
  }

  /// The next engine: its clock begins so many seconds after the state was saved.
  private func next(
    _ state: BreakState, after seconds: Double, boot: String = "one"
  ) -> (engine: BreakEngine, isRestored: Bool) {
    let start = Duration.seconds(2_800 + seconds)
    let wall = morning + 1_800 + seconds
    var engine = BreakEngine(
      at: BreakMoment(awake: .zero, boot: .zero, wall: wall, timeZone: .gmt))
    let isRestored = engine.restore(state, boot: boot, since: start)
    return (engine, isRestored)
  }

  @Test func `a restart goes on where it was`() throws {
    let state = worn()
    let copy = try JSONDecoder().decode(BreakState.self, from: JSONEncoder().encode(state))
    #expect(copy == state)
    let (engine, isRestored) = next(copy, after: 120)
    #expect(isRestored)
    #expect(engine.sittingSince == .seconds(-1_920))
    #expect(engine.laters == 1)
    #expect(engine.notBefore == .seconds(15 * 60 - 120))
    #expect(engine.readingUntil == .seconds(3_600 - 120))
  }

  @Test func `the first question comes ten minutes after a restart`() {
    var state = worn()
    state.notBefore = 0
    #expect(next(state, after: 1).engine.notBefore == BreakLimits.later)
  }

  @Test func `what is too old, of another start of the machine, or cannot be is dropped`() {
    let state = worn()
    #expect(next(state, after: 300).isRestored)
    #expect(!next(state, after: 301).isRestored)
    #expect(!next(state, after: -1).isRestored)
    #expect(!next(state, after: 1, boot: "two").isRestored)
    #expect(!next(state, after: 1, boot: "").isRestored)
    var strange = state
    strange.sittingSince = .infinity
    #expect(!next(strange, after: 1).isRestored)
    strange = state
    strange.asks = -5
    strange.laters = .max
    strange.unanswered = .min
    strange.offUntil = 1e9
    let engine = next(strange, after: 1).engine
    #expect(engine.asks == 0 && engine.laters == BreakLimits.laters && engine.unanswered == 0)
    #expect(engine.off == .at(.seconds(BreakRequest.longest)))
  }

  @Test func `counts are of their own day`() {
    var state = worn()
    state.asks = 5
    #expect(next(state, after: 1).engine.asks == 5)
    state.day -= 1
    #expect(next(state, after: 1).engine.asks == 0)
  }
}
