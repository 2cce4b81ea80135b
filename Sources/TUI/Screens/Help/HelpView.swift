import Drawing

/// Draws the keys of a screen over it.
struct HelpView {
  let lines: [(keys: String, help: String)]
  /// The first line shown, for windows that are too low for all.
  let offset: Int
  let context: ScreenContext

  private var glyphs: GlyphSet { context.glyphs }

  func draw(into frame: inout Frame) {
    frame.fill(frame.bounds)
    if frame.size.columns < 30 { drawNarrow(into: &frame) } else { drawWide(into: &frame) }
    Footer(in: context).draw(into: &frame, x: 0, columns: frame.size.columns)
  }

  private func drawWide(into frame: inout Frame) {
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

  /// A key and its sentence as one paragraph, where there is no room for both side by side.
  private func drawNarrow(into frame: inout Frame) {
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    frame.write("Keys", x: 0, y: 0, style: Style(.title))
    frame.write("any key: back", endingAt: columns, y: 0, style: Style(.faint))
    var y = 1
    for (number, line) in lines.enumerated().dropFirst(offset) {
      let paragraph = "\(line.keys) \(line.help)".wrapped(to: columns)
      let room = rows - y - (number == lines.count - 1 ? 0 : 1)
      // The first one is shown in any case, as far as it goes.
      guard paragraph.count <= room || number == offset else { break }
      for (row, text) in paragraph.prefix(room).enumerated() {
        let isCut = row == room - 1 && row < paragraph.count - 1
        frame.write(isCut ? "\(text)\(glyphs.ellipsis)" : text, x: 0, y: y)
        if row == 0 { frame.write(line.keys, x: 0, y: y, style: Style(.key)) }
        y += 1
      }
    }
    if offset < lines.count - 1 {
      frame.write("\(glyphs.arrowDown) more", x: 0, y: rows - 1, style: Style(.key))
    }
  }
}
