import CarePlan
import Drawing
import RoutineEngine

/// The panels of a large window: the session as a strip, the pain before and after as bars, the
/// rating of the dose, and the day.
extension SummaryView {
  func drawPanels(into frame: inout Frame) {
    let width = size.columns - 4
    frame.write(
      summary.routine.title.truncated(to: width - 18, glyphs: glyphs), x: 2, y: 0,
      style: Style(.title))
    frame.write("\(summary.level.rawValue) dose", endingAt: size.columns - 2, y: 0, style: .label)
    let ink = summary.ending == .hurt ? .warning : strip.inks.dropFirst(summary.reached).first
    frame.draw(
      strip, x: 2, y: 1, columns: width, now: Style(ink ?? .work), percent: 100, glyphs: glyphs)
    // In tall windows the panels stay together below the text.
    let spare = max(0, size.rows - 24)
    let painTop = size.rows - 14 - min(spare, 2) / 2 - max(0, spare - 8)
    drawDone(rows: 3..<painTop, into: &frame)
    let painColumns = size.columns * 46 / 80
    if !summary.routine.isTimer {
      drawPain(
        Rect(x: 0, y: painTop, columns: painColumns, rows: 6), into: &frame)
      drawEase(
        Rect(
          x: painColumns + 1, y: painTop, columns: size.columns - painColumns - 1, rows: 6),
        into: &frame)
    }
    drawToday(
      Rect(
        x: 0, y: painTop + 6, columns: size.columns,
        rows: min(size.rows - painTop - 7, Self.mostTodayRows)),
      into: &frame)
    Footer(hints, in: context).draw(into: &frame, x: 2, columns: width)
  }

  /// The most rows of the day's panel; more would stay empty.
  private static let mostTodayRows = 10

  private var strip: TimelineStrip {
    let shares = summary.shares
    return TimelineStrip(
      lengths: summary.lengths, current: summary.reached,
      inks: summary.timeline.segments.map { PlayerViewModel.ink(of: $0.kind) },
      fraction: shares.indices.contains(summary.reached) ? shares[summary.reached] : 0,
      shares: shares)
  }

  /// The segment of the strip at a place of the window; `nil` if there is none.
  func stripSegment(x: Int, y: Int) -> Int? {
    hasPanels && y == 1 ? strip.segment(at: x - 2, columns: size.columns - 4) : nil
  }

  /// Draws the headline, the way to get up and the moves, next to a large word if all was done.
  private func drawDone(rows: Range<Int>, into frame: inout Frame) {
    var (x, width) = (2, size.columns - 4)
    var headline = summary.headline
    let room = Size(columns: width - 44, rows: rows.count)
    if summary.isWhole, !summary.routine.isForBed,
      let big = BigText("DONE", fitting: room, of: [.low])
    {
      frame.draw(big, x: x, y: rows.lowerBound, style: .solid(.work))
      x += big.size.columns + 4
      width -= big.size.columns + 4
      headline = summary.thanks
    }
    var lines = [Line(headline, summary.headlineStyle)]
    if let gettingUp = summary.gettingUp {
      lines += gettingUp.wrapped(to: width).map { ($0, Style(.waiting)) }
    }
    lines.append((summary.workText, .plain))
    lines += summary.moves.map { (line(for: $0, columns: min(width, 60)), .label) }
    for (row, line) in lines.prefix(rows.count).enumerated() {
      let isCut = row == rows.count - 1 && lines.count > rows.count
      frame.write(
        isCut ? "\(glyphs.ellipsis) and \(lines.count - rows.count + 1) more moves" : line.text,
        x: x,
        y: rows.lowerBound + row, style: line.style, limit: width)
    }
  }

  private func drawPain(_ rect: Rect, into frame: inout Frame) {
    let isAsked = summary.asksForPain
    let panel = Panel(
      rect: rect, title: isAsked ? "How bad is it now?" : "Pain", counter: painChange,
      isActive: isAsked)
    panel.draw(into: &frame, glyphs: glyphs)
    let inside = panel.inside
    let before = summary.painBefore
    if let before { drawBar("before", before, y: inside.y, inside, into: &frame) }
    if before == nil, summary.painAfter != nil {
      frame.write("before", x: inside.x, y: inside.y, style: .label)
      frame.write("not said", x: inside.x + 8, y: inside.y, style: .label)
    }
    if let after = summary.painAfter {
      drawBar("after", after, y: inside.y + 2, inside, into: &frame)
    } else if !summary.isPainSkipped {
      // Without work the question is not asked, but the keys still take an answer.
      drawScale(y: inside.y + 1, inside, into: &frame)
      return
    } else if before == nil {
      frame.write("Not said.", x: inside.x, y: inside.y, style: .label)
      return
    }
    let x = inside.x + 8
    frame.write("0", x: x, y: inside.bottom - 1, style: .label)
    frame.write("10", endingAt: inside.right - 4, y: inside.bottom - 1, style: .label)
  }

