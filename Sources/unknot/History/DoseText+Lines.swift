import RoutineEngine
import SessionHistory
import TUI

extension DoseText {
  /// A dose suggestion for output without keys, with the commands that answer it.
  static func line(for offer: Recorder.Offer) -> String {
    "\(question(offer.suggestion)) "
      + "`unknot dose \(offer.routine.id) --yes` or `--no` answers."
  }

  /// An answer that was given: `2026-11-23  yes to holds of 25 s, after three easy days`.
  static func line(for answer: DoseAnswer) -> String {
    let what: String
    switch answer.word {
    case .usual: what = "back to the usual dose"
    case .yes, .no: what = "\(answer.word.rawValue) to \(dose(answer.dose))"
    }
    let why: String
    switch answer.reason {
    case .easy: why = ", after three easy days"
    case .sore: why = ", after a sore one"
    case nil: why = ""
    }
    return "\(answer.day(from: .midnight))  \(what)\(why)"
  }

  /// A dose: `holds of 25 s`.
  static func dose(_ dose: Prescription) -> String {
    let parts = [
      dose.hold.map { "holds of \(Format.length($0))" },
      dose.repeats.map { $0 == 1 ? "once each" : "\($0) times each" },
    ].compactMap { $0 }
    return parts.isEmpty ? "a \(dose.level.rawValue) session" : parts.joined(separator: ", ")
  }
}
