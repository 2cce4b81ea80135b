import Drawing
import RoutineEngine

/// A paused session: a frame with the word over everything else.
extension PlayerView {
  func drawPaused(into frame: inout Frame) {
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    let margin = layout.margin
    // The status message stays readable.
    let top =
      context.status != nil && layout.stripRow + 1 < layout.column.y ? layout.stripRow + 2 : 1
    frame.fade(Rect(x: 0, y: top, columns: columns, rows: rows - 1 - top))
    let facts = moment.pauseFacts
    let keys = context.keys(Keymaps.player)
    let entries =
      [keys.entry(of: [.pause], named: "carry on", glyphs: glyphs)]
      + [keys.entry(of: [.again], named: "this again", glyphs: glyphs)]
      + [keys.entry(of: [.quit], named: "stop", glyphs: glyphs)]
    let buttons = KeyHints(entries: entries)
    let width = min(columns - 2 * margin, 52)
    let big = BigText(
      "PAUSED", fitting: Size(columns: width - 6, rows: rows >= 16 ? 5 : 0), of: [.low, .narrow])
    let height = (big?.size.rows ?? 1) + (rows >= 16 ? 8 : 5)
    let rect = Rect(
      x: (columns - width) / 2, y: max(1, (rows - height) / 2), columns: width,
      rows: min(height, rows - 2))
    frame.fill(rect)
    frame.drawBox(rect, style: Style(ink), glyphs: glyphs)
    let axis = columns / 2
    var y = rect.y + (big == nil ? 1 : 2)
    if let big {
      frame.draw(big, around: axis, y: y, style: .solid(.plain))
      y += big.size.rows + 1
    } else {
      frame.write(
        moment.headline.uppercased(), centeredIn: rect.x..<rect.right, y: y,
        style: Style(.plain, bold: true))
      y += 1
    }
    frame.write(
      facts.truncated(to: width - 4, glyphs: glyphs), centeredIn: rect.x..<rect.right, y: y,
      style: Style(.dim))
    y = rect.bottom - 2
    frame.draw(buttons, x: rect.x + 3, y: y, columns: width - 6, filled: entries[0].press ?? .enter)
  }
}
