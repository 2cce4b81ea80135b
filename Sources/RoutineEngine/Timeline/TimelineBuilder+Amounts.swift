/// The amounts of a step at the prescribed level.
extension TimelineBuilder {
  /// An amount at the prescribed level, and the eased amount: the low end, never more than the
  /// first.
  typealias Amount<Value> = (now: Value, gentle: Value)

  func resolve(_ dose: Dose<Int>, override: Int? = nil) -> Amount<Int> {
    let now = override ?? dose.resolved(at: prescription.level)
    return (now, min(now, dose.low))
  }

  func resolve(_ dose: Dose<Duration>) -> Amount<Duration> {
    let now = dose.resolved(at: prescription.level)
    return (now, min(now, dose.low))
  }

  func amount(of step: Step) -> Amount<Duration?> {
    guard case .timed(let kind, let dose) = step.action else { return (nil, nil) }
    let now = prescription.length(of: kind, dose)
    return (now, min(now, dose.low))
  }

  func count(of step: Step, kind: Segment.Kind) -> Amount<Int>? {
    kind == .reps ? step.action.count.map { resolve($0) } : nil
  }

  /// Returns the length of a wait in a hands-free session.
  func pace(
    of step: Step, kind: Segment.Kind, text: String, count: Amount<Int>?
  ) -> Amount<Duration> {
    switch (kind, step.action) {
    case (.open, .open(let about)):
      return resolve(about)
    case (.reps, _) where step.about != nil:
      return step.about.map { resolve($0) } ?? (.zero, .zero)
    case (.reps, _):
      let rep = step.tempo?.cycle ?? Usual.rep
      return (rep * (count?.now ?? 1), rep * (count?.gentle ?? 1))
    case (.prompt, _):
      let reading = max(ReadingTime.ofPrompt(step.title + " " + text), step.wait ?? .zero)
      return (reading, reading)
    default:
      return (.zero, .zero)
    }
  }
}
