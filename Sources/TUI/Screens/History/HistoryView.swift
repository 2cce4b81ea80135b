import CarePlan
import Drawing

/// The view of the history: its charts, the list of sessions, or one session.
struct HistoryView {
  let screen: HistoryScreen
  let context: ScreenContext

  var glyphs: GlyphSet { context.glyphs }
  var size: Size { context.size }
  var isTiny: Bool { size.rows < 8 }
  /// True if frames take the first and the last column.
  private var hasFrames: Bool { size.columns >= 44 && !isTiny }
  var margin: Int { size.columns < 40 ? 0 : 2 }
  var columns: Int { size.columns - 2 * margin }
  private var isOverview: Bool { screen.page == .overview }
  var top: Int { isTiny || isOverview ? 1 : 2 }
  var rows: Int { max(1, size.rows - top - (isTiny || isOverview && hasFrames ? 1 : 2)) }

  func draw(into frame: inout Frame) {
    if let form = screen.form { return draw(form, into: &frame) }
    switch screen.page {
    case .overview:
      frame.draw(overview.frame, x: overviewX, y: top - viewport.first)
      if screen.isEmpty { drawNothing(into: &frame) }
    case .sessions: drawSessions(into: &frame)
    case .session: frame.draw(session, x: margin, y: top - viewport.first)
    case .entry: frame.draw(entry, x: margin, y: top - viewport.first)
    }
    drawHeading(into: &frame)
    drawFoot(into: &frame)
  }

  /// The greatest offset at which the lines still fill the window.
  var lastOffset: Int { viewport.lastOffset }

  private var viewport: Viewport {
    screen.page == .sessions
      ? Viewport(count: lines, rows: rows, around: screen.choice)
      : Viewport(count: lines, rows: rows, from: screen.offset)
  }

  private var lines: Int {
    switch screen.page {
    case .overview: overview.frame.size.rows
    case .sessions: screen.view.sessions.count
    case .session: session.size.rows
    case .entry: entry.size.rows
    }
  }

  /// The session on a row of the window; `nil` if there is none.
  func session(y: Int) -> Int? {
    screen.page == .sessions ? viewport.line(at: y - top) : nil
  }

  /// The day at a place of the window; `nil` if there is none.
  func day(x: Int, y: Int) -> Int? {
    guard isOverview, !screen.isEmpty, (top..<top + rows).contains(y) else { return nil }
    return overview.day(x: x - overviewX, y: y - top + viewport.first)
  }

  // MARK: Around

  private func drawHeading(into frame: inout Frame) {
    frame.fill(Rect(x: 0, y: 0, columns: size.columns, rows: top))
    let title =
      switch screen.page {
      case .overview: "History"
      case .sessions: "Sessions"
      case .session: screen.chosen?.title ?? ""
      case .entry: "Add a session"
      }
    Header(title: title, glyphs: glyphs).draw(into: &frame, x: margin, columns: columns)
    guard isOverview, size.columns >= 40 else { return }
    let x = margin + title.columns
    frame.write(
      "  \(glyphs.separator) the last \(screen.view.weeks.count) weeks", x: x, y: 0, style: .label)
    if size.columns >= 76 {
      frame.write(facts, endingAt: margin + columns, y: 0, style: Style(.title))
    }
  }

  /// The streak and the goal, in a line.
  private var facts: String {
    if screen.isEmpty { return "no sessions yet" }
    let goal = context.settings.dailyGoal.count
    return [ListText.streak(context.day?.streak ?? 0), "goal \(goal) a day"]
      .filter { !$0.isEmpty }.joined(separator: " \(glyphs.separator) ")
  }

  private func drawFoot(into frame: inout Frame) {
    frame.fill(Rect(x: 0, y: top + rows, columns: size.columns, rows: size.rows - top - rows))
    let isCut = viewport.below > 0
    if !isTiny, isCut, !(isOverview && screen.isEmpty) {
      frame.write(
        "\(glyphs.arrowDown) more", endingAt: size.columns - 2,
        y: size.rows - 2, style: Style(.key))
    }
    let keymap = context.keys(Keymaps.history)
    var entries: [KeyHints.Entry]
    switch screen.page {
    case .overview where screen.isEmpty:
      entries = keymap.hints(of: [.open, .close, .help], glyphs: glyphs)
      entries[0].name = firstSession ?? "open"
    case .overview:
      entries =
        keymap.hints(of: [.open], glyphs: glyphs)
        + [keymap.entry(of: [.earlier, .later], named: "day", glyphs: glyphs)]
        + keymap.hints(of: [.add, .close, .down, .help], glyphs: glyphs)
      entries[0].name = size.columns < 30 ? "list" : size.columns < 40 ? "sessions" : "its sessions"
    case .sessions:
      let undo: [HistoryAction] = screen.deleted.isEmpty ? [] : [.undo]
      entries = keymap.hints(
        of: undo + [.open, .delete, .add, .close, .help], glyphs: glyphs)
    case .session:
      let isPain = screen.chosen?.isPain ?? false
      entries = keymap.hints(
        of: isPain ? [.close, .delete, .help] : [.close, .note, .delete, .help], glyphs: glyphs)
    case .entry:
      entries = Keymaps.historyEntry.hints(of: [.add, .close, .help], glyphs: glyphs)
    }
    Footer(entries, in: context).draw(into: &frame, x: margin, columns: columns)
  }

