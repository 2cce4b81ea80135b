import TUI
import RoutineEngine
import SessionHistory

/// Doses that are offered and agreed to, in words.
enum DoseText {
  /// An offer as it is asked, and what is said to the answer.
  static func offer(_ suggestion: DoseSuggestion) -> DosePrompt {
    DosePrompt(
      question: "\(reason(suggestion.reason)) \(change(suggestion.change)) next time?",
      accepted: "From the next time on: \(dose(after: suggestion.change)).",
      declined: suggestion.reason == .threeEasySessions
        ? "It stays as it is. You are asked again in a week at the earliest."
        : "It stays as it is.")
  }

  /// An offer where no key can be pressed, and how it is answered.
  static func line(for offer: Recorder.Offer) -> String {
    "\(reason(offer.suggestion.reason)) \(change(offer.suggestion.change)) next time? "
      + "`unknot dose \(offer.routine.id) --yes` or `--no` answers."
  }

  /// Why it is offered.
  private static func reason(_ reason: DoseSuggestion.Reason) -> String {
    switch reason {
    case .threeEasySessions: "Three easy sessions in a row."
    case .hurt: "That hurt."
    case .worseAfter(let before, let after): "It went from \(before) to \(after)."
    }
  }

  /// What would change.
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

  /// An answer that was given: `2026-11-23  yes to holds of 25 s, after three easy sessions`.
  static func line(for answer: DoseAnswer) -> String {
    let what: String
    switch answer.word {
    case .usual: what = "the routine's own dose again"
    case .yes, .no: what = "\(answer.word.rawValue) to \(dose(answer.dose))"
    }
    let why: String
    switch answer.reason {
    case .easy: why = ", after three easy sessions"
    case .sore: why = ", after a sore one"
    case nil: why = ""
    }
    return "\(answer.day)  \(what)\(why)"
  }

  /// A dose: `holds of 25 s`.
  static func dose(_ dose: Prescription) -> String {
    let parts = [
      dose.hold.map { "holds of \(Format.length($0))" },
      dose.repeats.map { "\(times($0).lowercased()) each" },
    ].compactMap { $0 }
    return parts.isEmpty ? "a \(dose.level.rawValue) session" : parts.joined(separator: ", ")
  }
}
