import RoutineEngine
import Screen

/// Draws a session: wide from 100x26, standard from 60x20, compact from 34x10, tiny below.
struct PlayerDrawing {
  let player: Player
  let moment: PlayerMoment
  let stage: Stage
  let now: Duration

  init(_ player: Player, on stage: Stage) {
    self.player = player
    self.stage = stage
    now = player.sessionTime(at: stage.now)
    moment = PlayerMoment(player.session, at: now)
  }

  /// Whether there is room for a figure beside the clock, and for all that is said under the clock.
  static func hasRoomForFigure(on stage: Stage, beside segment: Segment) -> Bool {
    let size = stage.size
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
    let text = PlayerMoment.text(of: segment)
    return stage.textMemory.lines(of: text, columns: columns).count <= 3
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

  var glyphs: GlyphSet { stage.glyphs }
  var style: Style { Style(moment.ink, bold: true) }
  var session: Session { player.session }

  func draw(into frame: inout Frame) {
    let figure = player.figure(at: now, on: stage)
    let subject = PlayerWindow.Subject(player, moment, on: stage, hasFigure: figure != nil)
    let window = stage.playerMemory.window(of: subject) { standingStill(hasFigure: figure != nil) }
    frame = window.frame
    drawMoving(window.places, figure, into: &frame)
    if let question = player.question {
      QuestionDrawing(question, of: session, at: now, glyphs: glyphs).draw(into: &frame)
    }
  }

  /// The window without what moves.
  private func standingStill(hasFigure: Bool) -> PlayerWindow {
    var window = PlayerWindow(size: stage.size)
    if player.showsOnlyDigits {
      drawOnlyDigits(into: &window)
    } else if Self.isStandard(stage.size) {
      drawStandard(into: &window, hasFigure: hasFigure)
    } else if Self.isCompact(stage.size) {
      drawCompact(into: &window, hasFigure: hasFigure)
    } else {
      drawTiny(into: &window)
    }
    return window
  }

  // MARK: Standard

  private func drawStandard(into window: inout PlayerWindow, hasFigure: Bool) {
    let (columns, rows) = (window.frame.size.columns, window.frame.size.rows)
    let level = session.timeline.prescription.level.rawValue
    drawHeader(
      into: &window.frame, margin: 2,
      naming: "\(session.timeline.routine.title) \(glyphs.separator) \(level)")
    drawStrip(into: &window.frame, x: 2, y: 1, columns: columns - 4)
    // What happens now, beside the list of all that happens where there is room for it.
    var area = Rect(x: 0, y: 3, columns: columns, rows: rows - 7)
    if Self.isWide(window.frame.size) {
      let list = max(SegmentList.columns, columns / 4)
      area.size.columns -= list + 2
      SegmentList(session: session, glyphs: glyphs, now: style).draw(
        into: &window.frame, Rect(x: area.right, y: 3, columns: list, rows: rows - 8))
    }
    drawNow(into: &window, area, hasFigure: hasFigure)
    drawNext(into: &window.frame, x: 2, y: rows - 4, columns: columns - 4)
    drawFootnote(into: &window.frame, x: 2, y: rows - 3, columns: columns - 4)
    if footnote.isEmpty, startsAtOnce {
      CautionsDrawing(session.timeline.routine, glyphs: glyphs).drawBriefly(
        into: &window.frame, Rect(x: 2, y: rows - 3, columns: columns - 4, rows: 2))
    }
    window.frame.draw(legend, x: 2, y: rows - 1, columns: columns - 4)
  }

  /// The headline, the figure, and the clock or the words.
  private func drawNow(into window: inout PlayerWindow, _ area: Rect, hasFigure: Bool) {
    let columns = area.x..<area.right
    drawHeadline(into: &window.frame, in: columns, y: area.y, spaced: true)
    window.frame.write(
      moment.title.truncated(to: area.columns - 4, glyphs: glyphs), centeredIn: columns,
      y: area.y + 1, style: Style(.title))
    var pane = Rect(
      x: area.x + 4, y: area.y + 3, columns: area.columns - 8, rows: area.rows - 3)
    if hasFigure, !showsCautions {
      let width = Self.standardFigureColumns(area.columns)
      window.places.figure = Rect(
        x: area.x + 2, y: area.y + 2, columns: width, rows: area.rows - 3)
      pane.x = area.x + width + 4
      pane.size.columns = area.columns - width - 7
    }
    if !moment.hasClock {
      pane.size.rows -= 1
      drawWords(into: &window.frame, pane)
    } else {
      drawWork(into: &window, pane)
    }
  }

  /// The clock, how far it is, the pacer, and what to do.
  private func drawWork(into window: inout PlayerWindow, _ pane: Rect) {
    let clock = Rect(x: pane.x, y: pane.y, columns: pane.columns, rows: pane.rows - 7)
    placeClock(in: clock, of: &window)
    // No longer than can be taken in at a glance.
    let inset = max(0, pane.columns - 40) / 2
    let width = pane.columns - 2 * inset
    window.places.bar = Rect(x: pane.x + inset, y: clock.bottom + 1, columns: width, rows: 1)
    window.places.pacer = Rect(x: pane.x + inset, y: clock.bottom + 2, columns: width, rows: 1)
    drawText(
      into: &window.frame, Rect(x: pane.x, y: pane.bottom - 3, columns: pane.columns, rows: 3))
  }

  // MARK: Compact

  private func drawCompact(into window: inout PlayerWindow, hasFigure: Bool) {
    let (columns, rows) = (window.frame.size.columns, window.frame.size.rows)
    drawHeader(into: &window.frame, margin: 1, naming: moment.title)
    drawHeadline(into: &window.frame, in: 0..<columns, y: 1, spaced: false)
    if !moment.hasClock {
      drawWords(into: &window.frame, Rect(x: 1, y: 3, columns: columns - 2, rows: rows - 6))
    } else {
      var middle = Rect(x: 1, y: 2, columns: columns - 2, rows: rows - 8)
      if hasFigure {
        let width = Self.compactFigureColumns(window.frame.size)
        window.places.figure = Rect(x: 1, y: 2, columns: width, rows: rows - 4)
        middle = Rect(x: width + 2, y: 2, columns: columns - width - 3, rows: rows - 8)
      }
      placeClock(in: middle, of: &window)
      if !moment.hasPacer {
        window.places.bar = Rect(x: middle.x, y: middle.bottom, columns: middle.columns, rows: 1)
      } else {
        window.places.pacer = Rect(x: middle.x, y: middle.bottom, columns: middle.columns, rows: 1)
      }
      drawText(
        into: &window.frame,
        Rect(x: middle.x, y: middle.bottom + 1, columns: middle.columns, rows: 3))
    }
    if footnote.isEmpty {
      drawNext(into: &window.frame, x: 1, y: rows - 2, columns: columns - 2)
    } else {
      drawFootnote(into: &window.frame, x: 1, y: rows - 2, columns: columns - 2)
    }
    window.frame.draw(legend, x: 1, y: rows - 1, columns: columns - 2)
  }

  // MARK: Tiny

  private func drawTiny(into window: inout PlayerWindow) {
    let (columns, rows) = (window.frame.size.columns, window.frame.size.rows)
    let headline = shortHeadline.truncated(to: columns, glyphs: glyphs)
    guard moment.hasClock else {
      let text = stage.notice ?? moment.text
      let lines = text.wrapped(to: columns).count
      // The words are worth more than the name of the step, and that more than what it waits for.
      let top = lines < rows ? 1 : 0
      if top > 0 { window.frame.write(headline, x: 0, y: 0, style: style) }
      if top + lines < rows {
        window.frame.write(
          moment.hint.truncated(to: columns, glyphs: glyphs), x: 0, y: rows - 1, style: style)
      }
      return drawParagraph(
        text, into: &window.frame, Rect(x: 0, y: top, columns: columns, rows: rows - top),
        style: .plain)
    }
    window.frame.write(headline, x: 0, y: 0, style: style)
    placeClock(in: Rect(x: 0, y: 1, columns: columns, rows: max(1, rows - 2)), of: &window)
    let foot = rows - 1
    if let notice = stage.notice {
      window.frame.write(notice.truncated(to: columns, glyphs: glyphs), x: 0, y: foot)
    } else {
      window.places.bar = Rect(x: 0, y: foot, columns: columns, rows: 1)
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

  private func drawOnlyDigits(into window: inout PlayerWindow) {
    let (columns, rows) = (window.frame.size.columns, window.frame.size.rows)
    window.frame.write(
      shortHeadline.truncated(to: columns, glyphs: glyphs), centeredIn: 0..<columns, y: 0,
      style: style)
    guard moment.hasClock else {
      return drawParagraph(
        moment.text, into: &window.frame, Rect(x: 0, y: 1, columns: columns, rows: rows - 1),
        style: .plain)
    }
    placeClock(in: Rect(x: 0, y: 1, columns: columns, rows: max(1, rows - 1)), of: &window)
  }
}
