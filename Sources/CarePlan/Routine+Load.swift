import RoutineEngine

extension Routine {
  /// True if it presses, rolls or rubs: it is a massage, has one in its steps, or includes one.
  public var presses: Bool {
    kind == .massage || steps.contains { $0.contains({ $0.isMassage }, where: \.presses) }
  }

  /// True if it stretches or moves the back: all that is neither rest nor breathing alone.
  public var stretches: Bool {
    (kind != .breathing && kind != .care)
      || steps.contains { $0.contains({ $0.isMovement }, where: \.stretches) }
  }
}

extension Step.Action {
  fileprivate var isMassage: Bool {
    if case .massage = self { true } else { false }
  }

  fileprivate var isMovement: Bool {
    switch self {
    case .hold, .reps, .massage: true
    case .prompt, .rest, .breathe, .open, .group, .include: false
    }
  }
}

extension Step {
  /// True if it, or a step in its group, has such an action or includes such a routine.
  fileprivate func contains(
    _ action: (Action) -> Bool, where isSuch: (Routine) -> Bool
  ) -> Bool {
    if isSkipped { return false }
    return switch self.action {
    case .group(let steps): steps.contains { $0.contains(action, where: isSuch) }
    case .include(let routine): isSuch(routine)
    default: action(self.action)
    }
  }
}
