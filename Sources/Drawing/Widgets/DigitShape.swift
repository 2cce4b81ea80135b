/// The geometry of seven-segment digits. All digits have the same width, so that a clock does not
/// move, and few cells change each second.
struct DigitShape: Sendable, Hashable {
  /// The columns of a digit.
  let columns: Int
  /// The columns of a vertical segment, of a colon, and of the gap between characters.
  let upright: Int
  /// The steps of a horizontal segment.
  let level: Int
  /// The steps between the upper and the middle horizontal segment.
  let upper: Int
  /// The steps between the middle and the lower horizontal segment.
  let lower: Int
  /// True if a step is half a row, else it is a row.
  let isHalved: Bool

  /// The height in steps.
  var height: Int { 3 * level + upper + lower }
  /// The height in rows.
  var rows: Int { isHalved ? (height + 1) / 2 : height }

  /// Returns the largest shape in which a text fits a size. `nil` if none fits, or if segments
  /// cannot form a character.
  static func largest(fitting size: Size, text: String, hasHalves: Bool) -> DigitShape? {
    guard !text.isEmpty, text.unicodeScalars.allSatisfy({ segments(of: $0) != nil || $0 == ":" })
    else {
      return nil
    }
    let shapes = [Stroke.wide, .thin] + (hasHalves ? [.halved] : [])
    let found = shapes.compactMap { stroke in
      // Strokes that are too thin for their height are unreadable from afar.
      let most =
        switch stroke {
        case .wide: size.rows
        case .thin: min(size.rows, 2 * smallestHeight - 2)
        case .halved: min(size.rows, smallestHeight) * 2
        }
      return stride(from: most, through: smallestHeight, by: -1).lazy
        .compactMap { DigitShape($0, stroke, text, within: size.columns) }.first
    }
    // Wide strokes are readable from farther than slightly higher thin ones.
    func reach(_ shape: DigitShape) -> Int { shape.rows * (shape.upright > 1 ? 4 : 3) }
    return found.reversed().max { reach($0) < reach($1) }
  }

  /// The thickness of strokes.
  private enum Stroke {
    /// Horizontal ones of whole rows, vertical ones of twice as many columns.
    case wide
    /// Horizontal ones of a row, vertical ones of a column.
    case thin
    /// Horizontal ones of half a row, vertical ones of a column.
    case halved
  }

  /// The least height in steps: three horizontal segments, and a gap between them.
  private static let smallestHeight = 5

  /// The shape of a height, as wide as looks good, or narrower; `nil` if the text does not fit.
  private init?(_ height: Int, _ stroke: Stroke, _ text: String, within room: Int) {
    isHalved = stroke == .halved
    // Strokes of a seventh of the height are readable from farthest.
    level = stroke == .wide ? max(1, (height + 2) / 7) : 1
    upright = stroke == .wide ? 2 * level : 1
    upper = (height - 3 * level) / 2
    lower = height - 3 * level - upper
    let (count, colons) = Self.counts(of: text)
    let digits = count - colons
    let between = upright * (colons + count - 1)
    // A cell is twice as high as wide, so half a cell is a square.
    let (best, least) = isHalved ? (65, 50) : stroke == .thin ? (100, 60) : (105, 80)
    let narrowest = max(2 * upright + min(2, upright), height * least / 100)
    let widest = max(narrowest, (height * best + 50) / 100)
    let most = digits > 0 ? (room - between) / digits : widest
    guard most >= narrowest, between <= room else { return nil }
    columns = min(widest, most)
  }

  /// Returns the width of a text in columns.
  func columns(of text: String) -> Int {
    let (count, colons) = Self.counts(of: text)
    return (count - colons) * columns + upright * (colons + max(0, count - 1))
  }

  /// Returns the numbers of all characters and of colons.
  private static func counts(of text: String) -> (all: Int, colons: Int) {
    (text.unicodeScalars.count, text.unicodeScalars.count { $0 == ":" })
  }

  /// Returns the filled rectangles of a text, in columns and steps.
  func pieces(of text: String) -> [Rect] {
    var pieces: [Rect] = []
    var x = 0
    for character in text.unicodeScalars {
      if character == ":" {
        for y in [level + upper / 2, 2 * level + upper + lower / 2] {
          pieces.append(Rect(x: x, y: y, columns: upright, rows: level))
        }
        x += 2 * upright
      } else {
        pieces += (Self.segments(of: character) ?? []).map { piece($0, x: x) }
        x += columns + upright
      }
    }
    return pieces
  }

  /// Returns the rectangle of a segment, including the corners at its ends.
  private func piece(_ segment: Segment, x: Int) -> Rect {
    let (middle, last) = (level + upper, 2 * level + upper + lower)
    let right = x + columns - upright
    return switch segment {
    case .a: Rect(x: x, y: 0, columns: columns, rows: level)
    case .g: Rect(x: x, y: middle, columns: columns, rows: level)
    case .d: Rect(x: x, y: last, columns: columns, rows: level)
    case .f: Rect(x: x, y: 0, columns: upright, rows: middle + level)
    case .b: Rect(x: right, y: 0, columns: upright, rows: middle + level)
    case .e: Rect(x: x, y: middle, columns: upright, rows: lower + 2 * level)
    case .h: Rect(x: right - upright, y: 0, columns: 2 * upright, rows: level)
    case .c: Rect(x: right, y: middle, columns: upright, rows: lower + 2 * level)
    }
  }

  /// The segments by their usual letters: `a` to `f` clockwise from the top, `g` in the middle. The
  /// digit 1 has a serif, `h`, because 11 without serifs looks like the pause symbol.
  private enum Segment {
    case a, b, c, d, e, f, g, h
  }

  /// Returns the segments of a character; `nil` if segments cannot form it.
  private static func segments(of character: Unicode.Scalar) -> [Segment]? {
    switch character {
    case "0": [.a, .b, .c, .d, .e, .f]
    case "1": [.h, .b, .c]
    case "2": [.a, .b, .g, .e, .d]
    case "3": [.a, .b, .g, .c, .d]
    case "4": [.f, .g, .b, .c]
    case "5": [.a, .f, .g, .c, .d]
    case "6": [.a, .f, .g, .e, .d, .c]
    case "7": [.a, .b, .c]
    case "8": [.a, .b, .c, .d, .e, .f, .g]
    case "9": [.a, .b, .c, .d, .f, .g]
    case "-": [.g]
    case " ": []
    default: nil
    }
  }
}
