import Drawing
import RoutineEngine

/// The builder in words.
enum BuilderText {
  static let noStep = "There is no step yet. Press a to add a move."
  static let noMove = "No move has these words. Backspace takes the last one away."
  static let isFirst = "This is the first step already."
  static let isLast = "This is the last step already."
  static let nothingToUndo = "There is nothing to undo."
  static let nothingToRedo = "There is nothing to redo."
  static let noTitle = "A routine needs a title. The old one stays."
  static let isEmpty = "Add a move first."
  static let isUnchanged = "Nothing was changed."
  static let leaving = "Your changes are not saved yet."
  static let conflict =
    "Somebody else has changed this file while it was open here. Nothing is saved yet."
  static let conflictReload = "Reading it again drops your changes here."

  static func notSaved(_ problem: String) -> String { "Not saved yet: \(problem)." }

  static func removed(_ step: Step) -> String {
    "\(Format.title(of: step)) is out. u brings it back."
  }

  /// The reason that a change was refused.
  static func refusal(_ refusal: StepDraft.Refusal, of draft: StepDraft) -> String {
    let name = Format.title(of: draft.step)
    return switch refusal {
    case .hasNoDose: "\(name) has no dose to change."
    case .isMost:
      draft.base == nil
        ? "More would do no more good." : "That is the most for this move."
    case .isLeast: "It can't be any less. x switches the step off."
    case .hasNoSides: "This move is the same on both sides."
    case .hasNoRest: "This step is done once: there is no rest in it."
    case .isUnchanged: "\(name) is at its usual dose already."
    }
  }

  /// The verb of a step in a word.
  static func verb(of step: Step) -> String {
    switch step.action {
    case .prompt: "read"
    case .timed(.hold, _): "hold"
    case .timed(.massage, _): step.contact == .roll ? "roll" : "press"
    case .timed(.active, _): "move"
    case .timed(.apply, _): "pack"
    case .timed(.rest, _): "rest"
    case .timed(.breathe, _): "breathe"
    case .reps: "reps"
    case .open: "open"
    case .group: "group"
    case .include: "routine"
    }
  }

  /// The verb of a move in a word.
  static func verb(of move: Routine) -> String { move.moveStep.map { verb(of: $0) } ?? "" }

  /// Returns the verb and the equipment of a move: `reps · band`.
  static func facts(of move: Routine, glyphs: GlyphSet) -> String {
    ([verb(of: move)] + move.equipment.prefix(1)).joined(separator: " \(glyphs.separator) ")
  }

  /// The sides in a few words; empty for none.
  static func sides(_ sides: Sides) -> String {
    switch sides {
    case .none: ""
    case .one(let side): "\(side.rawValue) only"
    case .both(let first): "\(first.rawValue), then \(first.opposite.rawValue)"
    case .alternate(let first): "\(first.rawValue), \(first.opposite.rawValue) in turn"
    }
  }

  /// The dose of a step at a level: `20 s`, `10 reps`; `nil` if it has none.
  static func dose(of step: Step, at level: Level) -> String? {
    switch step.action {
    case .timed(_, let dose): Format.length(dose.resolved(at: level))
    case .reps(let dose): "\(dose.resolved(at: level)) reps"
    case .open: "as long as you like"
    case .prompt, .group, .include: nil
    }
  }

  /// The repeats of a step at a level; `nil` for a step that has none.
  static func repeats(of step: Step, at level: Level) -> Int? {
    step.action.isRepeatable ? step.repeats?.resolved(at: level) ?? 1 : nil
  }

  /// Returns the ranges of a step: `10 s to 20 s, 2 to 4 times`; empty if no range can be changed.
  static func range(of step: Step) -> String {
    var parts: [String] = []
    switch step.action {
    case .prompt, .timed(.rest, _), .open, .group, .include: break
    case .timed(_, let dose):
      parts.append(
        dose.isFixed
          ? Format.length(dose.low) : "\(Format.length(dose.low)) to \(Format.length(dose.high))")
    case .reps(let dose):
      parts.append(dose.isFixed ? "\(dose.low) reps" : "\(dose.low) to \(dose.high) reps")
    }
    if let repeats = step.repeats {
      parts.append(
        repeats.isFixed ? "\(repeats.low) times" : "\(repeats.low) to \(repeats.high) times")
    }
    return parts.joined(separator: ", ")
  }
}
