import Screen

/// Draws the keys of a screen over it.
struct HelpDrawing {
  let lines: [(keys: String, help: String)]
  let glyphs: GlyphSet
  /// The first line shown, for windows that are too low for all.
  let offset: Int

  func draw(into frame: inout Frame) {
    frame.fill(frame.bounds)
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    let isNarrow = columns < 50
    let keyColumns = min(columns / 3, lines.map { $0.keys.columns }.max() ?? 0)
    frame.write("Keys", x: 1, y: 0, style: Style(.title))
    frame.write(
      isNarrow ? "any key: back" : "any key closes this", endingAt: columns - 1, y: 0,
      style: Style(.faint))
    var y = rows > 16 ? 2 : 1
    for (number, line) in lines.enumerated().dropFirst(offset) {
      let x = keyColumns + 3
      let wrapped = line.help.wrapped(to: max(1, columns - x - 1))
      let isLast = number == lines.count - 1
      guard y + wrapped.count + (isLast ? 0 : 1) <= rows else {
        frame.write("\(glyphs.arrowDown) more", x: 1, y: rows - 1, style: Style(.key))
        return
      }
      frame.write(line.keys, x: 1, y: y, style: Style(.key), limit: keyColumns)
      for text in wrapped {
        frame.write(text, x: x, y: y)
        y += 1
      }
    }
  }
}
