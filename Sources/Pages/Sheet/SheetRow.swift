import RoutineEngine

/// A row of a sheet: a step on one side, with its figure, dose and words.
struct SheetRow: Sendable, Hashable {
  var number: Int
  var figure: String?
  var side: Side?
  var title: String
  /// The dose at the level, such as `3 × 20 s`.
  var dose: String?
  /// The rest, the tempo and the rounds.
  var note: String?
  var text: String
  var feel: String?

  /// Returns the rows of a timeline's routine, one for each side of a step. Steps that are switched
  /// off have none.
  static func rows(of timeline: Timeline) -> [SheetRow] {
    var builder = SheetRowBuilder(prescription: timeline.prescription)
    builder.add(timeline.routine)
    return builder.rows
  }
}

/// Builds the rows of a sheet.
private struct SheetRowBuilder {
  /// The context of a step: its groups and routines.
  struct Scope {
    /// The product of the rounds of all groups around the step.
    var rounds = 1
    /// The rest between the rounds of the innermost group with several.
    var rest: Duration = .zero
    var side: Side?
    /// True on the second side of a group, where only words for that side are new.
    var isSecondSide = false
  }

  let prescription: Prescription
  var rows: [SheetRow] = []
  var number = 0

  mutating func add(_ routine: Routine, in scope: Scope = Scope()) {
    add(routine.steps + routine.ending, in: scope)
  }

  private mutating func add(_ steps: [Step], in scope: Scope) {
    for step in steps.beginning(with: prescription.firstSide) where !step.isSkipped {
      switch step.action {
      case .group(let inner): add(inner, as: step, in: scope)
      case .include(let routine): add(routine, in: scope)
      default: add(step, in: scope)
      }
    }
  }

  /// Adds the steps of a group, once for each side of the group.
  private mutating func add(_ steps: [Step], as group: Step, in scope: Scope) {
    var inner = scope
    let rounds = group.repeats?.resolved(at: prescription.level) ?? 1
    inner.rounds *= rounds
    if rounds > 1 { inner.rest = group.rest ?? .zero }
    let sides = sides(of: group, in: scope)
    for (index, side) in sides.enumerated() {
      inner.side = side
      inner.isSecondSide = scope.isSecondSide || index > 0
      add(steps, in: inner)
    }
  }

  /// Returns the sides in order, the person's first side first.
  private func sides(of step: Step, in scope: Scope) -> [Side?] {
    switch step.sides.beginning(with: prescription.firstSide) {
    case .none: [scope.side]
    case .one(let side): [side]
    case .both(let first), .alternate(let first): [first, first.opposite]
    }
  }

  private mutating func add(_ step: Step, in scope: Scope) {
    number += 1
    for (index, side) in sides(of: step, in: scope).enumerated() {
      let isSecond = index > 0 || scope.isSecondSide
      let worded = step.worded(for: side)
      let text = (worded.before + [worded.text] + worded.after).filter { !$0.isEmpty }
        .joined(separator: " ")
      let isSame = isSecond && step.writtenFor == nil
      rows.append(
        SheetRow(
          number: number, figure: step.figure, side: side, title: title(of: worded),
          dose: dose(of: step), note: isSecond ? nil : note(of: step, in: scope),
          text: isSame ? "The same on this side." : text, feel: isSecond ? nil : step.feel))
    }
  }

  private func title(of step: Step) -> String {
    if !step.title.isEmpty { return step.title }
    return step.action.timedAction == .rest ? "Rest" : ""
  }

  private func dose(of step: Step) -> String? {
    let level = prescription.level
    let amount: String
    switch step.action {
    case .timed(let kind, let dose):
      amount = SheetText.length(prescription.length(of: kind, dose))
    case .reps(let dose): amount = "\(dose.resolved(at: level)) times"
    case .open(let about): amount = "about " + SheetText.length(about.resolved(at: level))
    case .prompt, .group, .include: return nil
    }
    guard let repeats = step.repeats else { return amount }
    let times = prescription.repeats ?? repeats.resolved(at: level)
    return times > 1 ? "\(times) × \(amount)" : amount
  }

  private func note(of step: Step, in scope: Scope) -> String? {
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
    if scope.rounds > 1 {
      let rest = scope.rest > .zero ? ", \(SheetText.length(scope.rest)) between" : ""
      parts.append("\(scope.rounds) rounds\(rest)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
}

/// Lengths as text.
enum SheetText {
  /// Returns a length such as `20 s` or `1 min 30 s`.
  static func length(_ length: Duration) -> String {
    let seconds = max(0, Int((length / .seconds(1)).rounded()))
    let parts = [(seconds / 60, "min"), (seconds % 60, "s")].filter { $0.0 > 0 }
    return parts.isEmpty ? "0 s" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }

  /// Returns a length in whole minutes, such as `4 min`.
  static func about(_ length: Duration) -> String {
    "\(max(1, Int((length / .seconds(60)).rounded()))) min"
  }
}
