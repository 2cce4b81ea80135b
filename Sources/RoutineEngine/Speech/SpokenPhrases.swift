/// All phrases that a routine's sessions can need, as the parts of which sentences are made.
public enum SpokenPhrases {
  /// The numbers that any session can need for seconds, repeats and rounds, whatever its dose.
  private static let numbers = 1...20

  /// The phrases that do not come from a routine.
  public static let common: [String] = {
    let cues: [Cue.Kind] = [
      .ready, .start, .rest, .change, .halfway, .endsIn(10), .done, .countdown(3), .countdown(2),
      .countdown(1),
    ]
    let words = cues.flatMap { Speech.variants(for: $0, in: nil) }
    let parts = ["Left side", "Right side", "left", "right", "of", "times", "Once"]
    return words.flatMap(\.parts) + parts + numbers.map { "\($0)" }
  }()

  /// Returns the phrases of a routine at every level, with either side first, hands-free or not; in
  /// order, each once.
  public static func all(of routine: Routine) -> [String] {
    var phrases: [String] = []
    var seen: Set<String> = []
    func add(_ words: SpokenWords) {
      for part in words.parts where seen.insert(part).inserted { phrases.append(part) }
    }
    for level in Level.allCases {
      for side in [nil, Side.left, .right] {
        var prescription = Prescription(level: level, firstSide: side)
        prescription.isSpoken = true
        guard let timeline = try? Timeline(routine, prescription) else { continue }
        for segment in timeline.segments {
          add(Speech.name(of: segment))
          var cues: Set<Cue.Kind> = [segment.firstCue]
          for length in [segment.length, segment.length(handsFree: true)] {
            cues.formUnion(segment.schedule(over: length).map(\.kind))
          }
          for cue in cues.sorted(by: { "\($0)" < "\($1)" }) {
            for words in Speech.variants(for: cue, in: segment) { add(words) }
          }
        }
      }
    }
    return phrases
  }
}
