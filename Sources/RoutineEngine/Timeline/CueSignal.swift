/// The moments that a person must tell apart without looking. Each has its own sound, and a flash
/// for people who do not hear. The raw values are part of names of settings: `sound-start`.
public enum CueSignal: String, Sendable, CaseIterable {
  /// Time to get ready.
  case ready
  /// 3, 2, 1.
  case count
  /// The work begins.
  case start
  /// Halfway.
  case halfway
  /// The author's words.
  case words
  /// Change sides.
  case change
  /// Rest.
  case rest
  /// The session waits for the person.
  case yourTurn = "your-turn"
  /// A stroke or a breath out: the first direction.
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
  /// The signal of the cue.
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
