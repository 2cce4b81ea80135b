import Drawing
import Figures

/// Figures beside and below each other, each with its name, in the pose that is held.
struct FigureGallery {
  private let figures: [(title: String, figure: Figure)]
  private let columns: Int
  private let cell: Size
  private let tinting: Tinting

  /// A gallery of some figures beside each other, each so many cells large.
  init(
    _ figures: [(title: String, figure: Figure)], columns: Int,
    cell: Size = Size(columns: 24, rows: 12), tinting: Tinting = Tinting(theme: .dark)
  ) {
    self.figures = figures
    self.columns = columns
    self.cell = cell
    self.tinting = tinting
  }

  /// The whole of it.
  var frame: Frame {
    let step = (x: cell.columns + 2, y: cell.rows + 3)
    let rows = (figures.count + columns - 1) / columns
    var frame = Frame(size: Size(columns: step.x * columns, rows: step.y * rows))
    for (index, shown) in figures.enumerated() {
      let (x, y) = (index % columns * step.x + 1, index / columns * step.y)
      frame.draw(
        shown.figure, pose: shown.figure.held,
        in: Rect(x: x, y: y, columns: cell.columns, rows: cell.rows), glyphs: .unicode,
        palette: FigurePalette(tinting.theme, depth: tinting.depth))
      frame.write(
        shown.title, centeredIn: x..<(x + cell.columns), y: y + cell.rows + 1,
        style: Style(.title))
    }
    return frame
  }
}