  // MARK: Overview

  /// The first column of the overview. Frames stand at the edge of the window.
  private var overviewX: Int { hasFrames ? 0 : margin }

  private var overview: HistoryOverview {
    HistoryOverview(
      model: screen.isEmpty ? screen.view.sample : screen.view,
      columns: hasFrames ? size.columns : columns, context: context, day: screen.day)
  }

  private var firstSession: String? {
    context.nextRequest().map { request in
      let length = SessionWalk(request, under: context.advice).likelyLength
      return "\(request.routine.title), \(Format.about(length))"
    }
  }

  /// Fades the preview of the charts, and draws the notice of an empty history over it.
  private func drawNothing(into frame: inout Frame) {
    frame.recede(frame.bounds)
    let width = min(size.columns - 2, 50)
    let words = [
      "After your first session this page shows the days you were active, how your pain changes, "
        + "and your minutes for each week."
    ]
    let text = Frame.paragraphs(words, columns: max(1, width - 4))
    guard size.rows >= text.size.rows + 6 else {
      frame.fill(frame.bounds)
      let short = Frame.paragraphs(
        ["No sessions yet. Enter starts the first one."], columns: max(1, columns))
      frame.draw(short, x: margin, y: top)
      return
    }
    let rect = Rect(
      x: (size.columns - width) / 2, y: (size.rows - text.size.rows - 4) / 2, columns: width,
      rows: text.size.rows + 4)
    Panel(rect: rect, title: "Nothing here yet", isActive: true)
      .draw(into: &frame, glyphs: glyphs)
    frame.draw(text, x: rect.x + 2, y: rect.y + 1)
    if let firstSession {
      let hint = KeyHints.Entry(key: "Enter", name: firstSession, press: .enter)
      frame.draw(
        KeyHints(entries: [hint]), x: rect.x + 2, y: rect.bottom - 2, columns: width - 4)
    }
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
    // Short of room, the year is left out first, then the time.
    let day = columns < 60 ? String(session.day.dropFirst(5)) : session.day
    let when = columns < 30 ? day : "\(day) \(session.time)"
    let x = 2 + frame.write(when, x: 2, y: y, style: style) + 2
    let hasFacts = columns >= 60
    let room = hasFacts ? min(titleColumns, columns / 3) : size.columns - x - 1
    frame.write(session.title.truncated(to: room, glyphs: glyphs), x: x, y: y, style: style)
    if hasFacts, let length = session.facts.first {
      let end = x + room + 2 + lengthColumns
      frame.write(length, endingAt: end, y: y, style: style)
      frame.write(
        facts(Array(session.facts.dropFirst()), fitting: margin + columns - end - 2), x: end + 2,
        y: y, style: isChosen ? style : .label)
    }
    let left = max(0, margin - 1)
    if isChosen {
      frame.drawChoice(x: left, y: y, columns: size.columns - 2 * left, glyphs: glyphs)
    }
  }

  /// Returns the last facts that fit whole, since pain matters more than the ending. A single fact
  /// that is too long is cut between words.
  private func facts(_ facts: [String], fitting columns: Int) -> String {
    let texts = facts.indices.map { facts[$0...].joined(separator: ", ") }
    if let text = texts.first(where: { $0.columns <= columns }) { return text }
    guard columns > 1, let words = facts.last?.wrapped(to: columns - 1).first else { return "" }
    return words + String(glyphs.ellipsis)
  }

  /// The columns of the longest title.
  private var titleColumns: Int { screen.view.sessions.map(\.title.columns).max() ?? 0 }
  /// The columns of the longest time of exercise.
  private var lengthColumns: Int {
    screen.view.sessions.compactMap(\.facts.first?.columns).max() ?? 0
  }
}
