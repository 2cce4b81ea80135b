/// Suggestions for misspelt words, by edit distance.
public enum Suggestion {
  /// Words from other programs and exercise sheets, with their equivalents in the routine language.
  private static let synonyms = [
    "sets": ["repeat"], "times": ["repeat"], "repeats": ["repeat"], "cycles": ["rounds", "repeat"],
    "stretch": ["hold"], "work": ["active", "reps", "hold"],
    "exercise": ["active", "reps", "use"], "move": ["use", "active"], "walk": ["active"],
    "jump": ["active"], "march": ["active"], "run": ["active"], "ice": ["apply"],
    "cold": ["apply"], "heat": ["apply"], "pack": ["apply"], "cream": ["apply"],
    "weight": ["load"], "resistance": ["load"], "band": ["load"], "url": ["link"],
    "video": ["link"], "setup": ["before"], "start": ["before"], "finish": ["after", "ending"],
    "pause": ["rest"], "break": ["rest"], "relax": ["rest"], "wait": ["prompt", "rest"],
    "say": ["prompt"], "roll": ["massage"], "breath": ["breathe"], "breathing": ["breathe"],
    "name": ["title"], "description": ["summary", "text"], "note": ["text"], "notes": ["text"],
    "side": ["sides"], "image": ["figure"], "picture": ["figure"], "warnings": ["cautions"],
    "squeeze": ["reps", "hold"], "press": ["massage"], "count": ["reps"],
    "instructions": ["text"], "instruction": ["text"], "how": ["text"],
    "needs": ["equipment"], "need": ["equipment"], "gear": ["equipment"], "tools": ["equipment"],
    "spots": ["repeat"], "speed": ["tempo"], "rhythm": ["tempo"], "pattern": ["tempo"],
    "pace": ["tempo"], "breaks": ["rest"], "pauses": ["rest"], "warning": ["cautions"],
    "warn": ["cautions"], "contraindications": ["cautions"], "by": ["author"],
    "written by": ["author"], "writer": ["author"], "reference": ["sources"],
    "strength": ["mobility"], "warmup": ["mobility"], "exercises": ["steps"],
  ]

  /// Returns the equivalents of a foreign word that are among some words.
  static func synonyms(of word: String, among words: [String]) -> [String] {
    synonyms[OtherWords.plain(word)]?.filter(words.contains) ?? []
  }

  /// Returns the words closest to a wrong one, best first: its equivalents, else words that differ
  /// in at most a quarter of their letters, or that begin with it.
  public static func closest(to word: String, among words: [String], limit: Int = 3) -> [String] {
    let known = synonyms(of: word, among: words)
    if !known.isEmpty { return Array(known.prefix(limit)) }
    let given = Array(word.lowercased().utf8.prefix(64))
    if given.isEmpty { return [] }
    let scored = words.compactMap { candidate -> (score: Int, word: String)? in
      let bytes = Array(candidate.utf8)
      if given.count >= 3, bytes.starts(with: given) { return (1, candidate) }
      let distance = distance(given, bytes)
      let allowed = (min(given.count, bytes.count) + 2) / 4
      return distance <= allowed ? (distance, candidate) : nil
    }
    return scored.sorted { ($0.score, $0.word) < ($1.score, $1.word) }.prefix(limit).map(\.word)
  }

  /// Returns a hint with the closest words, or another hint if none is close.
  static func hint(
    for word: String, among words: [String], limit: Int = 1, otherwise: String
  ) -> String {
    hint(closest(to: word, among: words, limit: limit), otherwise: otherwise)
  }

  /// Returns a hint with suggestions, or another hint if there are none.
  static func hint(_ suggestions: [String], otherwise: String) -> String {
    suggestions.isEmpty ? otherwise : "did you mean \(alternatives(suggestions))?"
  }

  /// Returns words as part of a sentence: `a`, `b` or `c`.
  static func alternatives(_ words: [String]) -> String {
    let quoted = words.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }

  /// Returns the Damerau-Levenshtein distance (optimal string alignment): insertions, deletions,
  /// substitutions and transpositions of neighbours.
  static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...other.count)
    for i in one.indices {
      var current = [i + 1]
      current.reserveCapacity(other.count + 1)
      for j in other.indices {
        var best = min(previous[j + 1] + 1, current[j] + 1)
        best = min(best, previous[j] + (one[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          best = min(best, beforePrevious[j - 1] + 1)
        }
        current.append(best)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[other.count]
  }
}
