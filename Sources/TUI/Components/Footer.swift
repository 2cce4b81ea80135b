import Drawing

/// The last row of a screen: the status message while there is one, else the keys.
struct Footer {
  let hints: KeyHints
  let context: ScreenContext

  init(_ entries: [KeyHints.Entry] = [], in context: ScreenContext) {
    hints = KeyHints(entries: entries)
    self.context = context
  }

  func draw(into frame: inout Frame, x: Int, columns: Int) {
    let y = frame.size.rows - 1
    guard let status = context.status else {
      return frame.draw(hints, x: x, y: y, columns: columns)
    }
    frame.fill(Rect(x: 0, y: y, columns: frame.size.columns, rows: 1))
    // What is too long for the text's columns has the whole row.
    let isLong = status.columns > columns
    let room = isLong ? frame.size.columns : columns
    frame.write(
      status.truncated(to: room, glyphs: context.glyphs), x: isLong ? 0 : x, y: y,
      style: Style(.plain, bold: true))
  }
}
