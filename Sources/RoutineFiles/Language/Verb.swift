import RoutineEngine

/// The first key of a step: the thing to do.
enum Verb: String, Sendable, CaseIterable {
  case prompt, hold, reps, massage, active, apply, rest, breathe, open, group, use, include

  /// The verb's steps in a message, with the article: "an `open` step".
  var step: String { ("aeio".contains(rawValue.prefix(1)) ? "an" : "a") + " `\(rawValue)` step" }

  /// The verbs with work, counted or timed; a move may be any of it.
  static let work: Set<Verb> = [.hold, .reps, .massage, .active, .apply, .breathe, .open, .use]
  /// The verbs with sides of the body.
  static let sided = work.subtracting([.breathe]).union([.group])
  /// The verbs of a move.
  static let moves = work.subtracting([.use]).union([.prompt])
}

extension Verb {
  /// The verb that is written for an action.
  init(_ action: Step.Action) {
    self =
      switch action {
      case .prompt: .prompt
      case .timed(let kind, _): Verb(kind)
      case .reps: .reps
      case .open: .open
      case .group: .group
      case .include: .include
      }
  }

  private init(_ kind: Step.TimedAction) {
    self =
      switch kind {
      case .hold: .hold
      case .massage: .massage
      case .active: .active
      case .apply: .apply
      case .rest: .rest
      case .breathe: .breathe
      }
  }

  /// The action with a dose of time that it is written for; `nil` for other verbs.
  var timedAction: Step.TimedAction? { Step.TimedAction.allCases.first { Verb($0) == self } }

  /// The kind of the segments of its steps; `nil` if it stands for other steps.
  var segmentKind: Segment.Kind? {
    switch self {
    case .group, .use, .include: nil
    default: Segment.Kind(rawValue: rawValue)
    }
  }

  /// The kind of a move that does not say.
  var kind: Routine.Kind {
    segmentKind.flatMap { Routine.Kind(of: [$0]) } ?? (self == .prompt ? .care : .stretch)
  }
}
