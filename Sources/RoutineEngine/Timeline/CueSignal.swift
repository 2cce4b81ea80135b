/// The moments that a person has to tell apart without looking: each has a sound of its own, and a
/// flash where nobody hears. The names are those of settings: `sound-start`.
public enum CueSignal: String, Sendable, CaseIterable {
  /// Time to get ready.
  case ready
  /// 3, 2, 1.
  case count
  /// The work begins.
  case start
  /// Half-way.
  case halfway
  /// Words of the author's.
  case words
  /// Change sides.
  case change
  /// Rest.
  case rest
  /// The session waits.
  case yourTurn = "your-turn"
  /// A stroke or a breath there.
  case strokeOut = "stroke-out"
  /// A stroke or a breath back.
  case strokeBack = "stroke-back"
  /// A rep begins.
  case rep
  /// The last round.
  case lastRound = "last-round"
  /// A wait will soon be over.
  case endsSoon = "ends-soon"
  /// The end.
  case done
}

extension Cue.Kind {
  /// The moment that it is.
  public var signal: CueSignal {
    switch self {
    case .ready: .ready
    case .countdown: .count
    case .start: .start
    case .halfway: .halfway
    case .words: .words
    case .rest: .rest
    case .change: .change
    case .yourTurn: .yourTurn
    case .phase(_, let isReturning): isReturning ? .strokeBack : .strokeOut
    case .rep: .rep
    case .lastRound: .lastRound
    case .endsIn: .endsSoon
    case .done: .done
    }
  }
}
