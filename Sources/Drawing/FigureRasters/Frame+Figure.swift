import Figures

/// The styles of a figure.
public struct FigureLook: Sendable, Hashable {
  /// The body.
  public var body: Style
  /// The area that the move works on. Reversed, so that it is visible without colours.
  public var mark: Style
  /// The objects around the body.
  public var props: Style
  /// True if the marked area has only every other dot. Required without colours, optional
  /// otherwise.
  public var isMarkTextured: Bool

  /// A look of a figure.
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
  /// Draws a figure as large as possible in the centre of a rectangle.
  ///
  /// With a palette and block glyphs, the figure is a coloured body. Otherwise it is drawn with
  /// braille, with half blocks if there is no braille, or with ASCII. Cells without any part of it
  /// are unchanged. It is recognisable from 16 by 8 cells on; smaller ones are drawn, too.
  /// - Parameters:
  ///   - figure: The figure.
  ///   - pose: The pose: `figure.pose(motion)`.
  ///   - mirrored: True to exchange left and right: `figure.isMirrored(for: side)`.
  ///   - width: The visible share of the body's width while it turns over, from 0 to 1.
  ///   - rect: The rectangle; nothing is drawn outside.
  ///   - box: The bounds of the figure in all its poses: `FigureBox(figure)`, if known.
  ///   - look: The styles of the body, the mark and the objects.
  ///   - glyphs: The glyphs to draw with.
  ///   - palette: The colours of the body; `nil` for the styles in `look`.
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
