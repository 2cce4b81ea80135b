import Drawing
import Figures

/// A sample of the current colours, in their uses: a moment of a session, the phases, pain, keys.
struct SettingsSample {
  let context: ScreenContext

  /// The name of the figure in the sample.
  static let figure = "overhead-lean"
  /// The fewest rows for a figure and large digits.
  private static let leastRows = 8

  private var glyphs: GlyphSet { context.glyphs }

  func draw(into frame: inout Frame, _ cache: DrawingCache, _ rect: Rect) {
    let panel = Panel(rect: rect, title: "Seen live", counter: context.settings.theme.rawValue)
    panel.draw(into: &frame, glyphs: glyphs)
    let inside = panel.inside
    drawHead(into: &frame, inside)
    let foot = drawFoot(into: &frame, inside)
    let rows = foot - inside.y - 4
    guard rows >= Self.leastRows else { return }
    let body = Rect(x: inside.x, y: inside.y + 3, columns: inside.columns, rows: rows)
    drawFigure(into: &frame, cache, body)
    drawMoment(into: &frame, body)
  }

  private func drawHead(into frame: inout Frame, _ inside: Rect) {
    frame.write("Overhead arm reach", x: inside.x, y: inside.y, style: Style(.title))
    frame.write("1:14 left", endingAt: inside.right, y: inside.y, style: .label)
    frame.draw(
      TimelineStrip(
        lengths: [5, 20, 4, 20, 4, 20, 4], current: 3,
        inks: [.ready, .work, .rest, .work, .rest, .work, .waiting], fraction: 0.6),
      x: inside.x, y: inside.y + 1, columns: inside.columns, now: Style(.work), glyphs: glyphs)
  }

  /// Draws the left half: the figure.
  private func drawFigure(into frame: inout Frame, _ cache: DrawingCache, _ body: Rect) {
    guard context.settings.figures != .off, let figure = context.figures[Self.figure] else {
      return
    }
    let rect = Rect(x: body.x, y: body.y, columns: body.columns / 2, rows: body.rows)
    cache.draw(
      figure, named: Self.figure, .still, in: rect, glyphs: glyphs, into: &frame)
  }

  /// The right half: seconds, side and bar, as in a session.
  private func drawMoment(into frame: inout Frame, _ body: Rect) {
    let x = body.x + body.columns / 2 + 1
    let columns = body.right - x
    var y = body.y
    if let digits = BigText("14", .usual), digits.size.columns <= columns {
      frame.draw(digits, x: body.right - digits.size.columns, y: y, style: .solid(.plain))
      y += digits.size.rows
    }
    let side = " RIGHT \(glyphs.arrowRight)"
    let plate = Rect(x: x, y: y + (body.rows > 10 ? 1 : 0), columns: columns, rows: 1)
    frame.fill(plate, style: .solid(.work))
    frame.write(
      side, x: plate.x, y: plate.y, style: Style(.onFill, bold: true, on: Fill(.work)),
      limit: columns)
    guard body.rows > 10 else { return }
    frame.draw(
      Bar(0.7), in: Rect(x: x, y: plate.y + 2, columns: columns, rows: 1), style: Style(.work),
      glyphs: glyphs)
    frame.write(glyphs.dotFilled, x: x, y: plate.y + 4, style: Style(.warm))
    frame.write("feel it", x: x + 2, y: plate.y + 4, limit: columns - 2)
  }

  /// Draws the names of the phases and, if there is room, pain and a hint.
  ///
  /// - Returns: The first row of the drawing.
  private func drawFoot(into frame: inout Frame, _ inside: Rect) -> Int {
    var y = inside.bottom - 1
    let labels: [(String, Ink)] = [
      ("ready", .ready), ("work", .work), ("rest", .rest), ("wait", .waiting), ("pain", .warning),
    ]
    var x = inside.x
    for (label, ink) in labels where x + label.columns + 2 <= inside.right {
      x += frame.write(
        " \(label) ", x: x, y: y, style: Style(.onFill, bold: true, on: Fill(ink)))
    }
    guard inside.rows >= 14 else { return y }
    y -= 2
    x = inside.x + frame.write("pain ", x: inside.x, y: y, style: .label)
    PainSparkline(days: [7, 6, 6, 5, 5, 4, 4, 4, 3, 3, 2, 2, 1, 1])
      .draw(into: &frame, x: x, y: y, glyphs: glyphs)
    frame.write("a hint", endingAt: inside.right, y: y, style: .label)
    return y
  }
}
