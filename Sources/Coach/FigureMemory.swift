import RoutineEngine
import Screen

/// Remembers the picture of a figure that was drawn last: a figure is more work than all the rest of
/// a window, and from one second to the next it is mostly the same one.
final class FigureMemory {
  /// All that a picture depends on.
  private struct Subject: Equatable {
    let name: String
    let pose: FigurePose
    let isMirrored: Bool
    let size: Size
    let look: FigureLook
    let glyphs: GlyphSet
  }

  private var last: (subject: Subject, picture: Frame)?

  /// The figure of a name in a pose, in a frame of a size.
  func picture(
    of figure: Figure, named name: String, pose: FigurePose, side: Side?, size: Size,
    look: FigureLook, glyphs: GlyphSet
  ) -> Frame {
    let isMirrored = figure.isMirrored(for: side)
    let subject = Subject(
      name: name, pose: pose, isMirrored: isMirrored, size: size, look: look, glyphs: glyphs)
    if let last, last.subject == subject { return last.picture }
    var picture = Frame(size: size)
    picture.draw(
      figure, pose: pose, mirrored: isMirrored, in: picture.bounds, look: look, glyphs: glyphs)
    last = (subject, picture)
    return picture
  }
}
