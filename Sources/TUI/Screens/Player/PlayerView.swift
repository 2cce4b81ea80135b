import Drawing
import Figures
import RoutineEngine

/// Draws a session: wide from 100x26, standard from 60x20, compact from 34x10, tiny below.
struct PlayerView {
  let player: Player
  let moment: PlayerViewModel
  let context: ScreenContext
  let cache: DrawingCache
  let now: Duration
  /// The figure beside the clock or the words, and its motion.
  let figure: (figure: Figure, motion: FigureMotion)?

  init(_ player: Player, in context: ScreenContext, cache: DrawingCache) {
    self.player = player
    self.context = context
    self.cache = cache
    now = player.sessionTime(at: context.now)
    moment = PlayerViewModel(player.session, at: now)
    figure = player.figure(at: now, in: context)
  }

  /// Returns true if there is room for a figure next to the clock, and for all the words below it.
  static func hasRoomForFigure(in context: ScreenContext, beside segment: Segment) -> Bool {
    let size = context.size
    let columns: Int
    if isStandard(size) {
      if size.columns >= 72 || segment.kind == .prompt { return true }
      columns = size.columns - standardFigureColumns(size.columns) - 7
    } else {
      guard isCompact(size), size.columns >= 40, size.rows >= 12, segment.kind != .prompt else {
        return false
      }
      columns = size.columns - compactFigureColumns(size) - 3
    }
    let text = PlayerViewModel.text(of: segment)
    return text.wrapped(to: columns).count <= 3
  }

  /// Of a window, or of what the list of steps leaves of it.
  private static func standardFigureColumns(_ columns: Int) -> Int { min(columns * 2 / 5, 44) }

  /// Sixteen by eight cells are the fewest in which a figure can be recognised.
  private static func compactFigureColumns(_ size: Size) -> Int { max(16, size.columns / 3) }

  private static func isWide(_ size: Size) -> Bool { size.columns >= 100 && size.rows >= 26 }
  private static func isStandard(_ size: Size) -> Bool { size.columns >= 60 && size.rows >= 20 }
  private static func isCompact(_ size: Size) -> Bool {
    size.columns >= 34 && size.rows >= 10 && !isStandard(size)
  }

  var glyphs: GlyphSet { context.glyphs }
  var style: Style { Style(moment.ink, bold: true) }
  var session: Session { player.session }

  func draw(into frame: inout Frame) {
    if player.showsOnlyDigits {
      drawOnlyDigits(into: &frame)
      Footer(in: context).draw(into: &frame, x: 0, columns: frame.size.columns)
    } else if Self.isStandard(context.size) {
      drawStandard(into: &frame)
    } else if Self.isCompact(context.size) {
      drawCompact(into: &frame)
    } else {
      drawTiny(into: &frame)
    }
    if let question = player.question {
      QuestionView(question, of: session, at: now, in: context).draw(into: &frame)
    }
  }

  // MARK: Standard

  private func drawStandard(into frame: inout Frame) {
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    let level = (session.easedFrom == nil ? session.timeline.prescription.level : .gentle).rawValue
    drawHeader(
      into: &frame, margin: 2,
      naming: "\(session.timeline.routine.title) \(glyphs.separator) \(level)")
    drawStrip(into: &frame, x: 2, y: 1, columns: columns - 4)
    // What happens now, beside the list of all that happens where there is room for it.
    var area = Rect(x: 0, y: 3, columns: columns, rows: rows - 7)
    if Self.isWide(frame.size) {
      let list = max(SegmentList.columns, columns / 4)
      area.size.columns -= list + 2
      SegmentList(session: session, glyphs: glyphs, now: style).draw(
        into: &frame, Rect(x: area.right, y: 3, columns: list, rows: rows - 8))
    }
    drawNow(into: &frame, area)
    drawNext(into: &frame, x: 2, y: rows - 4, columns: columns - 4)
    drawFootnote(into: &frame, x: 2, y: rows - 3, columns: columns - 4)
    if footnote.isEmpty, startsAtOnce {
      CautionsView(session.timeline.routine, glyphs: glyphs).drawBriefly(
        into: &frame, Rect(x: 2, y: rows - 3, columns: columns - 4, rows: 2))
    }
    frame.draw(hints, x: 2, y: rows - 1, columns: columns - 4)
  }

  /// The headline, the figure, and the clock or the words.
  private func drawNow(into frame: inout Frame, _ area: Rect) {
    let columns = area.x..<area.right
    drawHeadline(into: &frame, in: columns, y: area.y, spaced: true)
    frame.write(
      moment.title.truncated(to: area.columns - 4, glyphs: glyphs), centeredIn: columns,
      y: area.y + 1, style: Style(.title))
    var pane = Rect(
      x: area.x + 4, y: area.y + 3, columns: area.columns - 8, rows: area.rows - 3)
    if figure != nil, !showsCautions {
      let width = Self.standardFigureColumns(area.columns)
      drawFigure(
        into: &frame, Rect(x: area.x + 2, y: area.y + 2, columns: width, rows: area.rows - 3))
      pane.x = area.x + width + 4
      pane.size.columns = area.columns - width - 7
    }
    if !moment.hasClock {
      pane.size.rows -= 1
      drawWords(into: &frame, pane)
    } else {
      drawWork(into: &frame, pane)
    }
  }

