import Foundation
import RoutineEngine

/// The state of the engine for other programs.
public struct BreakStatus: Sendable, Hashable, Codable {
  /// A suggested routine.
  public struct Suggestion: Sendable, Hashable, Codable {
    /// The routine's id.
    public var routine: String
    /// The routine's title.
    public var title: String
    /// The approximate length in minutes.
    public var minutes: Int
  }

  /// A source of the person's presence.
  public struct Source: Sendable, Hashable, Codable {
    /// The name.
    public var name: String
    /// True if the source sees all input.
    public var seesEverything: Bool
    /// The seconds since the latest input; `nil` if there was none.
    public var idleSeconds: Int?
    /// The reason why the source is ignored; `nil` if it is used.
    public var dropped: String?

    /// A source.
    public init(name: String, seesEverything: Bool, idleSeconds: Int?, dropped: String? = nil) {
      self.name = name
      self.seesEverything = seesEverything
      self.idleSeconds = idleSeconds
      self.dropped = dropped
    }
  }

  /// The state in one word.
  public enum State: String, Sendable, Hashable, CaseIterable, Codable {
    case sitting, away, outside, off, held, due, asking, starting, session
  }

  /// The state.
  public var state: State
  /// The seconds of sitting; `nil` while the person is away.
  public var sittingSeconds: Int?
  /// The moment of the next break, of the next span, or of the end of "off", if nothing changes;
  /// `nil` if none follows today.
  public var next: Date?
  /// True if a break is due.
  public var isDue: Bool
  /// The reason not to ask; `nil` if there is none.
  public var silence: Silence?
  /// The latest suggestion.
  public var suggestion: Suggestion?
  /// The number of sessions today that count.
  public var done: Int
  /// The daily goal of sessions.
  public var goal: Int
  /// The number of times the break was postponed.
  public var laters: Int
  /// The number of breaks asked for today.
  public var asks: Int
  /// The sources.
  public var sources: [Source] = []
}

extension BreakEngine {
  /// `.safety` if the last search found nothing to suggest, else `nil`.
  private var closed: Silence? {
    suggestionFoundAt != nil && suggestion == nil ? .safety : nil
  }

  /// Returns the state at a moment.
  public func status(at moment: BreakMoment) -> BreakStatus {
    let isInSpan = spanStart != nil
    let state: BreakStatus.State =
      if sessionSince != nil {
        .session
      } else if case .asking = question {
        .asking
      } else if case .starting = question {
        .starting
      } else if off != nil {
        .off
      } else if !isInSpan {
        .outside
      } else if sittingSince == nil {
        .away
      } else if !isDue {
        .sitting
      } else {
        shownSilence == nil ? .due : .held
      }
    let silence: Silence? =
      switch state {
      case .session: .session
      case .off: .off
      case .outside: .quiet
      case .held: shownSilence
      default: progress.isMet && !settings.goesOnAfterGoal ? .goal : closed
      }
    let next: Date? =
      switch state {
      case .sitting where silence == nil: dueAt.map(moment.wall(at:))
      case .outside: spans.nextStart(after: moment.wall)
      case .off: if case .at(let end) = off { moment.wall(at: end) } else { nil }
      default: nil
      }
    return BreakStatus(
      state: state,
      sittingSeconds: isInSpan
        ? sittingSince.map { max(0, Int((moment.boot - $0) / .seconds(1))) } : nil,
      next: next, isDue: isInSpan && isDue, silence: silence,
      suggestion: suggestion.map {
        BreakStatus.Suggestion(routine: $0.routineID, title: $0.title, minutes: $0.minutes)
      },
      done: progress.done, goal: progress.goal, laters: laters, asks: asks)
  }
}
