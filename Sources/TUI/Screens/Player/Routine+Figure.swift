import RoutineEngine

extension Routine {
  /// The name of the figure that stands for it: that of its first work, else the first it has.
  var figure: String? {
    let leaves = steps.flatMap(\.leaves)
    return leaves.first { $0.action.isWork && $0.figure != nil }?.figure
      ?? leaves.compactMap(\.figure).first
  }
}

extension Step {
  /// The steps without groups and includes; those that are switched off are left out.
  fileprivate var leaves: [Step] {
    if isSkipped { return [] }
    return switch action {
    case .group(let steps): steps.flatMap(\.leaves)
    case .include(let routine): routine.steps.flatMap(\.leaves)
    default: [self]
    }
  }
}

extension Step.Action {
  fileprivate var isWork: Bool {
    switch self {
    case .hold, .reps, .massage, .breathe, .open: true
    case .prompt, .rest, .group, .include: false
    }
  }
}
