import Drawing
import RoutineEngine

/// The parts of a session's window, whatever its size.
extension PlayerView {
  func drawHeader(into frame: inout Frame, margin: Int, naming title: String) {
    let left = frame.write(
      moment.left, endingAt: frame.size.columns - margin, y: 0,
      style: Style(.plain, bold: true))
    frame.write(
      title.truncated(to: left - margin - 2, glyphs: glyphs), x: margin, y: 0,
      style: Style(.title))
  }

  func drawStrip(into frame: inout Frame, x: Int, y: Int, columns: Int) {
    let segments = session.timeline.segments
    let strip = TimelineStrip(
      lengths: segments.map { ($0.length ?? .seconds(5)).inSeconds }, current: session.index)
    frame.draw(strip, x: x, y: y, columns: columns, now: Style(moment.ink), glyphs: glyphs)
  }

  /// `HOLD  2 of 3 · left side`. Getting ready is set off by marks, not only by its colour.
  func drawHeadline(
    into frame: inout Frame, in columns: Range<Int>, y: Int, spaced: Bool
  ) {
    var headline = spaced ? moment.headline.uppercased() : moment.headline
    if moment.isGettingReady {
      let mark = String(repeating: String(glyphs.play), count: spaced ? 3 : 1)
      headline = "\(mark) \(headline) \(mark)"
    }
    let details = [moment.repetition, moment.side].filter { !$0.isEmpty }
      .joined(separator: " \(glyphs.separator) ")
    let line = details.isEmpty ? headline : "\(headline)  \(details)"
    let shown = line.truncated(to: columns.count - 2, glyphs: glyphs)
    let reversed = Style(moment.ink, bold: true, reversed: true)
    if session.isPaused {
      frame.write(" \(shown) ", centeredIn: columns, y: y, style: reversed)
    } else {
      frame.write(shown, centeredIn: columns, y: y, style: style)
    }
  }

  func drawText(into frame: inout Frame, _ rect: Rect) {
    drawParagraph(
      moment.text, into: &frame, rect, style: .plain, centered: true)
  }

  /// A step without a clock: its words, what it waits for, and before the first work what to be
  /// careful about.
  func drawWords(into frame: inout Frame, _ rect: Rect) {
    let width = min(rect.columns, 64)
    let column = Rect(
      x: rect.x + (rect.columns - width) / 2, y: rect.y, columns: width, rows: rect.rows)
    var y = column.y
    for line in moment.text.wrapped(to: width) where y < column.bottom {
      frame.write(line, x: column.x, y: y)
      y += 1
    }
    if rect.rows > 6 { y += 1 }
    if y < column.bottom, !moment.hint.isEmpty {
      frame.write(
        moment.hint.truncated(to: width, glyphs: glyphs), x: column.x, y: y, style: style)
      y += 1
    }
    if y < column.bottom, player.asksForPain(at: now), session.segment.kind == .prompt {
      let pain = player.painBefore.map { "Pain before: \($0) of 10" } ?? Pain.question
      for line in pain.wrapped(to: width) where y < column.bottom {
        frame.write(line, x: column.x, y: y, style: Style(.faint))
        y += 1
      }
    }
    y += 1
    guard showsCautions else { return }
    CautionsView(session.timeline.routine, glyphs: glyphs).draw(
      into: &frame,
      Rect(x: column.x, y: y, columns: width, rows: max(0, column.bottom - y)))
  }

  /// Before anything is done, the words come with what to be careful about.
  var showsCautions: Bool {
    session.index == 0 && session.segment.kind == .prompt
  }

  /// True if nothing is read before the first work: the cautions then have to be shown
  /// while one gets ready.
  var startsAtOnce: Bool {
    session.index == 0 && session.segment.kind != .prompt && !session.segment.kind.isWork
  }

  func drawNext(into frame: inout Frame, x: Int, y: Int, columns: Int) {
    let next = moment.next.truncated(to: columns, glyphs: glyphs)
    frame.write(next, x: x, y: y, style: Style(.faint), limit: columns)
  }

  /// The status message, or the hint of a step with a clock.
  var footnote: String {
    if player.question == nil, let status = context.status { return status }
    return player.question == nil && moment.hasClock ? moment.hint : ""
  }

  func drawFootnote(into frame: inout Frame, x: Int, y: Int, columns: Int) {
    frame.write(
      footnote.truncated(to: columns, glyphs: glyphs), x: x, y: y,
      style: Style(.plain, bold: true), limit: columns)
  }

  func drawParagraph(
    _ text: String, into frame: inout Frame, _ rect: Rect, style: Style,
    centered: Bool = false
  ) {
    var lines = centered ? text.wrappedEvenly(to: rect.columns) : text.wrapped(to: rect.columns)
    if lines.count > rect.rows, rect.rows > 0 {
      lines = Array(lines.prefix(rect.rows))
      lines[rect.rows - 1] += String(glyphs.ellipsis)
    }
    for (row, line) in lines.prefix(rect.rows).enumerated() {
      if centered {
        frame.write(line, centeredIn: rect.x..<rect.right, y: rect.y + row, style: style)
      } else {
        frame.write(line, x: rect.x, y: rect.y + row, style: style, limit: rect.columns)
      }
    }
  }

  /// The keys that make sense now. A question has its own beside it, and no other counts.
  var hints: KeyHints {
    guard player.question == nil else { return KeyHints(entries: []) }
    let keys = Keymaps.player
    if session.isWaiting, !session.isPaused {
      return KeyHints(
        entries: keys.hints(
          of: [.answer, .hurt, .back, .handsFree, .quit, .help], glyphs: glyphs))
    }
    let pause = session.isPaused ? "go on" : "pause"
    return KeyHints(
      entries: [keys.entry(of: [.pause], named: pause, glyphs: glyphs)]
        + keys.hints(of: [.next, .hurt, .quit, .back, .again], glyphs: glyphs)
        + [keys.entry(of: [.longer, .shorter], named: "5 s", glyphs: glyphs)]
        + keys.hints(of: [.largeDigits, .help], glyphs: glyphs))
  }
}
