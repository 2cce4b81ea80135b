import Drawing

/// The view of the guide: the list of questions, from 96 columns with the chosen answer next to it,
/// or an answer alone. Larger windows draw frames.
struct GuideView {
  let guide: Guide
  let context: ScreenContext

  private var glyphs: GlyphSet { context.glyphs }
  private var size: Size { context.size }
  private var top: Int { size.rows < 8 ? 1 : 2 }
  private var rows: Int { max(1, size.rows - top - (size.rows < 8 ? 1 : 2)) }
  private var margin: Int { size.columns < 40 ? 0 : 2 }

  /// The greatest offset at which the answer still fills the window.
  var lastOffset: Int { viewport.lastOffset }

  private var viewport: Viewport {
    guide.offset.map { Viewport(count: answer.count, rows: rows, from: $0) }
      ?? Viewport(count: guide.cards.count, rows: rows, around: guide.choice)
  }

  private var answer: [String] { answer(columns: min(size.columns - 2 * margin, 72)) }

  private func answer(columns: Int) -> [String] {
    guide.chosen?.lines(columns: columns, glyphs: glyphs) ?? []
  }

  private var hasEdge: Bool { PageView.hasEdge(size) }
  private var isWide: Bool { size.columns >= 96 && size.rows >= 10 }
  private var listColumns: Int { isWide ? size.columns / 2 - 2 : size.columns }

  /// Returns the question at a cell of the window; `nil` if there is none. The answer next to the
  /// list counts as the chosen question.
  func line(x: Int, y: Int) -> Int? {
    guard guide.offset == nil, (top..<top + rows).contains(y) else { return nil }
    if x >= listColumns || size.rows < 8 { return guide.choice }
    return viewport.line(at: y - top)
  }

  func draw(into frame: inout Frame) {
    if guide.offset != nil {
      drawAnswer(into: &frame)
    } else {
      drawQuestions(into: &frame)
      if isWide { drawBeginning(into: &frame) }
    }
    let actions: [GuideAction] = guide.offset == nil ? [.open, .close, .help] : [.close, .help]
    var entries = context.keys(Keymaps.guide).hints(of: actions, glyphs: glyphs)
    let starts = zip(guide.routines(in: context), Guide.startKeys).map { entry, key in
      KeyHints.Entry(key: key.label(glyphs), name: entry.title, press: key)
    }
    entries.insert(contentsOf: guide.offset == nil && !isWide ? [] : starts, at: entries.count - 2)
    Footer(entries, in: context)
      .draw(into: &frame, x: margin, columns: size.columns - 2 * margin)
  }

  /// Draws a frame around all lines.
  private func drawEdge(
    _ title: String, x: Int = 0, columns: Int, note: String, isActive: Bool = true,
    into frame: inout Frame
  ) {
    guard hasEdge else { return }
    Panel(
      rect: Rect(x: x, y: top - 1, columns: columns, rows: rows + 2), title: title, note: note,
      isActive: isActive
    ).draw(into: &frame, glyphs: glyphs)
  }

  private func note(_ below: Int) -> String {
    below > 0 ? "\(glyphs.arrowDown) \(below) more" : ""
  }

  private func drawQuestions(into frame: inout Frame) {
    drawTitle("What people ask", into: &frame)
    if size.rows < 8 { return drawParagraphs(into: &frame) }
    let viewport = viewport
    let edgeColumns = listColumns - (isWide ? 1 : 0)
    drawEdge("Questions", columns: edgeColumns, note: note(viewport.below), into: &frame)
    for (row, line) in viewport.lines.enumerated() {
      let isChosen = line == guide.choice
      let title = guide.cards[line].title
      frame.write(
        title.truncated(to: listColumns - (hasEdge ? 5 : 3), glyphs: glyphs), x: 2, y: top + row,
        style: Style(isChosen ? .title : .plain, bold: isChosen))
      if isChosen {
        let x = max(0, margin - 1)
        frame.drawChoice(
          x: x, y: top + row,
          columns: hasEdge ? edgeColumns - 2 : listColumns - (isWide ? 1 : x) - x,
          glyphs: glyphs)
      }
    }
    if viewport.below > 0, !hasEdge { drawMore(endingAt: listColumns - 1, into: &frame) }
  }

  /// Draws the questions from the choice on, each in full, since cut ones could look alike.
  private func drawParagraphs(into frame: inout Frame) {
    var y = top
    for (index, card) in guide.cards.enumerated().dropFirst(guide.choice) {
      for (row, line) in card.title.wrapped(to: max(1, size.columns - 2)).enumerated()
      where y < top + rows {
        if index == guide.choice, row == 0 {
          frame.write(glyphs.selection, x: 0, y: y, style: Style(.work))
        }
        frame.write(line, x: 2, y: y, style: Style(index == guide.choice ? .title : .plain))
        y += 1
      }
    }
  }

  /// Draws as many lines of the chosen answer as fit.
  private func drawBeginning(into frame: inout Frame) {
    let x = listColumns + (hasEdge ? 2 : 1)
    let lines = answer(columns: size.columns - x - margin)
    let isCut = lines.count > rows
    if hasEdge {
      drawEdge(
        guide.chosen?.title ?? "", x: listColumns, columns: size.columns - listColumns,
        note: isCut ? "\(glyphs.arrowRight) more" : "", isActive: false, into: &frame)
      for (row, line) in lines.prefix(rows).enumerated() { frame.write(line, x: x, y: top + row) }
      return
    }
    frame.fill(
      Rect(x: listColumns - 1, y: top, columns: 1, rows: rows), with: glyphs.vertical,
      style: Style(.faint))
    for (row, line) in lines.prefix(rows - (isCut ? 1 : 0)).enumerated() {
      frame.write(line, x: x, y: top + row)
    }
    guard isCut else { return }
    frame.write("\(glyphs.arrowRight) more", x: x, y: top + rows - 1, style: Style(.key))
  }

  private func drawAnswer(into frame: inout Frame) {
    drawTitle(guide.chosen?.title ?? "", into: &frame)
    let viewport = viewport
    drawEdge("Answer", columns: size.columns, note: note(viewport.below), into: &frame)
    for (row, line) in answer[viewport.lines].enumerated() {
      frame.write(line, x: margin, y: top + row)
    }
    if viewport.below > 0, !hasEdge { drawMore(endingAt: size.columns - 1, into: &frame) }
  }

  private func drawTitle(_ title: String, into frame: inout Frame) {
    Header(title: title, glyphs: glyphs)
      .draw(into: &frame, x: margin, columns: size.columns - 2 * margin)
  }

  private func drawMore(endingAt right: Int, into frame: inout Frame) {
    guard size.rows >= 8 else { return }
    frame.write(
      "\(glyphs.arrowDown) more", endingAt: right, y: size.rows - 2, style: Style(.key))
  }
}
