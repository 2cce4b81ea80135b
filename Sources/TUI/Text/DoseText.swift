import CarePlan
import RoutineEngine

/// Texts about doses that are suggested and agreed to.
public enum DoseText {
  /// Returns the reason for a suggestion, and the suggested change as a question.
  public static func question(_ suggestion: DoseSuggestion) -> String {
    "\(reason(suggestion.reason)) \(change(suggestion.change)) next time?"
  }

  /// The reply to a yes.
  public static func accepted(_ suggestion: DoseSuggestion) -> String {
    "From the next time on: \(dose(after: suggestion.change))."
  }

  /// The reply to a no.
  public static func declined(_ suggestion: DoseSuggestion) -> String {
    suggestion.reason == .threeEasyDays
      ? "Your dose stays as it is. We won't ask again for a week." : "Your dose stays as it is."
  }

  private static func reason(_ reason: DoseSuggestion.Reason) -> String {
    switch reason {
    case .threeEasyDays: "Easy on three days."
    case .hurt: "That hurt."
    case .worseAfter(let before, let after): "Pain went up from \(before) to \(after)."
    case .tooHard: "That was too hard."
    }
  }

  private static func change(_ change: DoseStep.Change) -> String {
    switch change {
    case .hold(let old, let new):
      "Hold \(Format.length(new)) instead of \(Format.length(old))"
    case .repeats(let old, let new): "\(times(new)) each instead of \(old)"
    case .level(let old, let new): "A \(new.rawValue) session instead of a \(old.rawValue) one"
    }
  }

  private static func dose(after change: DoseStep.Change) -> String {
    switch change {
    case .hold(_, let new): "holds of \(Format.length(new))"
    case .repeats(_, let new): "\(times(new)) each"
    case .level(_, let new): "a \(new.rawValue) session"
    }
  }

  private static func times(_ count: Int) -> String {
    count == 1 ? "Once" : "\(count) times"
  }
}
