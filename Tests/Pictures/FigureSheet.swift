import Drawing
import Figures

/// A figure in its poses and between them, with every glyph set, for a person to check.
struct FigureSheet {
  let figure: Figure
  /// The size of each drawing, in cells.
  let size: Size
  var isTextured = true

  private static let sets: [GlyphSet] = {
    var halves = GlyphSet.unicode
    halves.hasBraille = false
    return [.unicode, halves, .ascii]
  }()

  /// The poses from the first to the held one, and one of the way back if that way is another.
  private var poses: [FigurePose] {
    let there = [0, 0.35, 0.65, 1].map(figure.pose(reach:))
    return figure.loop == .round ? there + [figure.pose(returningWith: 0.5)] : there
  }

  /// All drawings: the poses side by side, the glyph sets one below the other.
  var frame: Frame {
    let step = Size(columns: size.columns + 3, rows: size.rows + 1)
    var frame = Frame(
      size: Size(columns: step.columns * poses.count, rows: step.rows * Self.sets.count))
    for (row, glyphs) in Self.sets.enumerated() {
      for (column, pose) in poses.enumerated() {
        let place = Rect(
          x: column * step.columns + 1, y: row * step.rows, columns: size.columns, rows: size.rows)
        frame.draw(
          figure, pose: pose, in: place, look: FigureLook(isMarkTextured: isTextured),
          glyphs: glyphs)
      }
    }
    return frame
  }
}
