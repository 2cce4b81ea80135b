import RoutineEngine

extension Routine {
  /// Whether it presses, rolls or rubs: it is a massage, has one in its steps, or includes one.
  public var presses: Bool {
    kind == .massage || steps.contains(where: \.presses)
  }
}

extension Step {
  fileprivate var presses: Bool {
    if isSkipped { return false }
    return switch action {
    case .massage: true
    case .group(let steps): steps.contains(where: \.presses)
    case .include(let routine): routine.presses
    default: false
    }
  }
}
