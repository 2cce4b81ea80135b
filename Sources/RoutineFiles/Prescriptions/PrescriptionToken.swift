import RoutineEngine

/// A token in a line of a prescription.
struct PrescriptionToken: Equatable {
  /// The kind of a token.
  enum Kind: Equatable {
    /// A whole number, or a range of them.
    case amount(Dose<Int>)
    /// A time, or a range of times.
    case time(Dose<Duration>)
    /// A word in lower case.
    case word(String)
    /// Any other character.
    case sign(Character)
  }

  var kind: Kind
  /// The range in the line.
  var range: Range<String.Index>

  /// Returns the tokens of a line. A number with its range and unit is one token.
  static func tokens(of line: String) -> [PrescriptionToken] {
    let raw = raw(line)
    let ranges = joined(raw) { tokens, index in
      guard case .amount(let low) = tokens[index].kind, isTo(tokens, index + 1),
        index + 2 < tokens.count, case .amount(let high) = tokens[index + 2].kind,
        low.low <= high.low
      else { return nil }
      return (.amount(Dose(low.low, high.low)), 3)
    }
    let times = joined(ranges) { tokens, index in
      if let (seconds, count) = wordedTime(tokens, index) {
        return (.time(Dose(.seconds(seconds))), count)
      }
      guard case .amount(let amount) = tokens[index].kind, index + 1 < tokens.count,
        let unit = unit(tokens[index + 1].kind)
      else { return nil }
      return (.time(Dose(.seconds(amount.low * unit), .seconds(amount.high * unit))), 2)
    }
    return joined(times) { tokens, index in
      guard case .time(let low) = tokens[index].kind, isTo(tokens, index + 1),
        index + 2 < tokens.count, case .time(let high) = tokens[index + 2].kind,
        low.low < high.high
      else { return nil }
      return (.time(Dose(low.low, high.high)), 3)
    }
  }

  private static func joined(
    _ tokens: [PrescriptionToken],
    by rule: ([PrescriptionToken], Int) -> (kind: Kind, count: Int)?
  ) -> [PrescriptionToken] {
    var joined: [PrescriptionToken] = []
    var index = 0
    while index < tokens.count {
      if let (kind, count) = rule(tokens, index) {
        let end = tokens[index + count - 1].range.upperBound
        joined.append(
          PrescriptionToken(kind: kind, range: tokens[index].range.lowerBound..<end))
        index += count
      } else {
        joined.append(tokens[index])
        index += 1
      }
    }
    return joined
  }

  /// Returns the seconds of `a minute` or `half an hour`, with the number of tokens.
  private static func wordedTime(
    _ tokens: [PrescriptionToken], _ index: Int
  ) -> (seconds: Int, count: Int)? {
    let isHalf = tokens[index].kind == .word("half")
    let rest = tokens[(index + (isHalf ? 1 : 0))...]
    guard let article = rest.first, [.word("a"), .word("an")].contains(article.kind),
      case .word(let word)? = rest.dropFirst().first?.kind, word.count > 2,
      let unit = TimeUnit(word)?.rawValue, !isHalf || unit > 1
    else { return nil }
    return (isHalf ? unit / 2 : unit, isHalf ? 3 : 2)
  }

  private static func isTo(_ tokens: [PrescriptionToken], _ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    return [.sign("-"), .sign("–"), .sign("—"), .word("to")].contains(tokens[index].kind)
  }

  /// Returns the seconds of a unit. `'` and `"` count as units of time, since no dose is in feet or
  /// inches.
  private static func unit(_ kind: Kind) -> Int? {
    switch kind {
    case .word("m"): 60
    case .word(let word): TimeUnit(word)?.rawValue
    case .sign("\""), .sign("”"), .sign("″"): 1
    case .sign("'"), .sign("’"), .sign("′"): 60
    default: nil
    }
  }

  /// The most digits of a number in a dose.
  private static let longestNumber = 5

  private static func raw(_ line: String) -> [PrescriptionToken] {
    var tokens: [PrescriptionToken] = []
    var index = line.startIndex
    while index < line.endIndex {
      let start = index
      let character = line[index]
      index = line.index(after: index)
      if character.isWhitespace { continue }
      if isDigit(character) {
        while index < line.endIndex, isDigit(line[index]) { index = line.index(after: index) }
        let digits = line[start..<index]
        let kind: Kind =
          digits.count <= longestNumber
          ? Int(digits).map { .amount(Dose($0)) } ?? .sign("#") : .sign("#")
        tokens.append(PrescriptionToken(kind: kind, range: start..<index))
      } else if character.isLetter {
        while index < line.endIndex, isInWord(line, index) { index = line.index(after: index) }
        let word = line[start..<index].lowercased()
        let kind = numbers[word].map { Kind.amount(Dose($0)) } ?? .word(word)
        tokens.append(PrescriptionToken(kind: kind, range: start..<index))
      } else {
        tokens.append(PrescriptionToken(kind: .sign(character), range: start..<index))
      }
    }
    return tokens
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// Returns true for a letter, and for a hyphen or an apostrophe between two letters.
  private static func isInWord(_ line: String, _ index: String.Index) -> Bool {
    if line[index].isLetter { return true }
    guard ["-", "'", "’"].contains(line[index]) else { return false }
    let next = line.index(after: index)
    return next < line.endIndex && line[next].isLetter
  }

  private static let numbers = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
  ]
}

extension PrescriptionToken {
  /// True for a character that separates parts of a line.
  var isSeparator: Bool {
    if case .sign(let sign) = kind { sign != "(" && sign != ")" } else { false }
  }

  /// True for "roll", "rolling" and the like.
  var isRoll: Bool {
    if case .word(let word) = kind { word.hasPrefix("roll") } else { false }
  }
}
