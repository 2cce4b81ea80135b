import Screen

/// Draws the guide: the questions, or the answer to one.
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

  private var answer: [String] {
    guide.chosen?.lines(columns: min(size.columns - 2 * margin, 72), glyphs: glyphs) ?? []
  }

  func draw(into frame: inout Frame) {
    if let offset = guide.offset {
      drawAnswer(from: offset, into: &frame)
    } else {
      drawQuestions(into: &frame)
    }
    let actions: [GuideAction] = guide.offset == nil ? [.open, .close, .help] : [.close, .help]
    frame.draw(
      Legend(entries: Keys.guide.legend(of: actions, glyphs: glyphs)), x: margin,
      y: size.rows - 1, columns: size.columns - 2 * margin)
  }

  private func drawQuestions(into frame: inout Frame) {
    drawTitle("What people ask", into: &frame)
    let first = max(0, min(guide.choice - rows / 2, guide.cards.count - rows))
    for row in 0..<max(0, min(rows, guide.cards.count - first)) {
      let isChosen = first + row == guide.choice
      let title = guide.cards[first + row].title
      if isChosen {
        frame.write(String(glyphs.selection), x: 0, y: top + row, style: Style(.work))
      }
      frame.write(
        title.truncated(to: size.columns - 3, glyphs: glyphs), x: 2, y: top + row,
        style: Style(isChosen ? .title : .plain, bold: isChosen))
    }
    if guide.cards.count - first > rows { drawMore(into: &frame) }
  }

  private func drawAnswer(from offset: Int, into frame: inout Frame) {
    drawTitle(guide.chosen?.title ?? "", into: &frame)
    let lines = answer.dropFirst(offset)
    for (row, line) in lines.prefix(rows).enumerated() {
      frame.write(line, x: margin, y: top + row)
    }
    if lines.count > rows { drawMore(into: &frame) }
  }

  private func drawTitle(_ title: String, into frame: inout Frame) {
    let room = size.columns - 2 * margin
    frame.write(
      title.truncated(to: room, glyphs: glyphs), x: margin, y: 0, style: Style(.title))
  }

  private func drawMore(into frame: inout Frame) {
    guard size.rows >= 8 else { return }
    frame.write(
      "\(glyphs.arrowDown) more", endingAt: size.columns - 1, y: size.rows - 2,
      style: Style(.key))
  }
}
