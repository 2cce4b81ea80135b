import RoutineEngine

/// The sounds of a session: one for each thing that a person has to tell from the others with
/// their eyes shut.
public enum Sound: String, Sendable, CaseIterable {
  /// Time to get ready: two notes that rise, low and calm.
  case ready
  /// 3, 2, 1: a short tap, the same each time.
  case count
  /// The work begins: a quick rise to a high note.
  case start
  /// Half-way: one note, twice.
  case halfway
  /// Words of the author's are on the screen: a single soft note.
  case words
  /// Change sides: a note to the other side and back.
  case change
  /// Rest: two notes that fall.
  case rest
  /// The session waits: two notes that rise like a question.
  case yourTurn
  /// A stroke or a breath there: one soft, higher note that swells.
  case strokeOut
  /// A stroke or a breath back: the same, lower.
  case strokeBack
  /// A rep begins: a tick, lighter than a count.
  case rep
  /// The last round: three notes that rise.
  case lastRound
  /// A wait will soon be over: one note, three times.
  case endsSoon
  /// It is over: a chord, note by note.
  case done

  /// The sound of a cue.
  public init(_ cue: Cue.Kind) {
    switch cue {
    case .ready: self = .ready
    case .countdown: self = .count
    case .start: self = .start
    case .halfway: self = .halfway
    case .words: self = .words
    case .rest: self = .rest
    case .change: self = .change
    case .yourTurn: self = .yourTurn
    case .phase(_, let isReturning): self = isReturning ? .strokeBack : .strokeOut
    case .rep: self = .rep
    case .lastRound: self = .lastRound
    case .endsIn: self = .endsSoon
    case .done: self = .done
    }
  }

  /// The notes. The pitches are of one scale of five notes, so that any of them sound
  /// well after any other; the lengths and loudnesses are by ear.
  var notes: [Note] {
    switch self {
    case .ready: [Note(.g4, at: 0, for: 0.25), Note(.c5, at: 0.16, for: 0.4)]
    case .count: [Note(.a4, at: 0, for: 0.14, loudness: 0.6)]
    case .start: [Note(.c5, at: 0, for: 0.16), Note(.g5, at: 0.09, for: 0.55)]
    case .halfway:
      [
        Note(.e5, at: 0, for: 0.15, loudness: 0.7), Note(.e5, at: 0.17, for: 0.3, loudness: 0.7),
      ]
    case .words: [Note(.d5, at: 0, for: 0.45, loudness: 0.7)]
    case .change:
      [
        Note(.g5, at: 0, for: 0.2), Note(.d5, at: 0.15, for: 0.2), Note(.g5, at: 0.3, for: 0.45),
      ]
    case .rest: [Note(.e5, at: 0, for: 0.3), Note(.a4, at: 0.2, for: 0.65)]
    case .yourTurn: [Note(.d5, at: 0, for: 0.25), Note(.a5, at: 0.2, for: 0.6)]
    case .strokeOut: [Note(.e5, at: 0, for: 0.36, loudness: 0.5)]
    case .strokeBack: [Note(.a4, at: 0, for: 0.42, loudness: 0.5)]
    case .rep: [Note(.c6, at: 0, for: 0.1, loudness: 0.65)]
    case .lastRound:
      [
        Note(.c5, at: 0, for: 0.16), Note(.e5, at: 0.13, for: 0.16), Note(.a5, at: 0.26, for: 0.5),
      ]
    case .endsSoon:
      [
        Note(.a5, at: 0, for: 0.15, loudness: 0.6), Note(.a5, at: 0.18, for: 0.15, loudness: 0.6),
        Note(.a5, at: 0.36, for: 0.3, loudness: 0.6),
      ]
    case .done:
      [
        Note(.c5, at: 0, for: 0.9), Note(.e5, at: 0.14, for: 0.9), Note(.g5, at: 0.28, for: 0.9),
        Note(.c6, at: 0.42, for: 0.95),
      ]
    }
  }

  /// The time from its first note to the end of its last.
  public var length: Duration {
    .seconds(notes.map { $0.start + $0.length }.max() ?? 0)
  }
}
