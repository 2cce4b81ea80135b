extension Frame {
  /// Writes text from left to right, one grapheme cluster per cell. A wide one takes its cell and
  /// the next one.
  ///
  /// Control characters are replaced. Text outside of the frame or past the limit is cut off. A
  /// wide glyph that is cut in half becomes a blank, and so does the other half of an overwritten
  /// wide glyph.
  /// - Parameters:
  ///   - text: The text.
  ///   - x: The first column, counted from 0; may be negative.
  ///   - y: The row, counted from 0.
  ///   - style: The style.
  ///   - limit: The most columns to use.
  /// - Returns: The number of columns used, so that the next text may begin at `x` plus this. It
  ///   does not depend on the row being inside the frame.
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
          put(Cell(character.shown, width: width, style: style), x: x + taken, y: y)
        } else {
          for column in (x + taken)..<min(x + taken + width, x + room) where column >= 0 {
            put(Cell(" ", style: style), x: column, y: y)
          }
        }
      }
      taken += fits ? width : room - taken
    }
    return taken
  }

  private mutating func writeASCII(_ text: Substring, x: Int, y: Int, style: Style, room: Int) {
    let first = max(0, -x)
    let count = min(text.utf8.count, room)
    guard first < count else { return }
    let start = y * size.columns + x + first
    makeRoom(at: start..<(start + count - first))
    var place = start
    for byte in text.utf8.prefix(count).dropFirst(first) {
      cells[place] = Cell(Character(Unicode.Scalar(byte)), style: style)
      place += 1
    }
  }

  /// Writes one glyph of a glyph set.
  public mutating func write(_ glyph: Unicode.Scalar, x: Int, y: Int, style: Style = .plain) {
    fill(Rect(x: x, y: y, columns: 1, rows: 1), with: glyph, style: style)
  }

  /// Writes text that ends before a column.
  /// - Returns: The first column of the text.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, endingAt right: Int, y: Int, style: Style = .plain
  ) -> Int {
    let x = right - text.columns
    write(text, x: x, y: y, style: style, limit: right - x)
    return x
  }

  /// Writes text in the centre of a range of columns, rounded to the left. Longer text begins at
  /// the left end and is cut off at the right.
  /// - Returns: The first column of the text.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, centeredIn columns: Range<Int>, y: Int, style: Style = .plain
  ) -> Int {
    let x = columns.lowerBound + max(0, columns.count - text.columns) / 2
    write(text, x: x, y: y, style: style, limit: columns.upperBound - x)
    return x
  }

  /// Fills a part of the frame with a glyph.
  ///
  /// The glyph must be one column wide. Any other, and any control character, becomes a blank.
  public mutating func fill(_ rect: Rect, with glyph: Unicode.Scalar = " ", style: Style = .plain) {
    let isShown = CellWidth.columns(of: glyph) == 1 && !CellWidth.isControl(glyph)
    let cell = Cell(isShown ? Character(glyph) : " ", style: style)
    removeButtons(in: rect)
    forEachRow(of: rect) { frame, row in
      frame.makeRoom(at: row)
      for place in row { frame.cells[place] = cell }
    }
  }

  /// Changes the style of a part of the frame, and keeps its text.
  public mutating func restyle(_ rect: Rect, _ style: Style) {
    forEachRow(of: rect) { frame, row in
      for place in row { frame.cells[place].style = style }
    }
  }

  /// Fades a part of the frame behind something else: most of its colour becomes the window's
  /// background.
  public mutating func fade(_ rect: Rect) {
    forEachRow(of: rect) { frame, row in
      for place in row { frame.cells[place].style.isFaded = true }
    }
  }

  /// Returns the frame with foreground and background colours exchanged in all cells.
  public func reversed() -> Frame {
    var frame = self
    for index in frame.cells.indices { frame.cells[index].style.isReversed.toggle() }
    return frame
  }

  /// Draws a horizontal line.
  public mutating func drawRule(
    x: Int, y: Int, columns: Int, style: Style = .init(.faint), glyphs: GlyphSet
  ) {
    fill(Rect(x: x, y: y, columns: columns, rows: 1), with: glyphs.horizontal, style: style)
  }

  /// Draws a border just inside a rectangle. Does nothing for less than 2 by 2 cells.
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
      write(glyph, x: x, y: y, style: style)
    }
  }

  /// Copies another frame into this one, with its upper left corner at a position. A wide glyph
  /// that an edge cuts in half is not copied.
  public mutating func draw(_ other: Frame, x: Int, y: Int) {
    let area = Rect(x: x, y: y, columns: other.size.columns, rows: other.size.rows)
    takeButtons(of: other, x: x, y: y)
    forEachRow(of: area) { frame, row in
      let (y, x) = row.lowerBound.quotientAndRemainder(dividingBy: frame.size.columns)
      let start = (y - area.y) * other.size.columns + x - area.x
      frame.copy(start..<(start + row.count), of: other, to: row.lowerBound)
    }
  }

  private mutating func copy(_ source: Range<Int>, of other: Frame, to start: Int) {
    var (first, end) = (source.lowerBound, source.upperBound)
    if other.cells[first].width == 0 { first += 1 }
    if first < end, other.cells[end - 1].width == 2 { end -= 1 }
    guard first < end else { return }
    let start = start + first - source.lowerBound
    makeRoom(at: start..<(start + end - first))
    cells.replaceSubrange(start..<(start + end - first), with: other.cells[first..<end])
  }

  /// Calls a body with the cell indices of each row of a rectangle that is inside the frame; never
  /// with an empty range.
  private mutating func forEachRow(of rect: Rect, _ body: (inout Frame, Range<Int>) -> Void) {
    let (left, right) = (max(0, rect.x), min(size.columns, rect.right))
    let (top, bottom) = (max(0, rect.y), min(size.rows, rect.bottom))
    guard left < right, top < bottom else { return }
    for y in top..<bottom { body(&self, (y * size.columns + left)..<(y * size.columns + right)) }
  }

  private mutating func put(_ cell: Cell, x: Int, y: Int) {
    let index = y * size.columns + x
    makeRoom(at: index..<(index + cell.width))
    cells[index] = cell
    if cell.width == 2 { cells[index + 1] = Cell(" ", width: 0, style: cell.style) }
  }

  /// Prepares adjacent cells of a row for overwriting. If one half of a wide glyph is lost, the
  /// other becomes a blank.
  private mutating func makeRoom(at row: Range<Int>) {
    if cells[row.lowerBound].width == 0 { blank(row.lowerBound - 1) }
    if cells[row.upperBound - 1].width == 2 { blank(row.upperBound) }
  }

  private mutating func blank(_ index: Int) {
    cells[index] = Cell(" ", style: cells[index].style)
  }
}
