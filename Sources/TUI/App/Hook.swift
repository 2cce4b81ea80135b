import RoutineEngine

/// A moment of a session at which one of the person's own commands runs.
public enum Hook: String, Sendable, Hashable, CaseIterable {
  /// The session begins, or goes on after it was cut off.
  case start
  /// The next segment begins: get ready, a hold, a rest.
  case step
  /// The clock is stopped.
  case pause
  /// The clock runs again.
  case resume
  /// The session is over: finished, left, or ended by a hurt.
  case end
}

/// One run of a person's command, with its environment.
public struct HookCall: Sendable, Hashable {
  /// The moment.
  public let hook: Hook
  /// The environment variables that describe the session.
  public let variables: [String: String]

  /// The call for an effect of a session; `nil` if there is no hook for it.
  public init?(_ effect: SessionEffect) {
    switch effect {
    case .started(let context): self.init(.start, context)
    case .entered(let context, _): self.init(.step, context)
    case .paused(let pause, let context, _):
      self.init(.pause, context, reason: Self.word(for: pause))
    case .resumed(let context, _): self.init(.resume, context)
    case .ended(let result): self.init(result)
    case .cue, .finished, .adjusted, .refused: return nil
    }
  }

  private init(_ hook: Hook, _ context: SegmentContext, reason: String = "") {
    self.hook = hook
    variables = Self.variables(
      hook, context.timeline, context.segment, left: context.timeLeft, reason: reason)
  }

  private init(_ result: SessionResult) {
    hook = .end
    variables = Self.variables(
      .end, result.timeline, result.last.segment, left: .zero,
      reason: Self.word(for: result.ending))
  }

  private static func variables(
    _ hook: Hook, _ timeline: Timeline, _ segment: Segment, left: Duration, reason: String
  ) -> [String: String] {
    [
      "UNKNOT_EVENT": hook.rawValue,
      "UNKNOT_ROUTINE": timeline.routine.id,
      "UNKNOT_TITLE": timeline.routine.title,
      "UNKNOT_LEVEL": timeline.prescription.level.rawValue,
      "UNKNOT_KIND": segment.kind.rawValue,
      "UNKNOT_STEP": segment.title,
      "UNKNOT_SIDE": segment.side?.rawValue ?? "",
      "UNKNOT_REPEAT": segment.repetition.map { "\($0.index)" } ?? "",
      "UNKNOT_REPEATS": segment.repetition.map { "\($0.of)" } ?? "",
      "UNKNOT_SECONDS": segment.length.map { "\($0.secondsRoundedUp)" } ?? "",
      "UNKNOT_REMAINING": "\(max(0, left.secondsRoundedUp))",
      "UNKNOT_REASON": reason,
    ]
  }

  private static func word(for pause: Session.Pause) -> String {
    switch pause {
    case .user: "user"
    case .gap: "away"
    case .hurt: "hurt"
    }
  }

  private static func word(for ending: Session.Ending) -> String {
    switch ending {
    case .finished: "finished"
    case .left: "left"
    case .hurt: "hurt"
    }
  }
}
