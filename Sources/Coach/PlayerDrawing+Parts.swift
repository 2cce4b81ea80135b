import RoutineEngine
import Screen

/// What a session's window is made of, whatever its size.
extension PlayerDrawing {
  func drawHeader(into frame: inout Frame, margin: Int, naming title: String) {
    let left = frame.write(
      moment.left, endingAt: frame.size.columns - margin, y: 0, style: Style(.plain, bold: true))
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

  /// The large digits; in brackets while getting ready, so that the shape differs too.
  func drawClock(into frame: inout Frame, _ rect: Rect) {
    guard let clock = moment.clock else { return }
    let room = Size(columns: rect.columns - (moment.isGettingReady ? 8 : 0), rows: rect.rows)
    let digits = BigDigits.largest(fitting: room, text: moment.widestClock, glyphs: glyphs)
    let size = digits.size(of: clock)
    let x = rect.x + (rect.columns - size.columns) / 2
    let y = rect.y + (rect.rows - size.rows) / 2
    frame.draw(clock, as: digits, x: x, y: y, style: style, glyphs: glyphs)
    guard moment.isGettingReady else { return }
    for row in y..<(y + size.rows) {
      frame.write(glyphs.play, x: x - 4, y: row, style: style)
      frame.write(glyphs.play, x: x + size.columns + 3, y: row, style: style)
    }
  }

  func drawBar(into frame: inout Frame, x: Int, y: Int, columns: Int) {
    guard let fraction = moment.fraction else { return }
    // Getting ready runs out, work fills up.
    let bar = Bar(moment.isGettingReady ? 1 - fraction : fraction)
    frame.draw(
      bar, in: Rect(x: x, y: y, columns: columns, rows: 1), style: Style(moment.ink),
      glyphs: glyphs)
  }

  /// A mark that goes there and back with the tempo, and what to do as it goes.
  func drawPacer(into frame: inout Frame, x: Int, y: Int, columns: Int) {
    guard let pacer = moment.pacer, columns > 10 else { return }
    let name = pacer.phase.name.truncated(to: columns / 2, glyphs: glyphs)
    let track = columns - (name.isEmpty ? 0 : columns / 2)
    frame.fill(
      Rect(x: x, y: y, columns: track, rows: 1), with: glyphs.pacerTrack, style: Style(.faint))
    let place = x + Int((pacer.reach * Double(track - 1)).rounded())
    frame.write(glyphs.dotFilled, x: place, y: y, style: style)
    frame.write(name, x: x + track + 2, y: y, style: Style(moment.ink))
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
    for line in stage.textMemory.lines(of: moment.text, columns: width) where y < column.bottom {
      frame.write(line, x: column.x, y: y)
      y += 1
    }
    if rect.rows > 6 { y += 1 }
    if y < column.bottom, !moment.hint.isEmpty {
      frame.write(moment.hint.truncated(to: width, glyphs: glyphs), x: column.x, y: y, style: style)
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
    CautionsDrawing(session.timeline.routine, glyphs: glyphs).draw(
      into: &frame,
      Rect(x: column.x, y: y, columns: width, rows: max(0, column.bottom - y)))
  }

  /// Before anything is done, the words come with what to be careful about.
  var showsCautions: Bool {
    session.index == 0 && session.segment.kind == .prompt
  }

  /// Whether nothing is read before the first work: what to be careful about then has to be told
  /// while one gets ready.
  var startsAtOnce: Bool {
    session.index == 0 && session.segment.kind != .prompt && !session.segment.kind.isWork
  }

  func drawNext(into frame: inout Frame, x: Int, y: Int, columns: Int) {
    let next = moment.next.truncated(to: columns, glyphs: glyphs)
    frame.write(next, x: x, y: y, style: Style(.faint), limit: columns)
  }

  /// What has just happened, or what a step with a clock waits for.
  var footnote: String {
    if let notice = stage.notice { return notice }
    return player.question == nil && moment.clock != nil ? moment.hint : ""
  }

  func drawFootnote(into frame: inout Frame, x: Int, y: Int, columns: Int) {
    frame.write(
      footnote.truncated(to: columns, glyphs: glyphs), x: x, y: y,
      style: Style(.plain, bold: true), limit: columns)
  }

  func drawParagraph(
    _ text: String, into frame: inout Frame, _ rect: Rect, style: Style, centered: Bool = false
  ) {
    var lines = stage.textMemory.lines(of: text, columns: rect.columns, evenly: centered)
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
  var legend: Legend {
    guard player.question == nil else { return Legend(entries: []) }
    let keys = Keys.player
    if session.isWaiting, !session.isPaused {
      return Legend(
        entries: keys.legend(
          of: [.answer, .hurt, .back, .handsFree, .quit, .help], glyphs: glyphs))
    }
    let pause = session.isPaused ? "go on" : "pause"
    return Legend(
      entries: [keys.entry(of: [.pause], named: pause, glyphs: glyphs)]
        + keys.legend(of: [.next, .hurt, .quit, .back, .again], glyphs: glyphs)
        + [keys.entry(of: [.longer, .shorter], named: "5 s", glyphs: glyphs)]
        + keys.legend(of: [.largeDigits, .help], glyphs: glyphs))
  }
}
