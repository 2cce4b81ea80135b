import RoutineEngine

/// The words of the voice, made to be heard.
public enum Speech {
  /// The words for a cue; `nil` if it is not spoken.
  ///
  /// The long ones come while there is time for them, when the person gets ready; once the work has
  /// begun it is a word or two.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - segment: The segment that the session is in; `nil` once it is over.
  ///   - countsAloud: True if 3-2-1 is spoken.
  /// - Returns: Words for the ear, in whole sentences.
  public static func words(
    for cue: Cue.Kind, in segment: Segment?, countsAloud: Bool = false
  ) -> String? {
    switch cue {
    case .ready: segment.map(introduction) ?? "Get ready."
    case .countdown(let seconds): countsAloud ? "\(seconds)" : nil
    case .start: segment.map(beginning) ?? "Begin."
    case .halfway: "Half-way."
    case .words(let words): words
    case .rest: segment.map(rest) ?? "Rest."
    case .change: segment.map(change) ?? "Switch sides."
    case .yourTurn: segment.map(wait)
    case .done: "Done."
    }
  }

  /// Returns true if a newer cue cuts short the words of an older one. A less important one is left
  /// unsaid instead, and so is "begin" while the person still hears the instructions.
  static func cutsShort(_ newer: Cue.Kind, _ older: Cue.Kind) -> Bool {
    newer != .start && newer.priority >= older.priority
  }

  /// The longest that words take with a slow voice: twice the usual time, and some to begin.
  static func longest(_ words: String) -> Duration {
    ReadingTime.of(words) * 2 + .seconds(4)
  }

  private static func introduction(to segment: Segment) -> String {
    let name = segment.name.isEmpty ? "Get ready" : segment.name
    return sentences([
      newRound(segment), name, side(of: segment), repetition(of: segment),
      segment.spoken ?? segment.text,
    ])
  }

  /// Work that nothing has announced says its own name.
  private static func beginning(of segment: Segment) -> String {
    if segment.isUnannounced, !segment.name.isEmpty {
      return sentences([
        newRound(segment), segment.name, side(of: segment), repetition(of: segment),
      ])
    }
    return switch segment.kind {
    case .hold: "Hold."
    case .breathe: "Breathe."
    case .massage, .active, .apply, .reps, .open, .prompt, .ready, .rest, .change: "Begin."
    }
  }

  private static func change(in segment: Segment) -> String {
    let switched = segment.side.map { "Switch sides, \($0.rawValue)." } ?? "Switch sides."
    return sentences([
      switched, newRound(segment), segment.hasOwnText ? segment.spoken ?? segment.text : nil,
    ])
  }

  /// A rest of its own says what it is for, one between two repeats what comes next.
  private static func rest(in segment: Segment) -> String {
    guard segment.repetition != nil || segment.hasOwnText else {
      return sentences([
        newRound(segment), segment.title.isEmpty ? "Rest" : segment.title, segment.text,
        next(after: segment),
      ])
    }
    return sentences([
      newRound(segment), "Rest", segment.hasOwnText ? segment.text : nil,
      repetition(of: segment).map { "Then \($0)" }, next(after: segment),
    ])
  }

  private static func next(after segment: Segment) -> String? {
    segment.leadsTo.flatMap { $0.isEmpty ? nil : "Next: \($0)" }
  }

  private static func wait(in segment: Segment) -> String {
    let name = segment.name.isEmpty ? nil : segment.name
    // What to do is said before the first repeat, not before each.
    let text = (segment.repetition?.index ?? 1) == 1 ? segment.spoken ?? segment.text : nil
    let count = segment.count.map { $0 == 1 ? "Once" : "\($0) times" }
    return sentences([
      newRound(segment), name, side(of: segment), repetition(of: segment), count, text,
    ])
  }

  /// A new round is said once, at its beginning.
  private static func newRound(_ segment: Segment) -> String? {
    guard segment.beginsRound else { return nil }
    return segment.round.map { "Round \($0.index) of \($0.of)" }
  }

  private static func side(of segment: Segment) -> String? {
    segment.side.map { "\($0 == .left ? "Left" : "Right") side" }
  }

  private static func repetition(of segment: Segment) -> String? {
    guard let repetition = segment.repetition, repetition.of > 1 else { return nil }
    return "\(repetition.index) of \(repetition.of)"
  }

  private static func sentences(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }
      .map { part in part.last.map(".!?:;".contains) ?? true ? part : part + "." }
      .joined(separator: " ")
  }
}
