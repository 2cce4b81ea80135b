import Drawing

/// A page to read: a heading, lines that may be more than fit, and what the keys do.
struct PageView {
  let context: ScreenContext
  let heading: String
  let paragraphs: [(text: String, style: Style)]
  /// The first line shown.
  let offset: Int
  /// The line of keys, where lines are cut off and where not.
  let entries: (_ isCut: Bool) -> [KeyHints.Entry]
  /// True if the lines begin right below the heading.
  var isTight = false

  private var glyphs: GlyphSet { context.glyphs }
  private var size: Size { context.size }
  /// True if there is no room for a blank row.
  var isTiny: Bool { size.rows < 8 }
  private var margin: Int { size.columns < 40 ? 0 : 2 }
  private var top: Int { isTiny || isTight ? 1 : 2 }
  /// The rows for lines.
  var rows: Int { max(1, size.rows - top - (isTiny ? 1 : 2)) }
  /// The columns for lines.
  var columns: Int { max(1, min(size.columns - 2 * margin, 76)) }

  /// The greatest offset at which the text still fills the window.
  var lastOffset: Int { viewport(lines.count).lastOffset }

  /// Returns the line in a row of the window, counted from 0; `nil` if there is none.
  func line(y: Int) -> Int? { viewport(lines.count).line(at: y - top) }

  private func viewport(_ count: Int) -> Viewport {
    Viewport(count: count, rows: rows, from: offset)
  }

  /// Blank lines are left out where room is short.
  private var lines: [(text: String, style: Style)] {
    paragraphs.filter { !isTiny || !$0.text.isEmpty }.flatMap { paragraph in
      paragraph.text.columns <= columns
        ? [paragraph]
        : wrapped(paragraph.text).map { (text: $0, style: paragraph.style) }
    }
  }

  /// A paragraph in lines; those of a point stand below its words.
  private func wrapped(_ text: String) -> [String] {
    let bullet = "\(glyphs.bullet) "
    guard text.hasPrefix(bullet), !isTiny else { return text.wrapped(to: columns) }
    let words = String(text.dropFirst(bullet.count)).wrapped(to: max(1, columns - 2))
    return words.enumerated().map { ($0 == 0 ? bullet : "  ") + $1 }
  }

  func draw(into frame: inout Frame) {
    Header(title: heading, glyphs: glyphs).draw(into: &frame, x: margin, columns: columns)
    let lines = lines
    let viewport = viewport(lines.count)
    for (row, line) in lines[viewport.lines].enumerated() {
      frame.write(line.text, x: margin, y: top + row, style: line.style, limit: columns)
    }
    let isCut = viewport.below > 0
    let entries = entries(isCut)
    // Once is enough.
    if isCut, !isTiny, !entries.contains(where: { $0.press == .down }) {
      frame.write(
        "\(glyphs.arrowDown) more", endingAt: size.columns - margin, y: size.rows - 2,
        style: Style(.key))
    }
    Footer(entries, in: context)
      .draw(into: &frame, x: margin, columns: size.columns - 2 * margin)
  }
}
