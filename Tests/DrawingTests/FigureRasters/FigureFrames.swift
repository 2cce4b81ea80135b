import BuiltInRoutines
import Drawing
import Figures
import RoutineFiles
import Testing

/// The built-in figures.
enum BuiltInFigures {
  static let names = BuiltInRoutines.figures.map(\.name)

  static func named(_ name: String) throws -> Figure {
    let file = try #require(BuiltInRoutines.figures.first { $0.name == name })
    let parsed = ParsedFigure(file.bytes)
    #expect(parsed.diagnostics.map(\.summary) == [], "\(name)")
    return try #require(parsed.figure)
  }
}

/// Frames with a figure.
enum FigureFrames {
  /// Half blocks for want of braille.
  static let halves: GlyphSet = {
    var glyphs = GlyphSet.unicode
    glyphs.hasBraille = false
    return glyphs
  }()

  static func frame(
    _ figure: Figure, _ pose: FigurePose, mirrored: Bool = false, columns: Int = 24,
    rows: Int = 12, look: FigureLook = FigureLook(), glyphs: GlyphSet = .unicode
  ) -> Frame {
    var frame = Frame(size: Size(columns: columns, rows: rows))
    frame.draw(
      figure, pose: pose, mirrored: mirrored, in: frame.bounds, look: look, glyphs: glyphs)
    return frame
  }
}
