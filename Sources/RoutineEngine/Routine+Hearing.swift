extension Routine {
  /// The longest that it takes to hear what a step has a person do, its name, side and repeat first.
  /// What waits for the person is left out: they have all the time they need.
  public var longestToHear: Duration {
    steps.map(\.longestToHear).max() ?? .zero
  }
}

extension Step {
  fileprivate var longestToHear: Duration {
    if isSkipped { return .zero }
    switch action {
    case .hold, .massage, .breathe:
      let side = if case .none = sides { "" } else { "left side" }
      let repetition = repeats == nil ? "" : "1 of 2"
      return ReadingTime.of([title, side, repetition, text].joined(separator: " "))
    case .group(let steps): return steps.map(\.longestToHear).max() ?? .zero
    case .include(let routine): return routine.longestToHear
    case .prompt, .reps, .rest, .open: return .zero
    }
  }
}
