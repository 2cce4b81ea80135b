extension Frame {
  /// Writes text from left to right, one grapheme cluster a cell; a wide one takes its cell and the
  /// one behind it.
  ///
  /// Control characters are replaced. What lies outside of the frame or past the limit is cut off;
  /// a wide glyph that is cut in half becomes a blank, and so does the other half of a wide glyph
  /// that is overwritten.
  /// - Parameters:
  ///   - text: What to write.
  ///   - x: The first column, counted from 0; may be negative.
  ///   - y: The row, counted from 0.
  ///   - style: How it looks.
  ///   - limit: The most columns to take.
  /// - Returns: The columns taken, so that `x` plus this is where the next text may begin. It does
  ///   not depend on whether the row is inside the frame.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, style: Style = .plain, limit: Int = .max
  ) -> Int {
    let text = Substring(text)
    let room = min(max(0, limit), max(0, size.columns - x))
    let isVisible = y >= 0 && y < size.rows
    if text.isPlain {
      if isVisible { writeASCII(text, x: x, y: y, style: style, room: room) }
      return min(text.utf8.count, room)
    }
    var taken = 0
    for character in text where taken < room {
      let width = character.columns
      guard width > 0 else { continue }
      let fits = taken + width <= room
      if isVisible {
        if fits && x + taken >= 0 {
          let cell = packed(Cell(character.shown, width: width, style: style))
          put(cell, x: x + taken, y: y)
        } else {
          for column in (x + taken)..<min(x + taken + width, x + room) where column >= 0 {
            put(PackedCell(" ", style: style), x: column, y: y)
          }
        }
      }
      taken += fits ? width : room - taken
    }
    return taken
  }

  private mutating func writeASCII(_ text: Substring, x: Int, y: Int, style: Style, room: Int) {
    for (offset, byte) in text.utf8.prefix(room).enumerated() where x + offset >= 0 {
      put(PackedCell(Unicode.Scalar(byte), style: style), x: x + offset, y: y)
    }
  }

  /// Writes text so that it ends before a column.
  /// - Returns: The column it begins at.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, endingAt right: Int, y: Int, style: Style = .plain
  ) -> Int {
    let x = right - text.columns
    write(text, x: x, y: y, style: style, limit: right - x)
    return x
  }

  /// Writes text in the middle of a stretch of columns; where it cannot be quite in the middle, it
  /// is half a step to the left. Longer text begins at the left end and is cut off at the right.
  /// - Returns: The column it begins at.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, centeredIn columns: Range<Int>, y: Int, style: Style = .plain
  ) -> Int {
    let x = columns.lowerBound + max(0, columns.count - text.columns) / 2
    write(text, x: x, y: y, style: style, limit: columns.upperBound - x)
    return x
  }

  /// Covers a part of the frame with one glyph.
  ///
  /// The glyph takes one column; a wide one is replaced by a blank.
  public mutating func fill(_ rect: Rect, with glyph: Character = " ", style: Style = .plain) {
    let cell = packed(Cell(glyph.columns == 1 ? glyph.shown : " ", style: style))
    forEachCell(of: rect) { frame, x, y in frame.put(cell, x: x, y: y) }
  }

  /// Changes how a part of the frame looks and leaves what it says.
  public mutating func restyle(_ rect: Rect, _ style: Style) {
    forEachCell(of: rect) { frame, x, y in
      frame.places[y * frame.size.columns + x].style = style
    }
  }

  /// The frame with ink and ground of every cell changed over.
  public func reversed() -> Frame {
    var frame = self
    for index in frame.places.indices { frame.places[index].style.isReversed.toggle() }
    return frame
  }

  /// Draws a level line.
  public mutating func drawRule(
    x: Int, y: Int, columns: Int, style: Style = .init(.faint), glyphs: GlyphSet
  ) {
    fill(Rect(x: x, y: y, columns: columns, rows: 1), with: glyphs.horizontal, style: style)
  }

  /// Draws a border just inside a rectangle; one that is less than 2 by 2 cells has none.
  public mutating func drawBox(
    _ rect: Rect, style: Style = .init(.faint), glyphs: GlyphSet
  ) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let right = rect.right - 1
    let bottom = rect.bottom - 1
    for y in [rect.y, bottom] {
      drawRule(x: rect.x, y: y, columns: rect.columns, style: style, glyphs: glyphs)
    }
    for x in [rect.x, right] {
      let side = Rect(x: x, y: rect.y, columns: 1, rows: rect.rows)
      fill(side, with: glyphs.vertical, style: style)
    }
    let corners = [
      (rect.x, rect.y, glyphs.topLeft), (right, rect.y, glyphs.topRight),
      (rect.x, bottom, glyphs.bottomLeft), (right, bottom, glyphs.bottomRight),
    ]
    for (x, y, glyph) in corners {
      write(String(glyph), x: x, y: y, style: style)
    }
  }

  /// Copies another frame into this one, its upper left corner at a place.
  public mutating func draw(_ other: Frame, x: Int, y: Int) {
    for row in 0..<other.size.rows where row + y >= 0 && row + y < size.rows {
      for column in 0..<other.size.columns {
        let cell = other.places[row * other.size.columns + column]
        let place = x + column
        if cell.width > 0 && place >= 0 && place + cell.width <= size.columns {
          put(packed(cell, of: other), x: place, y: row + y)
        }
      }
    }
  }

  private mutating func forEachCell(of rect: Rect, _ body: (inout Frame, Int, Int) -> Void) {
    let columns = max(0, rect.x)..<max(0, rect.x, min(size.columns, rect.right))
    let rows = max(0, rect.y)..<max(0, rect.y, min(size.rows, rect.bottom))
    for y in rows {
      for x in columns { body(&self, x, y) }
    }
  }

  private mutating func put(_ cell: PackedCell, x: Int, y: Int) {
    let index = y * size.columns + x
    if cell.width == 1 && places[index].width == 1 { return places[index] = cell }
    for place in index..<(index + cell.width) {
      switch places[place].width {
      case 0: blank(place - 1)
      case 2: blank(place + 1)
      default: break
      }
    }
    places[index] = cell
    if cell.width == 2 { places[index + 1] = PackedCell(" ", width: 0, style: cell.style) }
  }

  private mutating func blank(_ index: Int) {
    places[index] = PackedCell(" ", style: places[index].style)
  }
}
