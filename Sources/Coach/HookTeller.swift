import RoutineEngine

/// Tells a person's own commands what happens in sessions: which is to be run, and the session as
/// variables of its environment.
public struct HookTeller: Sendable {
  /// A command to be run.
  public struct Call: Sendable, Hashable {
    /// What has happened.
    public let hook: Hook
    /// The session, by the names of the variables.
    public let variables: [String: String]
  }

  /// What is walked; `nil` before a session and after it.
  private var timeline: Timeline?
  private var index = 0

  /// A teller.
  public init() {}

  /// What is to be run for an effect.
  ///
  /// - Parameters:
  ///   - effect: What the program is asked to do.
  ///   - state: The state after it.
  /// - Returns: The calls, in order.
  public mutating func calls(for effect: AppEffect, in state: AppState) -> [Call] {
    guard case .note(let effect) = effect else { return [] }
    let left = state.session.map { $0.timeLeft(at: state.sessionTime ?? .zero) } ?? .zero
    switch effect {
    case .enter(let index, _):
      let isFirst = timeline == nil
      timeline = state.session?.timeline ?? timeline
      self.index = index
      // The state may be past this segment already.
      let isHandsFree = state.session?.isHandsFree ?? false
      let left = timeline.map { Self.timeLeft($0, from: index, isHandsFree: isHandsFree) } ?? left
      return (isFirst ? [call(.start, left: left)] : []) + [call(.step, left: left)]
    case .pause(let pause, _):
      return [call(.pause, left: left, because: Self.word(for: pause))]
    case .resume:
      return [call(.resume, left: left)]
    case .end(let ending, _):
      defer { timeline = nil }
      return [call(.end, left: .zero, because: Self.word(for: ending))]
    case .play, .record, .refuse:
      return []
    }
  }

  private static func timeLeft(
    _ timeline: Timeline, from index: Int, isHandsFree: Bool
  ) -> Duration {
    guard timeline.segments.indices.contains(index) else { return .zero }
    return (timeline.segments[index].length(handsFree: isHandsFree) ?? .zero)
      + timeline.length(after: index, handsFree: isHandsFree)
  }

  private func call(_ hook: Hook, left: Duration, because reason: String = "") -> Call {
    let segments = timeline?.segments ?? []
    let segment = segments.indices.contains(index) ? segments[index] : nil
    return Call(
      hook: hook,
      variables: [
        "UNKNOT_EVENT": hook.rawValue,
        "UNKNOT_ROUTINE": timeline?.routine.id ?? "",
        "UNKNOT_TITLE": timeline?.routine.title ?? "",
        "UNKNOT_LEVEL": timeline?.prescription.level.rawValue ?? "",
        "UNKNOT_KIND": segment?.kind.rawValue ?? "",
        "UNKNOT_STEP": segment?.title ?? "",
        "UNKNOT_SIDE": segment?.side?.rawValue ?? "",
        "UNKNOT_REPEAT": segment?.repetition.map { "\($0.index)" } ?? "",
        "UNKNOT_REPEATS": segment?.repetition.map { "\($0.of)" } ?? "",
        "UNKNOT_SECONDS": segment?.length.map { "\($0.secondsRoundedUp)" } ?? "",
        "UNKNOT_REMAINING": "\(max(0, left.secondsRoundedUp))",
        "UNKNOT_REASON": reason,
      ])
  }

  private static func word(for pause: Session.Pause) -> String {
    switch pause {
    case .wished: "wished"
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
