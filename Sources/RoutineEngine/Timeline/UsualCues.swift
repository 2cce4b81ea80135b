extension [Cue] {
  /// The countdown before work begins or ends.
  private static var countdown: [Cue] {
    [3, 2, 1].map { Cue(.countdown($0), .beforeEnd(.seconds($0))) }
  }

  /// The shortest work with 3-2-1 at its end. Shorter work would be nothing but counting.
  private static let shortestWithCountdown: Duration = .seconds(10)
  /// The shortest work with a halfway cue.
  private static let shortestWithHalfway: Duration = .seconds(20)

  /// Returns the cues of a segment: those of its kind, and the author's words for the work itself.
  static func usual(for kind: Segment.Kind, of step: Step, length: Duration?) -> [Cue] {
    switch kind.role {
    case .prompt:
      return [Cue(.yourTurn, .afterStart(.zero))]
    case .reps, .open:
      return [Cue(.yourTurn, .afterStart(.zero))] + step.cues.map(\.cue)
    case .ready:
      return [Cue(.ready, .afterStart(.zero))] + countdown
    case .change:
      return [Cue(.change, .afterStart(.zero))] + countdown
    case .rest:
      // The author's words belong to a rest that is a step, not to a rest between repeats.
      let words = step.action.timedAction == .rest ? step.cues.map(\.cue) : []
      return [Cue(.rest, .afterStart(.zero))] + words + countdown
    case .timedWork:
      let length = length ?? .zero
      return [Cue(.start, .afterStart(.zero))] + step.cues.map(\.cue)
        + (length >= shortestWithHalfway && kind != .breathe ? [Cue(.halfway, .half)] : [])
        + (length >= shortestWithCountdown ? countdown : [])
    }
  }
}

extension TimedCue {
  fileprivate var cue: Cue {
    switch moment {
    case .at(let offset): Cue(.words(words), .afterStart(offset))
    case .half: Cue(.words(words), .half)
    case .every(let interval): Cue(.words(words), .every(interval))
    }
  }
}
