/// Finds instructions to roll the lower back or the neck.
enum SpineRule {
  private static let rolling: Set<Substring> = ["roll", "rolls", "rolling", "roller"]
  private static let negations: Set<Substring> = [
    "never", "not", "no", "don't", "dont", "don’t", "avoid", "without", "instead", "stop", "before",
    "above", "below", "clear", "off", "away", "nor", "neither", "keep",
  ]
  /// The words allowed between rolling and the part of the body.
  private static let between: Set<Substring> = [
    "your", "the", "a", "an", "of", "on", "onto", "over", "under", "along", "across", "up", "down",
    "and", "slowly", "gently", "lightly", "whole", "out", "to", "from", "into", "with", "in",
    "against", "foam", "ball", "back", "down",
  ]

  private static let ends = Array(".!?;\n".utf8)
  private static let separators = Array(" ,:\t".utf8)

  /// Returns the part of the body in a sentence that combines rolling with the lower back or the
  /// neck, and does not forbid it. `nil` for a harmless text.
  static func area(rolledIn text: String) -> String? {
    // Rules out most texts without a heap allocation.
    if !contains("roll", in: text) { return nil }
    // Bytes are enough: the separators are ASCII.
    for sentence in text.lowercased().utf8.split(whereSeparator: ends.contains) {
      let words = sentence.split(whereSeparator: separators.contains).map { Substring($0) }
      if words.contains(where: negations.contains) { continue }
      for index in words.indices where rolling.contains(words[index]) {
        if let area = area(near: index, in: words) { return area }
      }
    }
    return nil
  }

  private static func contains(_ syllable: StaticString, in text: String) -> Bool {
    let wanted = syllable.utf8CodeUnitCount
    var matched = 0
    return syllable.withUTF8Buffer { syllable in
      for byte in text.utf8 {
        let lower = byte | 0x20
        matched = lower == syllable[matched] ? matched + 1 : (lower == syllable[0] ? 1 : 0)
        if matched == wanted { return true }
      }
      return false
    }
  }

  /// Returns the part of the body after rolling, or before "on the roller", with only small words
  /// between.
  private static func area(near index: Int, in words: [Substring]) -> String? {
    var next = index + 1
    while next < words.count {
      if let area = area(at: next, in: words) { return area }
      guard between.contains(words[next]) else { break }
      next += 1
    }
    var previous = index - 1
    var passed = false
    while previous >= 0 {
      // Matches "neck on the roller", but not "your neck, roll".
      if passed, let area = area(at: previous, in: words) { return area }
      if passed, previous > 0, let area = area(at: previous - 1, in: words), area != "neck" {
        return area
      }
      guard ["on", "over", "onto", "against", "the", "a", "your", "foam"].contains(words[previous])
      else { return nil }
      passed = passed || ["on", "over", "onto", "against"].contains(words[previous])
      previous -= 1
    }
    return nil
  }

  private static func area(at index: Int, in words: [Substring]) -> String? {
    if words[index] == "neck" { return "neck" }
    if words[index] == "lumbar" { return "lower back" }
    guard index + 1 < words.count, words[index + 1] == "back" else { return nil }
    return words[index] == "lower" || words[index] == "low" ? "lower back" : nil
  }
}
