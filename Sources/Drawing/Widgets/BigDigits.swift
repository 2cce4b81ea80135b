/// Digits readable from across a room, as large as the space allows. They have seven segments, made
/// of blanks on a background, or of half blocks in low space.
public struct BigDigits: Sendable, Hashable {
  /// The shape; `nil` for ordinary text.
  private let shape: DigitShape?

  /// Returns the largest digits in which a text fits a size. Returns ordinary text if none fit, or
  /// if the text has other characters than digits, colon, minus and space.
  ///
  /// A clock with a fixed size passes the longest text that it will show.
  public static func largest(fitting size: Size, text: String, glyphs: GlyphSet) -> BigDigits {
    BigDigits(
      shape: DigitShape.largest(fitting: size, text: text, hasHalves: glyphs.upperHalf != nil))
  }

  /// True if the digits are larger than text.
  public var areLarge: Bool { shape != nil }

  /// Returns the size of a text in these digits.
  public func size(of text: String) -> Size {
    guard let shape else { return Size(columns: text.columns, rows: 1) }
    return Size(columns: shape.columns(of: text), rows: shape.rows)
  }

  fileprivate func draw(
    _ text: String, x: Int, y: Int, style: Style, glyphs: GlyphSet, into frame: inout Frame
  ) {
    guard let shape else {
      frame.write(text, x: x, y: y, style: style)
      return
    }
    let pieces = shape.pieces(of: text)
    if shape.isHalved {
      drawHalves(pieces, shape, x: x, y: y, style: style, glyphs: glyphs, into: &frame)
    } else {
      for piece in pieces {
        frame.fill(
          Rect(x: x + piece.x, y: y + piece.y, columns: piece.columns, rows: piece.rows),
          style: .solid(style.ink))
      }
    }
  }

  /// Draws digits in which one cell holds two steps.
  private func drawHalves(
    _ pieces: [Rect], _ shape: DigitShape, x: Int, y: Int, style: Style, glyphs: GlyphSet,
    into frame: inout Frame
  ) {
    let columns = pieces.map(\.right).max() ?? 0
    var isSet = Array(repeating: Array(repeating: false, count: columns), count: shape.rows * 2)
    for piece in pieces {
      for row in piece.y..<piece.bottom {
        for column in piece.x..<piece.right { isSet[row][column] = true }
      }
    }
    for row in 0..<shape.rows {
      for column in 0..<columns {
        let place = (x: x + column, y: y + row)
        switch (isSet[row * 2][column], isSet[row * 2 + 1][column]) {
        case (true, true): frame.write(" ", x: place.x, y: place.y, style: .solid(style.ink))
        case (true, false): write(glyphs.upperHalf, place, style, &frame)
        case (false, true): write(glyphs.lowerHalf, place, style, &frame)
        case (false, false): break
        }
      }
    }
  }

  private func write(
    _ glyph: Unicode.Scalar?, _ place: (x: Int, y: Int), _ style: Style, _ frame: inout Frame
  ) {
    if let glyph { frame.write(glyph, x: place.x, y: place.y, style: style) }
  }
}

extension Frame {
  /// Draws a text in large digits with its upper left corner at a position. Cells between the
  /// strokes are unchanged.
  public mutating func draw(
    _ text: String, as digits: BigDigits, x: Int, y: Int, style: Style, glyphs: GlyphSet
  ) {
    digits.draw(text, x: x, y: y, style: style, glyphs: glyphs, into: &self)
  }

  /// Draws a text in the centre of a rectangle, in the largest digits that fit.
  /// - Parameters:
  ///   - text: Digits, colon, minus and space; otherwise it is drawn as ordinary text.
  ///   - rect: The rectangle to draw in.
  ///   - widest: The longest text that will be drawn here, for a fixed size; nil for `text` itself.
  ///   - style: The style of the digits.
  ///   - glyphs: The glyphs to draw with.
  public mutating func drawBigDigits(
    _ text: String, in rect: Rect, widest: String? = nil, style: Style, glyphs: GlyphSet
  ) {
    let digits = BigDigits.largest(fitting: rect.size, text: widest ?? text, glyphs: glyphs)
    let size = digits.size(of: text)
    let x = rect.x + max(0, rect.columns - size.columns) / 2
    let y = rect.y + max(0, rect.rows - size.rows) / 2
    draw(text, as: digits, x: x, y: y, style: style, glyphs: glyphs)
  }
}
