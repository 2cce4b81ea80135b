import RoutineEngine

/// The first key of a step, which names the action.
enum Verb: String, Sendable, CaseIterable {
  case prompt, hold, reps, massage, active, apply, rest, breathe, open, group, use, include

  /// A step with the verb in a message, with the article: "an `open` step".
  var step: String { ("aeio".contains(rawValue.prefix(1)) ? "an" : "a") + " `\(rawValue)` step" }

  /// The verbs of work, counted or timed.
  static let work = Set(allCases.filter { $0.segmentKind?.isWork ?? ($0 == .use) })
  /// The verbs of steps with sides of the body.
  static let sided = Set(allCases.filter(\.isSided))
  /// The verbs that a move may have.
  static let moves = work.subtracting([.use]).union([.prompt])
}

extension Verb {
  /// True if a step with the verb can be done on one side of the body, or on each.
  private var isSided: Bool {
    switch self {
    case .reps, .open, .group, .use: true
    case .prompt, .include: false
    case .hold, .massage, .active, .apply, .rest, .breathe: timedAction?.isSided ?? false
    }
  }

  /// The verb of an action.
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

  /// The timed action of the verb; `nil` if it has none.
  var timedAction: Step.TimedAction? { Step.TimedAction.allCases.first { Verb($0) == self } }

  /// The kind of the segments of the verb's steps; `nil` for a verb that stands for other steps.
  var segmentKind: Segment.Kind? {
    switch self {
    case .group, .use, .include: nil
    case .prompt, .hold, .reps, .massage, .active, .apply, .rest, .breathe, .open:
      Segment.Kind(rawValue: rawValue)
    }
  }

  /// The default kind of a move with this verb.
  var kind: Routine.Kind {
    segmentKind.flatMap { Routine.Kind(of: [$0]) } ?? (self == .prompt ? .care : .stretch)
  }
}
