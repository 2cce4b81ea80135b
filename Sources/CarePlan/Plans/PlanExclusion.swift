import RoutineEngine

/// A kind of routine that a phase excludes.
public enum PlanExclusion: String, Sendable, Hashable, CaseIterable {
  case pressing, stretch, massage, mobility, strength, heat, cold, breathing, care

  /// Returns true if a routine is of this kind.
  public func covers(_ routine: Routine) -> Bool {
    switch self {
    case .pressing: routine.presses
    case .heat: routine.loads.contains(.heat)
    case .cold: routine.loads.contains(.cold)
    case .strength: routine.loads.contains(.band)
    case .stretch: routine.kind == .stretch || routine.hasHolds
    case .massage: routine.kind == .massage
    case .mobility: routine.kind == .mobility
    case .breathing: routine.kind == .breathing
    case .care: routine.kind == .care
    }
  }
}

extension Routine {
  /// True if the routine has a stretch: a position that is held.
  fileprivate var hasHolds: Bool { steps.contains(where: \.hasHolds) }
}

extension Step {
  fileprivate var hasHolds: Bool {
    if isSkipped { return false }
    return switch action {
    case .timed(.hold, _): true
    case .group(let steps): steps.contains(where: \.hasHolds)
    case .include(let routine): routine.hasHolds
    default: false
    }
  }
}
