/// Digits to be read from across a room, as large as a place allows.
///
/// The pixels are about square on a terminal, whose cells are about twice as high as wide: two
/// columns by one row, or with half blocks one column by half a row.
public struct BigDigits: Sendable, Hashable {
  /// How a text is drawn.
  private enum Look: Sendable, Hashable {
    /// As the text that it is.
    case text
    /// From a font; a pixel is so many columns wide and so many half rows high.
    case pixels(DigitFont, columns: Int, halfRows: Int)
  }

  private let look: Look

  /// The largest digits with which a text fits into a size, or finer ones that are nearly as large; if
  /// none are small enough, or the text
  /// has other characters than digits, colon, minus, plus and space, the text as it is.
  ///
  /// A clock that must not change its size while it runs asks for the longest text it will show.
  public static func largest(fitting size: Size, text: String, glyphs: GlyphSet) -> BigDigits {
    var best = BigDigits(look: .text)
    var bestHeight = 0
    for font in DigitFont.all {
      guard let width = font.width(of: text), width > 0 else { continue }
      // A coarser font is harder to read than a finer one of nearly its height.
      let heightToBeat = bestHeight * 5 / 4
      for (columns, halfRows) in pixelSizes(upTo: size, glyphs: glyphs) {
        let height = font.height * halfRows
        let fits = width * columns <= size.columns && (height + 1) / 2 <= size.rows
        if fits && height > heightToBeat {
          best = BigDigits(look: .pixels(font, columns: columns, halfRows: halfRows))
          bestHeight = height
        }
      }
    }
    return best
  }

  /// Whether the digits are larger than text.
  public var areLarge: Bool { look != .text }

  /// How large a text is with these digits.
  public func size(of text: String) -> Size {
    if case .pixels(let font, let columns, let halfRows) = look, let width = font.width(of: text) {
      return Size(columns: width * columns, rows: (font.height * halfRows + 1) / 2)
    }
    return Size(columns: text.columns, rows: 1)
  }

  /// The sizes of a pixel to choose from, in columns and half rows. Without half blocks a pixel
  /// has whole rows, and the smallest one is narrow.
  private static func pixelSizes(upTo size: Size, glyphs: GlyphSet) -> [(Int, Int)] {
    let largest = max(0, size.rows * 2 / 5)
    if glyphs.upperHalf != nil {
      return (0..<largest).map { ($0 + 1, $0 + 1) }
    }
    return [(1, 2)] + (0..<(largest / 2)).map { (($0 + 1) * 2, ($0 + 1) * 2) }
  }

  /// The glyphs of a text's pixels, row by row, and how many columns each of them fills; nil if the
  /// text is written as it is.
  fileprivate func picture(
    of text: String, glyphs: GlyphSet
  ) -> (rows: [[Character]], columns: Int)? {
    guard case .pixels(let font, let columns, let halfRows) = look,
      let pixels = font.pixels(of: text)
    else { return nil }
    func isSet(_ halfRow: Int, _ column: Int) -> Bool {
      let row = halfRow / halfRows
      return row < pixels.count && pixels[row][column]
    }
    let rows = (0..<((font.height * halfRows + 1) / 2)).map { y in
      pixels[0].indices.map { column -> Character in
        switch (isSet(y * 2, column), isSet(y * 2 + 1, column)) {
        case (true, true): glyphs.pixel
        case (true, false): glyphs.upperHalf ?? glyphs.pixel
        case (false, true): glyphs.lowerHalf ?? glyphs.pixel
        case (false, false): " "
        }
      }
    }
    return (rows, columns)
  }
}

extension Frame {
  /// Draws a text in large digits, its upper left corner at a place.
  public mutating func draw(
    _ text: String, as digits: BigDigits, x: Int, y: Int, style: Style, glyphs: GlyphSet
  ) {
    guard let picture = digits.picture(of: text, glyphs: glyphs) else {
      write(text, x: x, y: y, style: style)
      return
    }
    let columns = picture.columns
    for (row, line) in picture.rows.enumerated() {
      for (column, glyph) in line.enumerated() {
        let pixel = Rect(x: x + column * columns, y: y + row, columns: columns, rows: 1)
        fill(pixel, with: glyph, style: style)
      }
    }
  }

  /// Draws a text in the middle of a rectangle, in the largest digits that fit into it.
  /// - Parameters:
  ///   - text: Digits, colon, minus, plus, space; anything else is written as text.
  ///   - rect: Where it is drawn.
  ///   - widest: The longest text that will stand here, so that the size stays the same; nil takes
  ///     the text itself.
  ///   - style: How the digits look.
  ///   - glyphs: What they are drawn with.
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
