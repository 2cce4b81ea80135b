import Drawing

/// Draws the guide: the questions, from 96 columns with the answer to the chosen one beside them, or
/// an answer alone.
struct GuideDrawing {
  let guide: Guide
  let stage: Stage

  private var glyphs: GlyphSet { stage.glyphs }
  private var size: Size { stage.size }
  private var top: Int { size.rows < 8 ? 1 : 2 }
  private var rows: Int { max(1, size.rows - top - (size.rows < 8 ? 1 : 2)) }
  private var margin: Int { size.columns < 40 ? 0 : 2 }

  /// The greatest offset at which the answer still fills the window.
  var lastOffset: Int { answer.count - rows }

  private var answer: [String] { answer(columns: min(size.columns - 2 * margin, 72)) }

  private func answer(columns: Int) -> [String] {
    guide.chosen?.lines(columns: columns, glyphs: glyphs) ?? []
  }

  private var isWide: Bool { size.columns >= 96 && size.rows >= 10 }
  private var listColumns: Int { isWide ? size.columns / 2 - 2 : size.columns }
  /// The first question that is shown: the chosen one is kept in the middle where it can be.
  private var first: Int { max(0, min(guide.choice - rows / 2, guide.cards.count - rows)) }

  /// The question at a place of the window, where what is beside the list belongs to the chosen one;
  /// `nil` if there is none.
  func line(x: Int, y: Int) -> Int? {
    guard guide.offset == nil, (top..<top + rows).contains(y) else { return nil }
    if x >= listColumns { return guide.choice }
    let line = first + y - top
    return guide.cards.indices.contains(line) ? line : nil
  }

  func draw(into frame: inout Frame) {
    if let offset = guide.offset {
      drawAnswer(from: offset, into: &frame)
    } else {
      drawQuestions(into: &frame)
      if isWide { drawBeginning(into: &frame) }
    }
    let actions: [GuideAction] = guide.offset == nil ? [.open, .close, .help] : [.close, .help]
    frame.draw(
      Legend(entries: Keys.guide.legend(of: actions, glyphs: glyphs)), x: margin,
      y: size.rows - 1, columns: size.columns - 2 * margin)
  }

  private func drawQuestions(into frame: inout Frame) {
    drawTitle("What people ask", into: &frame)
    for row in 0..<max(0, min(rows, guide.cards.count - first)) {
      let isChosen = first + row == guide.choice
      let title = guide.cards[first + row].title
      if isChosen {
        frame.write(glyphs.selection, x: 0, y: top + row, style: Style(.work))
      }
      frame.write(
        title.truncated(to: listColumns - 3, glyphs: glyphs), x: 2, y: top + row,
        style: Style(isChosen ? .title : .plain, bold: isChosen))
    }
    if guide.cards.count - first > rows { drawMore(endingAt: listColumns - 1, into: &frame) }
  }

  /// As much of the answer as there is room for.
  private func drawBeginning(into frame: inout Frame) {
    let x = listColumns + 1
    frame.fill(
      Rect(x: listColumns - 1, y: top, columns: 1, rows: rows), with: glyphs.vertical,
      style: Style(.faint))
    let lines = answer(columns: size.columns - x - margin)
    let isCut = lines.count > rows
    for (row, line) in lines.prefix(rows - (isCut ? 1 : 0)).enumerated() {
      frame.write(line, x: x, y: top + row)
    }
    guard isCut else { return }
    frame.write("\(glyphs.arrowRight) more", x: x, y: top + rows - 1, style: Style(.key))
  }

  private func drawAnswer(from offset: Int, into frame: inout Frame) {
    drawTitle(guide.chosen?.title ?? "", into: &frame)
    let lines = answer.dropFirst(offset)
    for (row, line) in lines.prefix(rows).enumerated() {
      frame.write(line, x: margin, y: top + row)
    }
    if lines.count > rows { drawMore(endingAt: size.columns - 1, into: &frame) }
  }

  private func drawTitle(_ title: String, into frame: inout Frame) {
    let room = size.columns - 2 * margin
    frame.write(
      title.truncated(to: room, glyphs: glyphs), x: margin, y: 0, style: Style(.title))
  }

  private func drawMore(endingAt right: Int, into frame: inout Frame) {
    guard size.rows >= 8 else { return }
    frame.write(
      "\(glyphs.arrowDown) more", endingAt: right, y: size.rows - 2, style: Style(.key))
  }
}
