import RoutineEngine

extension CueSignal {
  /// The notes of the signal.
  ///
  /// To get ready, two calm, low notes rise; 3-2-1 is a tap; work begins with a quick rise. A
  /// change is a note to the other side and back. A rest is two falling notes; a wait is two that
  /// rise like a question. A breath or stroke is one soft note, high or low. The end is a chord,
  /// note by note. All pitches are of one scale of five notes, so that any two sound well together.
  /// Lengths and loudnesses were chosen by ear.
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

  /// The time from the beginning of the first note to the end of the last.
  public var length: Duration {
    .seconds(notes.map { $0.start + $0.length }.max() ?? 0)
  }
}
