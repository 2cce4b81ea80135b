import Drawing

/// Draws the history: its charts, the list of sessions, or one of them.
struct HistoryView {
  let screen: HistoryScreen
  let context: ScreenContext

  private var glyphs: GlyphSet { context.glyphs }
  private var size: Size { context.size }
  private var isTiny: Bool { size.rows < 8 }
  private var margin: Int { size.columns < 40 ? 0 : 2 }
  private var columns: Int { size.columns - 2 * margin }
  private var top: Int { isTiny ? 1 : 2 }
  private var rows: Int { max(1, size.rows - top - (isTiny ? 1 : 2)) }

  func draw(into frame: inout Frame) {
    switch screen.page {
    case .overview: frame.draw(overview, x: margin, y: top - viewport.first)
    case .sessions: drawSessions(into: &frame)
    case .session: frame.draw(session, x: margin, y: top - viewport.first)
    }
    drawHeading(into: &frame)
    drawFoot(into: &frame)
  }

  /// The greatest offset at which what is shown still fills the window.
  var lastOffset: Int { viewport.lastOffset }

  private var viewport: Viewport {
    screen.page == .sessions
      ? Viewport(count: lines, rows: rows, around: screen.choice)
      : Viewport(count: lines, rows: rows, from: screen.offset)
  }

  private var lines: Int {
    switch screen.page {
    case .overview: overview.size.rows
    case .sessions: screen.view.sessions.count
    case .session: session.size.rows
    }
  }

  /// The session on a row of the window; `nil` if there is none.
  func session(y: Int) -> Int? {
    screen.page == .sessions ? viewport.line(at: y - top) : nil
  }

  // MARK: Around

  private func drawHeading(into frame: inout Frame) {
    frame.fill(Rect(x: 0, y: 0, columns: size.columns, rows: top))
    let title =
      switch screen.page {
      case .overview: size.columns < 40 ? "History" : "The last \(screen.view.weeks.count) weeks"
      case .sessions: "Sessions"
      case .session: screen.chosen?.title ?? ""
      }
    Header(title: title, glyphs: glyphs).draw(into: &frame, x: margin, columns: columns)
  }

  private func drawFoot(into frame: inout Frame) {
    frame.fill(Rect(x: 0, y: top + rows, columns: size.columns, rows: size.rows - top - rows))
    if !isTiny, viewport.below > 0 {
      frame.write(
        "\(glyphs.arrowDown) more", endingAt: size.columns - 1, y: size.rows - 2,
        style: Style(.key))
    }
    let isOpen = screen.page == .session || screen.chosen == nil
    let actions: [HistoryAction] = isOpen ? [.close, .help] : [.open, .close, .help]
    var entries = Keymaps.history.hints(of: actions, glyphs: glyphs)
    if screen.page == .overview, !isOpen {
      entries[0] = KeyHints.Entry(key: entries[0].key, name: "sessions")
    }
    Footer(entries, in: context).draw(into: &frame, x: margin, columns: columns)
  }

  // MARK: Overview

  private var overview: Frame {
    let view = screen.view
    func charts(_ columns: Int) -> HistoryCharts {
      HistoryCharts(view: view, columns: columns, glyphs: glyphs)
    }
    guard columns >= 72 else {
      let charts = charts(columns)
      return .stacked([charts.days, charts.pain, charts.weeks, charts.holds], columns: columns)
    }
    let gap = 4
    let half = min(40, (columns - gap) / 2)
    let (left, right) = (charts(half), charts(min(columns - gap - half, 56)))
    let (first, second) = (
      Frame.stacked([left.days, left.weeks], columns: half),
      Frame.stacked([right.pain, right.holds], columns: right.columns)
    )
    var both = Frame(
      size: Size(columns: columns, rows: max(first.size.rows, second.size.rows)))
    both.draw(first, x: 0, y: 0)
    both.draw(second, x: half + gap, y: 0)
    return both
  }

  // MARK: Sessions

  private func drawSessions(into frame: inout Frame) {
    let sessions = screen.view.sessions
    for (row, line) in viewport.lines.enumerated() {
      draw(sessions[line], isChosen: line == screen.choice, y: top + row, &frame)
    }
  }

  private func draw(
    _ session: HistoryModel.Session, isChosen: Bool, y: Int, _ frame: inout Frame
  ) {
    let style = Style(isChosen ? .title : .plain, bold: isChosen)
    if isChosen { frame.write(glyphs.selection, x: 0, y: y, style: Style(.work)) }
    // The year gives way first, then the time.
    let day = columns < 60 ? String(session.day.dropFirst(5)) : session.day
    let when = columns < 30 ? day : "\(day) \(session.time)"
    let x = 2 + frame.write(when, x: 2, y: y, style: style) + 2
    let facts = columns < 60 ? "" : ", " + session.facts.joined(separator: ", ")
    let text = (session.title + facts).truncated(to: size.columns - x - 1, glyphs: glyphs)
    frame.write(text, x: x, y: y, style: style)
  }

  private var session: Frame {
    guard let session = screen.chosen else { return Frame(size: Size(columns: 0, rows: 0)) }
    var lines = ["\(session.day) \(session.time)"] + session.facts + [""]
    lines += session.segments
    return .paragraphs(lines, columns: columns)
  }
}
