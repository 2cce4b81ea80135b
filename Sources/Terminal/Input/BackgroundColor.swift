import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The background colour in a terminal's reply: xterm's `rgb:ffff/ffff/ffff`, also with an
/// alpha, and `#ffffff`, with one to four digits for each part.
struct BackgroundColor: Hashable {
  /// Red, green and blue in sRGB, from 0 to 1.
  let red, green, blue: Double

  private static let mostDigits = 4
  private static let forms = ["rgb:", "rgba:", "#"]

  /// Parses a reply; `nil` if it is no colour.
  init?(_ text: some StringProtocol) {
    guard let form = Self.forms.first(where: { text.hasPrefix($0) }) else { return nil }
    let digits = text.dropFirst(form.count)
    var parts: [any StringProtocol] = []
    if form == "#" {
      let length = digits.count / 3
      guard digits.count == length * 3 else { return nil }
      let second = digits.dropFirst(length)
      parts = [digits.prefix(length), second.prefix(length), second.dropFirst(length)]
    } else {
      parts = digits.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == form.count - 1 else { return nil }
    }
    let values = parts.compactMap { Self.value(of: $0) }
    guard values.count == parts.count, values.count >= 3 else { return nil }
    (red, green, blue) = (values[0], values[1], values[2])
  }

  /// The colour, one byte per part.
  var rgb: RGB {
    func byte(_ part: Double) -> UInt8 { UInt8((min(max(part, 0), 1) * 255).rounded()) }
    return RGB(red: byte(red), green: byte(green), blue: byte(blue))
  }

  /// Light or dark, by the contrast of black and of white text. Both are equal where `1.05 /
  /// (luminance + 0.05)` is `(luminance + 0.05) / 0.05`, at a luminance of 0.179.
  var background: Theme.Background {
    luminance > (1.05 * 0.05).squareRoot() - 0.05 ? .light : .dark
  }

  /// The relative luminance of WCAG 2.2, from 0 to 1, on which the contrasts of the themes are
  /// based. A plain sum of the parts would take pure blue for as light as green.
  var luminance: Double {
    0.2126 * Self.light(red) + 0.7152 * Self.light(green) + 0.0722 * Self.light(blue)
  }

  private static func light(_ part: Double) -> Double {
    part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }

  /// Returns the value of a part, from 0 to 1: `f`, `ff`, `fff` and `ffff` are all 1.
  private static func value(of digits: any StringProtocol) -> Double? {
    guard (1...mostDigits).contains(digits.count), digits.allSatisfy(isDigit),
      let number = Int(digits, radix: 16)
    else { return nil }
    return Double(number) / Double(1 << (4 * digits.count) - 1)
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isHexDigit
  }
}
