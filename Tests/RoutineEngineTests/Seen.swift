@testable import RoutineEngine

/// An effect as a test lists it: contexts as the index of their segment, results without names.
enum Seen: Hashable {
  case started(segment: Int)
  case enter(segment: Int, at: Duration)
  case play(Cue.Kind, at: Duration)
  case record(SegmentResult)
  case pause(Session.Pause, at: Duration)
  case resume(at: Duration)
  case adjust(at: Duration)
  case refuse(Refusal)
  case end(Session.Ending, at: Duration)

  init(_ effect: SessionEffect) {
    switch effect {
    case .started(let context): self = .started(segment: context.index)
    case .entered(let context, let at): self = .enter(segment: context.index, at: at)
    case .cue(let cue, _, let at): self = .play(cue, at: at)
    case .finished(let result): self = .record(result.withoutNames)
    case .paused(let pause, _, let at): self = .pause(pause, at: at)
    case .resumed(_, let at): self = .resume(at: at)
    case .adjusted(_, let at): self = .adjust(at: at)
    case .refused(let refusal): self = .refuse(refusal)
    case .ended(let result): self = .end(result.ending, at: result.endedAt)
    }
  }
}

extension SegmentResult {
  /// A result as a test expects it, without the names that the timeline gives it.
  static func expected(
    _ segment: Int, _ kind: Segment.Kind, _ outcome: Outcome, _ spent: Duration,
    at end: Duration
  ) -> SegmentResult {
    SegmentResult(
      segment: segment, kind: kind, step: 0, title: "", side: nil, repetition: nil,
      outcome: outcome, spent: spent, endedAt: end)
  }

  var withoutNames: SegmentResult {
    .expected(segment, kind, outcome, spent, at: endedAt)
  }
}

extension Session {
  /// The effects of an event, as a test lists them.
  mutating func handled(_ event: SessionEvent, at now: Duration) -> [Seen] {
    handle(event, at: now).map(Seen.init)
  }

  /// A session and the effects of its beginning, as a test lists them.
  static func begun(
    _ timeline: Timeline, at index: Int = 0, spent: Duration = .zero
  ) -> (session: Session, effects: [Seen]) {
    let (session, effects) = begin(timeline, at: index, spent: spent)
    return (session, effects.map(Seen.init))
  }
}
