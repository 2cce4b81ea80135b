import RoutineEngine

/// Looks up the routines and moves that a step names.
extension RoutineParser {
  mutating func include(_ id: String, at value: YAMLValue) -> Step.Action? {
    found(id, at: value).map { .include($0) }
  }

  /// Returns the routine or move with a name. Reports why there is none that can be included.
  mutating func found(_ id: String, at value: YAMLValue, isMove: Bool = false) -> Routine? {
    switch includes(id) {
    case .found(let routine, let steps, let depth):
      stepCount += steps
      includeDepth = max(includeDepth, depth + 1)
      if depth >= Limits.includeDepth {
        reportDepth(at: value)
      } else if stepCount > Limits.allSteps {
        report(
          .tooLong, at: value, "with this, the routine has more than \(Limits.allSteps) steps",
          "leave something out")
      } else {
        return routine
      }
    case .unknown(let nearest):
      report(
        isMove ? .unknownMove : .unknownRoutine, at: value,
        "there is no \(isMove ? "move" : "routine") `\(id)`",
        Suggestion.hint(
          nearest, otherwise: "`unknot list\(isMove ? " --moves" : "")` lists them all"))
    case .broken(let reason):
      report(
        .brokenRoutine, at: value,
        "the \(isMove ? "move" : "routine") `\(id)` has an error of its own",
        reason)
    case .cycle(let ids):
      report(
        .includeCycle, at: value, "this routine would include itself",
        "`" + ids.joined(separator: "` includes `") + "`")
    case .tooDeep: reportDepth(at: value)
    }
    return nil
  }

  private mutating func reportDepth(at value: YAMLValue) {
    report(
      .includeDepth, at: value,
      "routines include each other more than \(Limits.includeDepth) deep",
      "include the innermost ones directly")
  }
}
