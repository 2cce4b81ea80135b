@testable import RoutineEngine

extension Passage {
  /// A passage as a test expects it, without the names that the timeline gives it.
  static func expected(
    _ segment: Int, _ kind: Segment.Kind, _ outcome: Outcome, _ spent: Duration,
    at end: Duration
  ) -> Passage {
    Passage(
      segment: segment, kind: kind, step: 0, title: "", side: nil, repetition: nil,
      outcome: outcome, spent: spent, endedAt: end)
  }

  var withoutNames: Passage {
    .expected(segment, kind, outcome, spent, at: endedAt)
  }
}

extension Session {
  /// What an event wants done, the passages without names.
  mutating func handled(_ event: SessionEvent, at now: Duration) -> [SessionEffect] {
    handle(event, at: now).map { effect in
      if case .record(let passage) = effect { .record(passage.withoutNames) } else { effect }
    }
  }
}
