import CarePlan
import Drawing
import Figures
import RoutineEngine

extension Format {
  /// The dose that was agreed to: `You said yes to holds of 25 s, 4 times each.`
  public static func agreed(to dose: Prescription) -> String {
    let parts = [
      dose.hold.map { "holds of \(length($0))" },
      dose.repeats.map { "\($0) \($0 == 1 ? "time" : "times") each" },
    ].compactMap { $0 }
    let what = parts.isEmpty ? "a \(dose.level.rawValue) session" : parts.joined(separator: ", ")
    return "You said yes to \(what)."
  }

  /// The work of a routine in a line: `Reach, 2 × 20 s; Lean, 2 × 15 s, each side`.
  public static func dose(of routine: Routine, _ prescription: Prescription) -> String {
    func work(_ step: Step) -> [String] {
      if step.isSkipped { return [] }
      switch step.action {
      case .group(let steps): return steps.flatMap(work)
      case .include(let routine): return routine.steps.flatMap(work)
      case .prompt, .timed(.rest, _): return []
      case .timed, .reps, .open:
        return [outline(of: step, prescription, glyphs: .unicode)]
      }
    }
    return routine.steps.flatMap(work).joined(separator: "; ")
  }

  /// Returns a step in a line, with its dose: `Reach, 3 x 20 s, both sides`.
  static func outline(
    of step: Step, _ prescription: Prescription, glyphs: GlyphSet
  ) -> String {
    ([title(of: step)] + dose(of: step, prescription, glyphs: glyphs)).joined(separator: ", ")
  }

  /// Returns the title of a step, or its kind in a word.
  static func title(of step: Step) -> String { step.title.isEmpty ? name(of: step) : step.title }

  /// Returns the dose of a step, its sides and its load, each in a few words; empty for prompts.
  static func dose(
    of step: Step, _ prescription: Prescription, glyphs: GlyphSet
  ) -> [String] {
    var parts: [String] = []
    let repeats = repeats(of: step, prescription)
    if let amount = amount(of: step, prescription) {
      parts.append(repeats > 1 ? "\(repeats) \(glyphs.times) \(amount)" : amount)
    } else if repeats > 1 {
      parts.append("\(repeats) \(glyphs.times)")
    }
    switch step.sides {
    case .none: break
    case .one(let side): parts.append(Format.side(side))
    case .both, .alternate: parts.append("each side")
    }
    if let load = step.load { parts.append(load) }
    return parts
  }

  /// A rhythm: `in 4 s, hold 7 s, out 8 s`, or `3 s each way`.
  static func tempo(_ tempo: Tempo) -> String {
    let phases = tempo.phases
    if phases.count == 2, phases[0] == phases[1], phases[0].name.isEmpty {
      return "\(exactly(phases[0].length)) each way"
    }
    return phases.map { phase in
      phase.name.isEmpty ? exactly(phase.length) : "\(phase.name) \(exactly(phase.length))"
    }.joined(separator: ", ")
  }

  /// Returns a length with tenths of a second: a phase may last half a second.
  private static func exactly(_ length: Duration) -> String {
    let tenths = Int((length / .milliseconds(100)).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }

  /// Returns the rest between two repeats or rounds: `30 s rest between`; `nil` unless the author
  /// chose one.
  static func rest(between step: Step, _ prescription: Prescription) -> String? {
    guard let rest = step.rest, rest > .zero, repeats(of: step, prescription) > 1 else {
      return nil
    }
    return "\(length(rest)) rest between"
  }

  /// Returns the repeats of a step. The person's choice does not change the rounds of a group.
  private static func repeats(of step: Step, _ prescription: Prescription) -> Int {
    guard let dose = step.repeats else { return 1 }
    let own = dose.resolved(at: prescription.level)
    if case .group = step.action { return own }
    return prescription.repeats ?? own
  }

  private static func amount(of step: Step, _ prescription: Prescription) -> String? {
    let level = prescription.level
    return switch step.action {
    case .timed(let kind, let dose): length(prescription.length(of: kind, dose))
    case .reps(let dose): "\(dose.resolved(at: level)) times"
    case .open: "as long as you like"
    case .prompt, .group, .include: nil
    }
  }

  private static func name(of step: Step) -> String {
    switch step.action {
    case .prompt: step.text
    case .timed, .reps, .open: name(of: step.action.segmentKind)
    case .group: "Round"
    case .include(let routine): routine.title
    }
  }
}
