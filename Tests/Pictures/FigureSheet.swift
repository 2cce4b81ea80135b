import Drawing
import Figures

/// A figure in its poses and on the way between them, with every set of signs, to be looked at.
struct FigureSheet {
  let figure: Figure
  /// How large each is, in cells.
  let size: Size
  var isTextured = true

  private static let sets: [GlyphSet] = {
    var halves = GlyphSet.unicode
    halves.hasBraille = false
    return [.unicode, halves, .ascii]
  }()

  /// The poses, from the first to the one that is held, and a way back that is another.
  private var poses: [FigurePose] {
    let there = [0, 0.35, 0.65, 1].map(figure.pose(reach:))
    return figure.loop == .round ? there + [figure.pose(returningWith: 0.5)] : there
  }

  /// All of them: the poses beside each other, the sets below each other.
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