  private func drawBar(
    _ name: String, _ pain: Int, y: Int, _ inside: Rect, into frame: inout Frame
  ) {
    frame.write(name, x: inside.x, y: y, style: .label)
    frame.draw(
      Bar(Double(pain) / 10),
      in: Rect(x: inside.x + 8, y: y, columns: inside.columns - 12, rows: 1),
      style: Style(Style.painInk(pain)), glyphs: glyphs)
    frame.write("\(pain)", endingAt: inside.right, y: y, style: Style(.title))
  }

  private func drawScale(y: Int, _ inside: Rect, into frame: inout Frame) {
    PainScale(fitting: inside.columns).draw(into: &frame, x: inside.x, y: y)
    let keys = context.keys(Keymaps.summary)
    let hints =
      [keys.entry(of: [.pain], named: "0 to 10", glyphs: glyphs)]
      + keys.hints(of: [.skipPain], glyphs: glyphs)
    frame.draw(
      KeyHints(entries: hints), x: inside.x, y: inside.bottom - 1, columns: inside.columns)
  }

  /// The change of pain in words: `2 less`.
  private var painChange: String {
    guard let before = summary.painBefore, let after = summary.painAfter else { return "" }
    return after == before
      ? "the same" : "\(abs(after - before)) \(after < before ? "less" : "more")"
  }

  private func drawEase(_ rect: Rect, into frame: inout Frame) {
    let panel = Panel(
      rect: rect, title: "How was it?", isActive: summary.asksForEase && !summary.asksForPain)
    panel.draw(into: &frame, glyphs: glyphs)
    let inside = panel.inside
    guard summary.hasWork else {
      frame.draw(
        .paragraphs(
          [Summary.nothingToRate], columns: inside.columns, style: .label),
        x: inside.x, y: inside.y)
      return
    }
    let choices: [(SummaryAction, Ease)] = [
      (.tooEasy, .tooEasy), (.aboutRight, .aboutRight), (.tooHard, .tooHard),
    ]
    for (row, choice) in choices.enumerated() {
      let y = inside.y + row
      let entries = context.keys(Keymaps.summary).hints(of: [choice.0], glyphs: glyphs)
      frame.draw(KeyHints(entries: entries), x: inside.x, y: y, columns: max(inside.columns, 38))
      guard summary.ease == choice.1 else { continue }
      frame.write(glyphs.check, x: inside.right - 1, y: y, style: Style(.work))
      frame.setGround(
        Rect(x: inside.x, y: y, columns: inside.columns, rows: 1), Fill(.surface))
    }
  }

  /// Draws the question about the dose, the day, the advice and the next session.
  private func drawToday(_ rect: Rect, into frame: inout Frame) {
    let streak = ListText.streak(context.day?.streak ?? 0)
    let panel = Panel(
      rect: rect, title: summary.offer == nil ? "Today" : "Next time", counter: streak,
      isActive: summary.offer != nil)
    let inside = panel.inside
    var lines = offer
    if let practice = context.advice.practice {
      let done = practice.sessionsThatCount(on: context.advice.today)
      let goal = context.settings.dailyGoal.count
      let dots = GoalDots(Dose(goal), done: Double(done), glyphs: glyphs)
      lines.append((dots.row + " " + ListText.goal(done, of: goal), dots.style))
    }
    lines += summary.advice(under: context.advice).map { ($0, .plain) }
    if let next = summary.next(in: context) {
      lines.append((ListText.next(next.title, next.recommendation.reason, next.length), .plain))
    }
    if lines.isEmpty { return }
    panel.draw(into: &frame, glyphs: glyphs)
    let wrapped = lines.flatMap { line in
      line.text.wrapped(to: inside.columns).map { Line($0, line.style) }
    }
    for (row, line) in wrapped.prefix(inside.rows).enumerated() {
      frame.write(
        line.text, x: inside.x, y: inside.y + row, style: line.style, limit: inside.columns)
    }
  }
}
