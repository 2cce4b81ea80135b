import Figures

/// The styles of a figure.
public struct FigureLook: Sendable, Hashable {
  /// The body.
  public var body: Style
  /// The area that the move works on: reversed, so that it is seen without colours.
  public var mark: Style
  /// The things around it.
  public var props: Style
  /// True if the part to be felt has every other dot only: it must, where there are no colours,
  /// and may elsewhere.
  public var isMarkTextured: Bool

  /// A look.
  public init(
    body: Style = .plain, mark: Style = Style(.warm, bold: true, reversed: true),
    props: Style = Style(.faint),
    isMarkTextured: Bool = true
  ) {
    self.body = body
    self.mark = mark
    self.props = props
    self.isMarkTextured = isMarkTextured
  }
}

extension Frame {
  /// Draws a figure into a rectangle, as large as fits, in its middle.
  ///
  /// It is a body of colours where a palette is given and the glyphs have parts of blocks; else it
  /// is drawn with braille, with half blocks where there is none, or with ASCII. Cells without any
  /// of it stay as they are. From 16 by 8 cells it can be recognised; in less it is drawn all the
  /// same.
  /// - Parameters:
  ///   - figure: The figure.
  ///   - pose: The pose: `figure.pose(motion)`.
  ///   - mirrored: True if left and right are exchanged: `figure.isMirrored(for: side)`.
  ///   - width: The share of its width that is seen of a body while it turns over, from 0 to 1.
  ///   - rect: The rectangle to draw in; nothing is drawn outside of it.
  ///   - box: The place that it takes in all its poses: `FigureBox(figure)`, if that is known.
  ///   - look: The styles of body, mark and props.
  ///   - glyphs: The glyphs to draw with.
  ///   - palette: The colours of a body; `nil` draws it in those of the look.
  public mutating func draw(
    _ figure: Figure, pose: FigurePose, mirrored: Bool = false, width: Double = 1, in rect: Rect,
    of box: FigureBox? = nil, look: FigureLook = FigureLook(), glyphs: GlyphSet,
    palette: FigurePalette? = nil
  ) {
    let box = box ?? FigureBox(figure)
    if let palette, glyphs.hasBlocks {
      SolidFigure(
        figure, pose, in: box, isMirrored: mirrored, width: width, size: rect.size,
        palette: palette
      ).draw(into: &self, x: rect.x, y: rect.y)
      return
    }
    let dotGlyphs = DotGlyphs(glyphs)
    let picture = FigurePicture(
      figure, pose, in: box, isMirrored: mirrored,
      width: rect.columns * dotGlyphs.columns, height: rect.rows * dotGlyphs.rows)
    for y in 0..<rect.rows {
      for x in 0..<rect.columns {
        let cell = DotCell(
          picture.dots, column: x, row: y, dotGlyphs, isTextured: look.isMarkTextured)
        guard let glyph = cell.glyph else { continue }
        let style =
          switch cell.layer {
          case .mark: look.mark
          case .prop: look.props
          case .body, .none: look.body
          }
        write(
          cell.isFull ? " " : glyph, x: rect.x + x, y: rect.y + y,
          style: cell.isFull ? .solid(style.ink) : style)
      }
    }
  }
}
