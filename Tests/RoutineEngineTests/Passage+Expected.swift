@testable import RoutineEngine

extension Passage {
  /// A passage as a test expects it.
  static func expected(
    _ segment: Int, _ kind: Segment.Kind, _ outcome: Outcome, _ spent: Duration,
    at end: Duration
  ) -> Passage {
    Passage(segment: segment, kind: kind, outcome: outcome, spent: spent, endedAt: end)
  }
}
