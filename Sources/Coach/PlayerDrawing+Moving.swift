import RoutineEngine
import Screen

/// What moves in a session's window: it is drawn over what stands still with each change of the time.
extension PlayerDrawing {
  func drawMoving(
    _ places: PlayerWindow.Places, _ figure: (figure: Figure, motion: FigureMotion)?,
    into frame: inout Frame
  ) {
    if let figure, let place = places.figure {
      draw(figure.figure, figure.motion, into: &frame, place)
    }
    if let clock = places.clock { drawClock(into: &frame, clock) }
    if let place = places.bar { drawBar(into: &frame, place) }
    if let place = places.pacer { drawPacer(into: &frame, place) }
  }

  private func draw(
    _ figure: Figure, _ motion: FigureMotion, into frame: inout Frame, _ rect: Rect
  ) {
    let picture = stage.figureMemory.picture(
      of: figure, named: session.segment.figure ?? "", pose: figure.pose(motion),
      side: session.segment.side, size: rect.size,
      look: FigureLook(mark: Style(moment.ink, bold: true)), glyphs: glyphs)
    frame.draw(picture, x: rect.x, y: rect.y)
  }

  /// The large digits, as large as the longest text that will stand here allows.
  func placeClock(in rect: Rect, of window: inout PlayerWindow) {
    let room = Size(columns: rect.columns - (moment.isGettingReady ? 8 : 0), rows: rect.rows)
    let digits = BigDigits.largest(fitting: room, text: moment.widestClock, glyphs: glyphs)
    window.places.clock = PlayerWindow.Clock(rect: rect, digits: digits)
  }

  /// The large digits; in brackets while getting ready, so that the shape differs too.
  private func drawClock(into frame: inout Frame, _ place: PlayerWindow.Clock) {
    guard let clock = moment.clock else { return }
    let (rect, digits) = (place.rect, place.digits)
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

  private func drawBar(into frame: inout Frame, _ rect: Rect) {
    guard let fraction = moment.fraction else { return }
    // Getting ready runs out, work fills up.
    let bar = Bar(moment.isGettingReady ? 1 - fraction : fraction)
    frame.draw(bar, in: rect, style: Style(moment.ink), glyphs: glyphs)
  }

  /// A mark that goes there and back with the tempo, and what to do as it goes.
  private func drawPacer(into frame: inout Frame, _ rect: Rect) {
    guard let pacer = moment.pacer, rect.columns > 10 else { return }
    let name = pacer.phase.name.truncated(to: rect.columns / 2, glyphs: glyphs)
    let track = rect.columns - (name.isEmpty ? 0 : rect.columns / 2)
    frame.fill(
      Rect(x: rect.x, y: rect.y, columns: track, rows: 1), with: glyphs.pacerTrack,
      style: Style(.faint))
    let place = rect.x + Int((pacer.reach * Double(track - 1)).rounded())
    frame.write(glyphs.dotFilled, x: place, y: rect.y, style: style)
    frame.write(name, x: rect.x + track + 2, y: rect.y, style: Style(moment.ink))
  }
}
