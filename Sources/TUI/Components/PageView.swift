import Drawing

/// A page to read: a heading, scrollable lines, and the keys in the footer. With an `edge`, the
/// lines have a frame in windows that are large enough.
struct PageView {
  /// The frame around the lines.
  struct Edge {
    let title: String
    var counter = ""
    let ink: Ink
  }

  let context: ScreenContext
  let heading: String
  let paragraphs: [(text: String, style: Style)]
  /// The first visible line, counted from 0.
  let offset: Int
  /// The keys of the footer, for lines that are cut off and for lines that all fit.
  let entries: (_ isCut: Bool) -> [KeyHints.Entry]
  /// True if the lines begin right below the heading.
  var isTight = false
  /// The frame; `nil` for none.
  var edge: Edge?
  /// The lines as a finished drawing, used instead of paragraphs.
  var content: Frame?
  /// The blank rows below the lines, for the caller to draw in.
  var extraRows = 0
  /// The lines of the chosen thing.
  var chosen: Range<Int> = 0..<0

  private var glyphs: GlyphSet { context.glyphs }
  private var size: Size { context.size }
  /// True if there is no room for a blank row.
  var isTiny: Bool { size.rows < 8 }
  private var hasEdge: Bool { edge != nil && Self.hasEdge(size) }
  private var margin: Int { size.columns < 40 ? 0 : 2 }
  private var top: Int { isTiny || isTight ? 1 : 2 }
  /// The rows for lines.
  var rows: Int { max(1, size.rows - top - (isTiny ? 1 : 2)) }
  /// The columns for lines.
  var columns: Int { max(1, min(size.columns - 2 * margin, 76)) }

  /// True if a window has room for frames.
  static func hasEdge(_ size: Size) -> Bool { size.columns >= 60 && size.rows >= 14 }

  /// The greatest offset at which the text still fills the window.
  var lastOffset: Int { viewport(count).lastOffset }

  /// Returns the line in a row of the window, counted from 0; `nil` if there is none.
  func line(y: Int) -> Int? { viewport(count).line(at: y - top) }

  private func viewport(_ count: Int) -> Viewport {
    Viewport(count: count, rows: rows, from: offset)
  }

  private var count: Int { content?.size.rows ?? lines.count }

  /// The lines of all paragraphs; short windows leave blank ones out.
  private var lines: [(text: String, style: Style)] {
    paragraphs.filter { !isTiny || !$0.text.isEmpty }.flatMap { paragraph in
      paragraph.text.columns <= columns
        ? [paragraph]
        : wrapped(paragraph.text).map { (text: $0, style: paragraph.style) }
    }
  }

  /// Returns the lines of a paragraph; those of a bullet point are indented to its words.
  private func wrapped(_ text: String) -> [String] {
    let bullet = "\(glyphs.bullet) "
    guard text.hasPrefix(bullet), !isTiny else { return text.wrapped(to: columns) }
    let words = String(text.dropFirst(bullet.count)).wrapped(to: max(1, columns - 2))
    return words.enumerated().map { ($0 == 0 ? bullet : "  ") + $1 }
  }

  func draw(into frame: inout Frame) {
    Header(title: heading, glyphs: glyphs).draw(into: &frame, x: margin, columns: columns)
    let viewport = viewport(count)
    let isCut = viewport.below > 0
    if hasEdge { drawEdge(viewport, into: &frame) }
    drawLines(viewport, into: &frame)
    let entries = entries(isCut)
    // The footer may already have the key for more lines.
    if isCut, !isTiny, !hasEdge, !entries.contains(where: { $0.press == .down }) {
      frame.write(
        "\(glyphs.arrowDown) more", endingAt: size.columns - margin, y: size.rows - 2,
        style: Style(.key))
    }
    Footer(entries, in: context)
      .draw(into: &frame, x: margin, columns: size.columns - 2 * margin)
  }

  private func drawEdge(_ viewport: Viewport, into frame: inout Frame) {
    guard let edge else { return }
    let inner = min(rows, viewport.lines.count + extraRows)
    let below = viewport.below
    Panel(
      rect: Rect(x: 0, y: top - 1, columns: size.columns, rows: inner + 2), title: edge.title,
      counter: edge.counter, note: below > 0 ? "\(glyphs.arrowDown) \(below) more" : "",
      ink: edge.ink
    ).draw(into: &frame, glyphs: glyphs)
  }

  private func drawLines(_ viewport: Viewport, into frame: inout Frame) {
    if let content {
      var part = Frame(size: Size(columns: content.size.columns, rows: viewport.lines.count))
      part.draw(content, x: 0, y: -viewport.first)
      frame.draw(part, x: margin, y: top)
      return
    }
    let lines = lines
    for (row, index) in viewport.lines.enumerated() {
      frame.write(
        lines[index].text, x: margin, y: top + row, style: lines[index].style, limit: columns)
      guard hasEdge, chosen.contains(index) else { continue }
      frame.drawChoice(x: 1, y: top + row, columns: size.columns - 2, glyphs: glyphs)
    }
  }
}
