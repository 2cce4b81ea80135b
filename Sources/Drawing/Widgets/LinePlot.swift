/// A line through points, drawn with dots finer than cells if the terminal has them.
public struct LinePlot: Sendable {
  private let points: [(x: Double, y: Double)]

  /// A line that connects points in order.
  ///
  /// - Parameter points: The points: x from 0 at the left to 1 at the right, y from 0 at the bottom
  ///   to 1 at the top. Values outside are clamped; NaN and infinite ones are ignored.
  public init(_ points: [(x: Double, y: Double)]) {
    self.points = points.filter { $0.x.isFinite && $0.y.isFinite }
      .map { (min(max($0.x, 0), 1), min(max($0.y, 0), 1)) }
  }

  /// Returns the line as dots.
  func canvas(width: Int, height: Int) -> DotCanvas {
    var canvas = DotCanvas(width: width, height: height)
    let dots = points.map { point in
      (x: point.x * Double(width - 1), y: (1 - point.y) * Double(height - 1))
    }
    for (from, to) in zip(dots, dots.dropFirst() + dots.suffix(1)) {
      let steps = max(1, Int(max(abs(to.x - from.x), abs(to.y - from.y)).rounded(.up)))
      for step in 0...steps {
        let part = Double(step) / Double(steps)
        let x = Int((from.x + (to.x - from.x) * part).rounded())
        let y = Int((from.y + (to.y - from.y) * part).rounded())
        canvas[x, y] = .body
      }
    }
    return canvas
  }
}

extension Frame {
  /// Draws a line inside a rectangle. Other cells are unchanged.
  public mutating func draw(_ plot: LinePlot, in rect: Rect, style: Style, glyphs: GlyphSet) {
    guard rect.columns > 0, rect.rows > 0 else { return }
    let dotGlyphs = DotGlyphs(glyphs)
    let canvas = plot.canvas(
      width: rect.columns * dotGlyphs.columns, height: rect.rows * dotGlyphs.rows)
    for row in 0..<rect.rows {
      for column in 0..<rect.columns {
        let cell = DotCell(canvas, column: column, row: row, dotGlyphs, isTextured: false)
        guard let glyph = cell.glyph else { continue }
        write(
          glyph, x: rect.x + column, y: rect.y + row,
          style: cell.isFull ? .solid(style.ink) : style)
      }
    }
  }
}
