import RoutineEngine

extension CueSignal {
  /// The notes: two that rise, low and calm, to get ready; a tap for 3-2-1; a quick rise where work
  /// begins; a note to the other side and back for a change; two that fall for a rest, and that
  /// rise like a question where the session waits; one soft note, high or low, for a breath or a
  /// stroke; a chord, note by note, for the end. The pitches are of one scale of five notes, so
  /// that any of them sound well after any other; the lengths and loudnesses are by ear.
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
