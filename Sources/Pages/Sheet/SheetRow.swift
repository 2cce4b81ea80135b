import RoutineEngine

/// A row of a sheet: a step on one side, with its figure, dose and words.
struct SheetRow: Sendable, Hashable {
  var number: Int
  var figure: String?
  var side: Side?
  var title: String
  /// The dose at the level: `3 × 20 s`.
  var dose: String?
  /// The rest, rhythm and rounds of the dose.
  var note: String?
  var text: String
  var feel: String?

  /// The rows of a routine, each side of a step apart. Steps that are switched off have none.
  static func rows(of timeline: Timeline) -> [SheetRow] {
    var builder = SheetRowBuilder(prescription: timeline.prescription)
    builder.add(timeline.routine, rounds: 1)
    return builder.rows
  }
}

/// Rows being gathered.
private struct SheetRowBuilder {
  let prescription: Prescription
  var rows: [SheetRow] = []
  var number = 0

  mutating func add(_ routine: Routine, rounds: Int) {
    add(routine.steps + routine.ending, rounds: rounds)
  }

  private mutating func add(_ steps: [Step], rounds: Int) {
    for step in steps where !step.isSkipped {
      switch step.action {
      case .group(let inner):
        let rounds = step.repeats?.resolved(at: prescription.level) ?? 1
        add(inner, rounds: rounds)
      case .include(let routine): add(routine, rounds: rounds)
      default: add(step, rounds: rounds)
      }
    }
  }

  private mutating func add(_ step: Step, rounds: Int) {
    number += 1
    let sides: [Side?] =
      switch step.sides {
      case .none: [nil]
      case .one(let side): [side]
      case .both(let first), .alternate(let first): [first, first.opposite]
      }
    for (index, side) in sides.enumerated() {
      let isSecond = index > 0
      let worded = step.worded(for: side)
      let text = (worded.before + [worded.text] + worded.after).filter { !$0.isEmpty }
        .joined(separator: " ")
      let isSame = isSecond && step.writtenFor == nil
      rows.append(
        SheetRow(
          number: number, figure: step.figure, side: side, title: title(of: worded),
          dose: dose(of: step), note: isSecond ? nil : note(of: step, rounds: rounds),
          text: isSame ? "The same on this side." : text, feel: isSecond ? nil : step.feel))
    }
  }

  private func title(of step: Step) -> String {
    if !step.title.isEmpty { return step.title }
    return if case .rest = step.action { "Rest" } else { "" }
  }

  private func dose(of step: Step) -> String? {
    let level = prescription.level
    let amount: String
    switch step.action {
    case .hold(let dose):
      amount = SheetText.length(prescription.hold ?? dose.resolved(at: level))
    case .massage(let dose), .active(let dose), .apply(let dose), .rest(let dose),
      .breathe(let dose):
      amount = SheetText.length(dose.resolved(at: level))
    case .reps(let dose): amount = "\(dose.resolved(at: level)) times"
    case .open(let about): amount = "about " + SheetText.length(about.resolved(at: level))
    case .prompt, .group, .include: return nil
    }
    guard let repeats = step.repeats else { return amount }
    let times = prescription.repeats ?? repeats.resolved(at: level)
    return times > 1 ? "\(times) × \(amount)" : amount
  }

  private func note(of step: Step, rounds: Int) -> String? {
    var parts: [String] = []
    if let rest = step.rest, rest > .zero, step.repeats != nil {
      parts.append("\(SheetText.length(rest)) between")
    }
    switch step.sides {
    case .both: parts.append("then the other side")
    case .alternate: parts.append("change sides each time")
    case .none, .one: break
    }
    if let tempo = step.tempo {
      parts.append(
        tempo.phases.map { phase in
          [phase.name, SheetText.length(phase.length)].filter { !$0.isEmpty }
            .joined(separator: " ")
        }.joined(separator: ", "))
    }
    if rounds > 1 { parts.append("\(rounds) rounds") }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
}

/// Lengths in words.
enum SheetText {
  /// A length: `20 s`, `1 min 30 s`.
  static func length(_ length: Duration) -> String {
    let seconds = max(0, Int((length / .seconds(1)).rounded()))
    let parts = [(seconds / 60, "min"), (seconds % 60, "s")].filter { $0.0 > 0 }
    return parts.isEmpty ? "0 s" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }

  /// A length to the minute: `4 min`.
  static func about(_ length: Duration) -> String {
    "\(max(1, Int((length / .seconds(60)).rounded()))) min"
  }
}
