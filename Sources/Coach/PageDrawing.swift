import Drawing

/// A page to read: a heading, lines that may be more than fit, and what the keys do.
struct PageDrawing {
  let stage: Stage
  let heading: String
  let paragraphs: [(text: String, style: Style)]
  /// The first line shown.
  let offset: Int
  /// The line of keys, where lines are cut off and where not.
  let entries: (_ isCut: Bool) -> [Legend.Entry]

  private var glyphs: GlyphSet { stage.glyphs }
  private var size: Size { stage.size }
  private var isTiny: Bool { size.rows < 8 }
  private var margin: Int { size.columns < 40 ? 0 : 2 }
  private var top: Int { isTiny ? 1 : 2 }
  private var rows: Int { max(1, size.rows - top - (isTiny ? 1 : 2)) }
  private var columns: Int { max(1, min(size.columns - 2 * margin, 76)) }

  /// The greatest offset at which the text still fills the window.
  var lastOffset: Int { max(0, lines.count - rows) }

  /// Blank lines are left out where room is short.
  private var lines: [(text: String, style: Style)] {
    paragraphs.filter { !isTiny || !$0.text.isEmpty }.flatMap { paragraph in
      paragraph.text.columns <= columns
        ? [paragraph]
        : paragraph.text.wrapped(to: columns).map { (text: $0, style: paragraph.style) }
    }
  }

  func draw(into frame: inout Frame) {
    frame.write(
      heading.truncated(to: columns, glyphs: glyphs), x: margin, y: 0, style: Style(.title))
    let shown = lines.dropFirst(min(offset, lastOffset))
    for (row, line) in shown.prefix(rows).enumerated() {
      frame.write(line.text, x: margin, y: top + row, style: line.style, limit: columns)
    }
    let isCut = shown.count > rows
    if isCut, !isTiny {
      frame.write(
        "\(glyphs.arrowDown) more", endingAt: size.columns - 1, y: size.rows - 2, style: Style(.key)
      )
    }
    drawFoot(isCut: isCut, into: &frame)
  }

  private func drawFoot(isCut: Bool, into frame: inout Frame) {
    let y = size.rows - 1
    if let notice = stage.notice {
      frame.write(
        notice.truncated(to: columns, glyphs: glyphs), x: margin, y: y,
        style: Style(.plain, bold: true))
      return
    }
    frame.draw(Legend(entries: entries(isCut)), x: margin, y: y, columns: columns)
  }
}
