import Drawing
import Figures

/// Figures beside and below each other, each with its name, in the pose that is held.
struct FigureGallery {
  private let figures: [(title: String, figure: Figure)]
  private let columns: Int
  private static let cell = Size(columns: 24, rows: 12)

  /// A gallery of some figures beside each other.
  init(_ figures: [(title: String, figure: Figure)], columns: Int) {
    self.figures = figures
    self.columns = columns
  }

  /// The whole of it.
  var frame: Frame {
    let step = (x: Self.cell.columns + 2, y: Self.cell.rows + 3)
    let rows = (figures.count + columns - 1) / columns
    var frame = Frame(size: Size(columns: step.x * columns, rows: step.y * rows))
    for (index, shown) in figures.enumerated() {
      let (x, y) = (index % columns * step.x + 1, index / columns * step.y)
      frame.draw(
        shown.figure, pose: shown.figure.held,
        in: Rect(x: x, y: y, columns: Self.cell.columns, rows: Self.cell.rows), glyphs: .unicode)
      frame.write(
        shown.title, centeredIn: x..<(x + Self.cell.columns), y: y + Self.cell.rows + 1,
        style: Style(.title))
    }
    return frame
  }
}
