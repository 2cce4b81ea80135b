import RoutineEngine

/// A piece of HTML or SVG. Interpolated texts are escaped; pieces, lists of pieces and numbers are
/// not.
public struct HTML: Sendable, Hashable {
  /// The markup.
  public private(set) var text: String

  /// The concatenation of pieces.
  init(_ pieces: [HTML]) { text = pieces.map(\.text).joined() }
}

extension HTML: ExpressibleByStringInterpolation {
  /// Markup from a literal, taken as it is.
  public init(stringLiteral literal: String) { text = literal }

  /// Markup from a literal with interpolations.
  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// The parts of a literal with interpolations.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// No parts yet.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity * 2)
    }

    /// Appends markup.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ piece: HTML) { text += piece.text }

    mutating func appendInterpolation(_ piece: HTML?) { text += piece?.text ?? "" }

    mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { text += piece.text }
    }

    /// Appends a text, escaped for content and for quoted attributes.
    public mutating func appendInterpolation(_ text: String) { self.text += HTML.escaped(text) }

    mutating func appendInterpolation(_ number: Int) { text += "\(number)" }

    /// Appends a number with at most two decimals.
    mutating func appendInterpolation(_ number: Double) { text += HTML.short(number) }
  }
}

extension HTML {
  /// Returns a heading of a level from 1 to 6.
  static func heading(_ level: Int, class name: HTML, _ content: HTML) -> HTML {
    "<h\(level) class=\"\(name)\">\(content)</h\(level)>"
  }

  /// Returns a section with a heading and a wide table. On a narrow screen it scrolls, also by
  /// keys.
  static func wide(_ title: String, note: HTML = "", _ content: HTML) -> HTML {
    """
    <section class="wide" aria-label="\(title)" tabindex="0"><h2>\(title)\(note)</h2>\(content)\
    </section>
    """
  }

  /// Returns text from outside, cut to a number of characters. It is isolated (`bdi`), so that its
  /// direction does not affect the text around it.
  static func stranger(_ text: String, limit: Int) -> HTML {
    let isCut = text.count > limit
    return "<bdi>\(isCut ? text.prefix(max(1, limit - 1)) + "…" : text)</bdi>"
  }

  /// Returns the text with the five markup characters as entities. Controls, direction marks and
  /// other invisible scalars become U+FFFD.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      // A zero-width joiner holds parts of an emoji together.
      case "\n", "\t", "\u{200D}": escaped.unicodeScalars.append(scalar)
      default: escaped.unicodeScalars.append(scalar.isGraphic ? scalar : "\u{FFFD}")
      }
    }
    return escaped
  }

  private static func short(_ number: Double) -> String {
    let hundredths = (number * 100).rounded()
    guard hundredths.isFinite, abs(hundredths) < 1e15 else { return "0" }
    let whole = Int(hundredths)
    if whole.isMultiple(of: 100) { return "\(whole / 100)" }
    let digits = "\(whole.magnitude % 100)"
    let decimals = (digits.count == 1 ? "0" + digits : digits)
    let trimmed = decimals.hasSuffix("0") ? String(decimals.dropLast()) : decimals
    return "\(whole < 0 ? "-" : "")\(whole.magnitude / 100).\(trimmed)"
  }
}
