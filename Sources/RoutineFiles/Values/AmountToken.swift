/// A token of an amount. `1 min 30 - 2 min` has number, word, number, dash, number, word.
enum AmountToken: Equatable {
  /// A number in thousandths: 2.5 is 2500.
  case number(Int)
  /// `1:30` or `1:02:03`, in seconds.
  case clock(Int)
  /// Letters, in lower case.
  case word(String)
  /// A hyphen, a dash, a minus or `to`.
  case dash

  /// Returns the tokens of a text; `nil` for any other character, or a number of more than seven
  /// digits.
  static func tokens(of text: String) -> [AmountToken]? {
    var tokens: [AmountToken] = []
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.first {
      switch scalar {
      case " ", "\t", "\u{A0}", "\u{202F}", "\u{2009}":
        rest.removeFirst()
      case "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}":
        rest.removeFirst()
        tokens.append(.dash)
      case "0"..."9":
        guard let token = number(from: &rest) else { return nil }
        tokens.append(token)
      case "a"..."z", "A"..."Z":
        let letters = rest.prefix { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
        rest.removeFirst(letters.count)
        let word = String(Substring(letters)).lowercased()
        tokens.append(word == "to" ? .dash : .word(word))
      default:
        return nil
      }
    }
    return tokens
  }

  private static func number(from rest: inout Substring.UnicodeScalarView) -> AmountToken? {
    guard let first = digits(from: &rest, longest: 7) else { return nil }
    if rest.first == "." {
      rest.removeFirst()
      let before = rest.count
      guard let fraction = digits(from: &rest, longest: 3) else { return nil }
      let places = before - rest.count
      return .number(first * 1000 + fraction * [0, 100, 10, 1][places])
    }
    guard rest.first == ":" else { return .number(first * 1000) }
    var parts = [first]
    while rest.first == ":" {
      rest.removeFirst()
      let before = rest.count
      guard let part = digits(from: &rest, longest: 2), before - rest.count == 2, part < 60 else {
        return nil
      }
      parts.append(part)
    }
    return parts.count > 3 ? nil : .clock(parts.reduce(0) { $0 * 60 + $1 })
  }

  private static func digits(
    from rest: inout Substring.UnicodeScalarView, longest: Int
  ) -> Int? {
    var value = 0
    var count = 0
    while let scalar = rest.first, ("0"..."9").contains(scalar) {
      count += 1
      if count > longest { return nil }
      value = value * 10 + Int(scalar.value - 0x30)
      rest.removeFirst()
    }
    return count == 0 ? nil : value
  }
}

/// The error of an invalid amount: a diagnostic without its location.
struct AmountError: Error, Equatable {
  let code: Diagnostic.Code
  let message: String
  var hint: String?
}