  /// The clock, how far it is, the pacer, and what to do.
  private func drawWork(into frame: inout Frame, _ pane: Rect) {
    let clock = Rect(x: pane.x, y: pane.y, columns: pane.columns, rows: pane.rows - 7)
    drawClock(into: &frame, clock)
    // No longer than can be taken in at a glance.
    let inset = max(0, pane.columns - 40) / 2
    let width = pane.columns - 2 * inset
    drawBar(into: &frame, Rect(x: pane.x + inset, y: clock.bottom + 1, columns: width, rows: 1))
    drawPacer(into: &frame, Rect(x: pane.x + inset, y: clock.bottom + 2, columns: width, rows: 1))
    drawText(
      into: &frame, Rect(x: pane.x, y: pane.bottom - 3, columns: pane.columns, rows: 3))
  }

  // MARK: Compact

  private func drawCompact(into frame: inout Frame) {
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    drawHeader(into: &frame, margin: 1, naming: moment.title)
    drawHeadline(into: &frame, in: 0..<columns, y: 1, spaced: false)
    if !moment.hasClock {
      drawWords(into: &frame, Rect(x: 1, y: 3, columns: columns - 2, rows: rows - 6))
    } else {
      var middle = Rect(x: 1, y: 2, columns: columns - 2, rows: rows - 8)
      if figure != nil {
        let width = Self.compactFigureColumns(frame.size)
        drawFigure(into: &frame, Rect(x: 1, y: 2, columns: width, rows: rows - 4))
        middle = Rect(x: width + 2, y: 2, columns: columns - width - 3, rows: rows - 8)
      }
      drawClock(into: &frame, middle)
      let row = Rect(x: middle.x, y: middle.bottom, columns: middle.columns, rows: 1)
      if moment.hasPacer { drawPacer(into: &frame, row) } else { drawBar(into: &frame, row) }
      drawText(
        into: &frame,
        Rect(x: middle.x, y: middle.bottom + 1, columns: middle.columns, rows: 3))
    }
    if footnote.isEmpty {
      drawNext(into: &frame, x: 1, y: rows - 2, columns: columns - 2)
    } else {
      drawFootnote(into: &frame, x: 1, y: rows - 2, columns: columns - 2)
    }
    frame.draw(hints, x: 1, y: rows - 1, columns: columns - 2)
  }

  // MARK: Tiny

  private func drawTiny(into frame: inout Frame) {
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    let headline = shortHeadline.truncated(to: columns, glyphs: glyphs)
    guard moment.hasClock else {
      let text = context.status ?? moment.text
      let lines = text.wrapped(to: columns).count
      // The words are worth more than the name of the step, and that more than what it waits for.
      let top = lines < rows ? 1 : 0
      if top > 0 { frame.write(headline, x: 0, y: 0, style: style) }
      if top + lines < rows {
        frame.write(
          moment.hint.truncated(to: columns, glyphs: glyphs), x: 0, y: rows - 1, style: style)
      }
      return drawParagraph(
        text, into: &frame, Rect(x: 0, y: top, columns: columns, rows: rows - top),
        style: .plain)
    }
    frame.write(headline, x: 0, y: 0, style: style)
    let foot = rows - 1
    if let status = context.status {
      frame.write(status.truncated(to: columns, glyphs: glyphs), x: 0, y: foot)
    }
    // In a window of two rows, the clock covers what was just said.
    drawClock(into: &frame, Rect(x: 0, y: 1, columns: columns, rows: max(1, rows - 2)))
    if context.status == nil {
      drawBar(into: &frame, Rect(x: 0, y: foot, columns: columns, rows: 1))
    }
  }

  /// All in a line of twenty columns: `Hold 2/3 left`.
  private var shortHeadline: String {
    var parts = [moment.headline]
    if let repetition = session.segment.repetition, repetition.of > 1 {
      parts.append("\(repetition.index)/\(repetition.of)")
    }
    if let side = session.segment.side { parts.append(side.rawValue) }
    if parts.count == 1, !moment.title.isEmpty, !session.isPaused {
      return session.segment.kind == .ready ? "Ready: \(moment.title)" : moment.title
    }
    return parts.joined(separator: " ")
  }

  private func drawOnlyDigits(into frame: inout Frame) {
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    frame.write(
      shortHeadline.truncated(to: columns, glyphs: glyphs), centeredIn: 0..<columns, y: 0,
      style: style)
    guard moment.hasClock else {
      return drawParagraph(
        moment.text, into: &frame, Rect(x: 0, y: 1, columns: columns, rows: rows - 1),
        style: .plain)
    }
    drawClock(into: &frame, Rect(x: 0, y: 1, columns: columns, rows: max(1, rows - 1)))
  }
}
