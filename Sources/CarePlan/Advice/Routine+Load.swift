import RoutineEngine

extension Routine {
  /// True if the routine stretches or moves the back: everything but rest and breathing alone.
  public var stretches: Bool {
    (kind != .breathing && kind != .care) || steps.contains(where: \.stretches)
  }
}

extension Routine {
  /// Returns true if this is a routine, or includes it.
  func walks(_ routineID: String) -> Bool {
    id == routineID || steps.contains { $0.walks(routineID) }
  }
}

extension Step {
  fileprivate func walks(_ routineID: String) -> Bool {
    if isSkipped { return false }
    return switch action {
    case .group(let steps): steps.contains { $0.walks(routineID) }
    case .include(let routine): routine.walks(routineID)
    default: false
    }
  }

  fileprivate var stretches: Bool {
    if isSkipped { return false }
    return switch action {
    case .group(let steps): steps.contains(where: \.stretches)
    case .include(let routine): routine.stretches
    case .timed(let kind, _): kind.isExercise || kind == .massage
    case .reps: true
    case .prompt, .open: false
    }
  }
}
