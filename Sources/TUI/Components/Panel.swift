import Drawing

/// A rounded frame with a title, a counter and a note in its edges.
struct Panel {
  let rect: Rect
  let title: String
  /// The text at the right of the upper edge; left out if the title needs the room.
  var counter = ""
  /// The text at the right of the lower edge.
  var note = ""
  /// True if the panel has the keyboard focus.
  var isActive = false
  /// The ink of the frame and the title; `nil` for the usual ones.
  var ink: Ink?

  /// The part inside for text: two columns from the left and right edges, one row from the others.
  var inside: Rect {
    Rect(x: rect.x + 2, y: rect.y + 1, columns: rect.columns - 4, rows: rect.rows - 2)
  }

  /// Draws the frame, and blanks its inside.
  func draw(into frame: inout Frame, glyphs: GlyphSet) {
    frame.fill(rect)
    let edge = ink.map { Style($0) } ?? (isActive ? .activeFrame : .frame)
    frame.drawBox(rect, style: edge, glyphs: glyphs)
    let room = rect.columns - 6
    guard room > 0 else { return }
    let title = title.truncated(to: room, glyphs: glyphs)
    let taken =
      title.isEmpty
      ? 0
      : frame.write(
        " \(title) ", x: rect.x + 2, y: rect.y,
        style: Style(ink ?? (isActive ? .work : .title), bold: true))
    if !counter.isEmpty, taken + counter.columns + 3 <= room {
      frame.write(" \(counter) ", endingAt: rect.right - 2, y: rect.y, style: .label)
    }
    if !note.isEmpty, note.columns + 2 <= room {
      frame.write(" \(note) ", endingAt: rect.right - 2, y: rect.bottom - 1, style: .label)
    }
  }
}

extension Frame {
  /// Marks a line as the chosen one, by a background and a sign in the accent colour before it.
  mutating func drawChoice(x: Int, y: Int, columns: Int, glyphs: GlyphSet) {
    setGround(Rect(x: x, y: y, columns: columns, rows: 1), Fill(.surface))
    write(glyphs.selection, x: x, y: y, style: Style(.work))
  }
}
