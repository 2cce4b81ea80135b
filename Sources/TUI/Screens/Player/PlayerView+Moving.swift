import Drawing
import Figures
import RoutineEngine

/// The parts of a session's window that move with the time.
extension PlayerView {
  func drawFigure(into frame: inout Frame, _ rect: Rect) {
    guard let (figure, motion) = figure else { return }
    let picture = cache.picture(
      FigurePictureKey(
        name: session.segment.figure ?? "", pose: figure.pose(motion),
        isMirrored: figure.isMirrored(for: session.segment.side.map(FigureSide.init)),
        size: rect.size,
        look: FigureLook(mark: Style(moment.ink, bold: true)), glyphs: glyphs),
      of: figure)
    frame.draw(picture, x: rect.x, y: rect.y)
  }

  /// The large digits, as large as the longest text that will stand here allows; in brackets while
  /// getting ready, so that the shape differs too.
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

  func drawBar(into frame: inout Frame, _ rect: Rect) {
    guard let fraction = moment.fraction else { return }
    // Getting ready runs out, work fills up.
    let bar = Bar(moment.isGettingReady ? 1 - fraction : fraction)
    frame.draw(bar, in: rect, style: Style(moment.ink), glyphs: glyphs)
  }

  /// A mark that goes there and back with the tempo, and what to do as it goes.
  func drawPacer(into frame: inout Frame, _ rect: Rect) {
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
