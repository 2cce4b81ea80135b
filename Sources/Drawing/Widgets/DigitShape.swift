/// The geometry of seven-segment digits of a size: all are equally wide, so that a clock does not
/// move while it runs, and from one second to the next few cells change.
struct DigitShape: Sendable, Hashable {
  /// Columns of a digit.
  let columns: Int
  /// Columns of an upright segment, of a colon, and between two characters.
  let upright: Int
  /// Rows of a level segment, in steps.
  let level: Int
  /// Steps between the first and the middle level segment.
  let upper: Int
  /// Steps between the middle and the last level segment.
  let lower: Int
  /// True if a step is half a row; if not, a whole one.
  let isHalved: Bool

  /// The steps from top to bottom.
  var height: Int { 3 * level + upper + lower }
  /// The rows from top to bottom.
  var rows: Int { isHalved ? (height + 1) / 2 : height }

  /// The largest shape with which a text fits into a size; `nil` if none is small enough, or there
  /// are characters that segments do not make.
  static func largest(fitting size: Size, text: String, hasHalves: Bool) -> DigitShape? {
    guard !text.isEmpty, text.unicodeScalars.allSatisfy({ segments(of: $0) != nil || $0 == ":" })
    else {
      return nil
    }
    let shapes = [Stroke.wide, .thin] + (hasHalves ? [.halved] : [])
    let found = shapes.compactMap { stroke in
      // Strokes that are too thin for their height are not read from afar.
      let most =
        switch stroke {
        case .wide: size.rows
        case .thin: min(size.rows, 2 * smallestHeight - 2)
        case .halved: min(size.rows, smallestHeight) * 2
        }
      return stride(from: most, through: smallestHeight, by: -1).lazy
        .compactMap { DigitShape($0, stroke, text, within: size.columns) }.first
    }
    // Wide strokes are read from farther than others that are a little higher.
    func reach(_ shape: DigitShape) -> Int { shape.rows * (shape.upright > 1 ? 4 : 3) }
    return found.reversed().max { reach($0) < reach($1) }
  }

  /// The thickness of strokes.
  private enum Stroke {
    /// Level ones of whole rows, upright ones twice as many columns.
    case wide
    /// Level ones of a row, upright ones of a column.
    case thin
    /// Level ones of half a row, upright ones of a column.
    case halved
  }

  /// Three level segments and something between them.
  private static let smallestHeight = 5

  /// The shape of a height, as wide as looks well, or narrower; `nil` if the text does not fit so.
  private init?(_ height: Int, _ stroke: Stroke, _ text: String, within room: Int) {
    isHalved = stroke == .halved
    // Strokes of a seventh of the height can be read from farthest.
    level = stroke == .wide ? max(1, (height + 2) / 7) : 1
    upright = stroke == .wide ? 2 * level : 1
    upper = (height - 3 * level) / 2
    lower = height - 3 * level - upper
    let (count, colons) = Self.counts(of: text)
    let digits = count - colons
    let between = upright * (colons + count - 1)
    // A cell is twice as high as wide, half a cell is a square.
    let (best, least) = isHalved ? (65, 50) : stroke == .thin ? (100, 60) : (105, 80)
    let narrowest = max(2 * upright + min(2, upright), height * least / 100)
    let widest = max(narrowest, (height * best + 50) / 100)
    let most = digits > 0 ? (room - between) / digits : widest
    guard most >= narrowest, between <= room else { return nil }
    columns = min(widest, most)
  }

  /// The columns that a text takes.
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

  /// Returns the rectangle of a segment. Corners belong to every segment that ends there.
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

  /// The segments by the letters that they have everywhere: `a` to `f` clockwise from the top, `g`
  /// in the middle. The one has a serif, `h`: two bare strokes side by side are the sign of a
  /// pause.
  private enum Segment {
    case a, b, c, d, e, f, g, h
  }

  /// The segments of a character; `nil` for what segments do not make.
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
