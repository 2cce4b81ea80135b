/// Text for a voice, without symbols, dashes, slashes and short units. Voices read these
/// differently, or by their names.
public enum SpokenText {
  private static let units: [String: (one: String, many: String)] = [
    "s": ("second", "seconds"), "sec": ("second", "seconds"), "min": ("minute", "minutes"),
    "h": ("hour", "hours"), "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"), "m": ("metre", "metres"),
    "kg": ("kilogram", "kilograms"), "%": ("per cent", "per cent"),
    "°": ("degree", "degrees"), "°C": ("degree", "degrees"), "x": ("time", "times"),
    "×": ("time", "times"),
  ]

  /// Words in place of signs that stand between words or before a number.
  private static let signs: [Character: String] = [
    "/": "or", "&": "and", "+": "plus", "=": "is", "→": "then", "~": "about", "≈": "about",
    "<": "under", ">": "over", "≤": "at most", "≥": "at least", "%": "per cent", "°": "degrees",
    "@": "at",
  ]
  private static let abbreviations = [
    "e.g.": "for example", "i.e.": "that is", "etc.": "and so on.", "vs.": "or", "approx.": "about",
  ]
  /// The spoken names of keys.
  private static let keys = ["Esc": "Escape"]
  private static let dashes: Set<Character> = ["-", "–", "—", "−", "‐", "‑"]
  private static let ends: Set<Character> = [".", ",", ":", ";", "?", "!", "…"]

  /// Returns the text with nothing but letters, digits and `. , : ; ? ! '`.
  public static func of(_ text: String) -> String {
    var words: [String] = []
    for token in text.split(whereSeparator: \.isWhitespace) {
      if let meaning = abbreviations[String(token)] {
        words.append(meaning)
        continue
      }
      var core = token[...]
      var end = ""
      while let last = core.last, ends.contains(last) || !isHeard(last) && signs[last] == nil {
        if ends.contains(last) { end = last == "…" ? "." : String(last) }
        core.removeLast()
      }
      let heard = spoken(core, after: words.last)
      if heard.isEmpty {
        // A dash between words is a pause. Another bare sign only ends the words before it.
        let pause = end.isEmpty && token.allSatisfy(dashes.contains) ? "," : end
        if let last = words.last?.last, !ends.contains(last) { words[words.count - 1] += pause }
      } else {
        words += heard.dropLast() + [(heard.last ?? "") + end]
      }
    }
    return words.joined(separator: " ")
  }

  /// Returns true if a word is an abbreviation, so that its full stop ends no sentence.
  static func isAbbreviation(_ word: Substring) -> Bool { abbreviations[String(word)] != nil }

  private static func isHeard(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// The words of a token without the signs that end it.
  private static func spoken(_ token: Substring, after previous: String?) -> [String] {
    if let key = keys[String(token)] { return [key] }
    if let unit = units[String(token)], let previous, previous.last?.isNumber ?? false {
      return [previous == "1" ? unit.one : unit.many]
    }
    var words: [String] = []
    var run = ""
    func close() {
      if words.isEmpty, let unit = units[run], previous?.last?.isNumber ?? false {
        words.append(previous == "1" ? unit.one : unit.many)
      } else if !run.isEmpty {
        words.append(run)
      }
      run = ""
    }
    var rest = token
    while let character = rest.popFirst() {
      let isAfterNumber = run.last?.isNumber ?? false
      let isBeforeNumber = rest.first?.isNumber ?? false
      switch character {
      case _ where isHeard(character):
        if isAfterNumber, !character.isNumber,
          let unit = units[String(character) + rest.prefix { $0.isLetter }]
        {
          rest = rest.drop { $0.isLetter }
          let isOne = run == "1"
          close()
          words.append(isBeforeNumber || !isOne ? unit.many : unit.one)
        } else {
          run.append(character)
        }
      case "'", "’":
        if !run.isEmpty, rest.first?.isLetter ?? false { run.append("'") }
      case ".", ":", ",":
        // A decimal point is spoken; a colon between minutes and seconds is not; a comma groups
        // digits.
        guard isAfterNumber, isBeforeNumber else {
          close()
          if let last = words.last?.last, !ends.contains(last) {
            words[words.count - 1].append(character)
          }
          continue
        }
        if character != "," { close() }
        if character == "." { words.append("point") }
      case "×" where isAfterNumber:
        close()
        words.append("times")
      case "/" where isAfterNumber && isBeforeNumber:
        close()
        words.append("of")
      case _ where character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }:
        break
      case _ where dashes.contains(character):
        close()
        if isAfterNumber, isBeforeNumber { words.append("to") }
      default:
        close()
        if let unit = units[String(character)], isAfterNumber {
          words.append(unit.many)
        } else if let sign = signs[character] {
          words.append(sign)
        }
      }
    }
    close()
    return words
  }
}
