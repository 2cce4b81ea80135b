/// A word or a number in large letters, readable from three metres: `RIGHT>`, `14`. `<` and `>` are
/// arrowheads.
public struct BigText: Sendable, Hashable {
  /// The height of letters, which determines the width of strokes.
  public enum Height: Sendable, Hashable, CaseIterable {
    /// Five rows, with strokes one column wide, for narrow windows.
    case narrow
    /// Five rows, with strokes two columns wide.
    case low
    /// Six rows, with strokes two columns wide.
    case usual
    /// Ten rows, with strokes four columns and two rows wide.
    case high

    /// The number of rows.
    public var rows: Int {
      switch self {
      case .narrow, .low: 5
      case .usual: 6
      case .high: 10
      }
    }

    /// The number of repeats of each of the six rows of a shape. The third row is the waist.
    fileprivate var rowCounts: [Int] {
      switch self {
      case .narrow, .low: [1, 1, 1, 0, 1, 1]
      case .usual: [1, 1, 1, 1, 1, 1]
      case .high: [2, 1, 2, 2, 1, 2]
      }
    }

    /// Returns the number of repeats of each column of a shape. Strokes are two columns in a shape;
    /// with wide strokes, the inside of a letter is narrower than its strokes.
    fileprivate func columnCounts(of count: Int, for character: Character) -> [Int] {
      let isLetter = character.isLetter
      switch (self, count) {
      // One stroke in the middle is as wide as two at the sides.
      case (.high, 6) where "TVXY".contains(character): return [1, 2, 2, 2, 2, 1]
      default: break
      }
      return switch (self, count) {
      case (.low, _), (.usual, _): Array(repeating: 1, count: count)
      case (.narrow, 2): [1, 0]
      case (.narrow, 6): [1, 0, 1, 1, 0, 1]
      case (.narrow, 7): [1, 0, 1, 1, 1, 0, 1]
      case (.narrow, 8): [1, 0, 1, 1, 0, 1, 0, 1]
      case (.narrow, _): Array(repeating: 1, count: count)
      case (.high, 6) where isLetter: [2, 2, 1, 1, 2, 2]
      // An arrowhead.
      case (.high, 5): [2, 2, 1, 1, 1]
      case (.high, 7): [2, 2, 1, 1, 1, 2, 2]
      case (.high, 8): [2, 2, 1, 1, 1, 1, 2, 2]
      case (.high, _): Array(repeating: 2, count: count)
      }
    }

    /// Returns the number of columns between two characters.
    fileprivate func gap(isLetter: Bool) -> Int {
      switch self {
      case .narrow: 1
      case .low, .usual: isLetter ? 1 : 2
      case .high: isLetter ? 2 : 3
      }
    }
  }

  /// The text, in capitals.
  public let text: String
  /// The height.
  public let height: Height
  /// The filled rectangles.
  private let pieces: [Rect]
  /// The size in cells.
  public let size: Size

  /// A text in large letters; `nil` if it is empty or has unsupported characters.
  public init?(_ text: String, _ height: Height) {
    let text = text.uppercased()
    guard !text.isEmpty else { return nil }
    var pieces: [Rect] = []
    var x = 0
    var last: Character?
    for character in text {
      guard let rows = BigTextFont.rows(of: character) else { return nil }
      if let last {
        let isArrow = "<>".contains(character) || "<>".contains(last)
        let isLetter = character.isLetter && last.isLetter
        x += isArrow ? 2 : height.gap(isLetter: isLetter)
      }
      last = character
      let counts = height.columnCounts(of: rows[0].count, for: character)
      pieces += Self.pieces(of: rows, at: x, counts, height.rowCounts)
      x += counts.reduce(0, +)
    }
    self.text = text
    self.height = height
    self.pieces = pieces
    size = Size(columns: x, rows: height.rows)
  }

  /// A text in the first height that fits into a size; `nil` if none fits.
  public init?(_ text: String, fitting size: Size, of heights: [Height]) {
    for height in heights where height.rows <= size.rows {
      guard let big = BigText(text, height), big.size.columns <= size.columns else { continue }
      self = big
      return
    }
    return nil
  }

  private static func pieces(
    of rows: [[Bool]], at x: Int, _ columnCounts: [Int], _ rowCounts: [Int]
  ) -> [Rect] {
    var pieces: [Rect] = []
    var y = 0
    for (row, count) in zip(rows, rowCounts) where count > 0 {
      var column = x
      for (isFilled, width) in zip(row, columnCounts) where width > 0 {
        if isFilled {
          if let last = pieces.last, last.y == y, last.right == column {
            pieces[pieces.count - 1].size.columns += width
          } else {
            pieces.append(Rect(x: column, y: y, columns: width, rows: count))
          }
        }
        column += width
      }
      y += count
    }
    return pieces
  }

  fileprivate func draw(x: Int, y: Int, style: Style, into frame: inout Frame) {
    for piece in pieces {
      frame.fill(
        Rect(x: x + piece.x, y: y + piece.y, columns: piece.columns, rows: piece.rows),
        style: style)
    }
  }
}

extension Frame {
  /// Draws a text in large letters with its upper left corner at a position, as blanks on a
  /// background. Cells between the strokes are unchanged.
  public mutating func draw(_ text: BigText, x: Int, y: Int, style: Style) {
    text.draw(x: x, y: y, style: style, into: &self)
  }

  /// Draws a text in large letters, centred on a column.
  public mutating func draw(_ text: BigText, around axis: Int, y: Int, style: Style) {
    draw(text, x: axis - text.size.columns / 2, y: y, style: style)
  }
}
