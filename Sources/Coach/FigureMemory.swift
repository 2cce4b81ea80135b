import RoutineEngine
import Screen

/// Remembers pictures of figures: a figure is more work than all the rest of a window, and what it
/// shows comes again, with each breath, with each stroke of a pacer, and when a pause is over.
final class FigureMemory {
  /// All that a picture depends on.
  private struct Subject: Equatable {
    let look: FigureLook
    let size: Size
    let isMirrored: Bool
    let name: String
    let glyphs: GlyphSet
    let pose: FigurePose
  }

  /// More than there are in a stroke of five seconds and back, 20 KB each.
  private static let most = 24

  /// The latest come first.
  private var pictures: [(subject: Subject, frame: Frame)] = []
  private var box: (name: String, box: FigureBox)?
  private var last: (name: String, figure: Figure)?

  /// The figure of a name, looked for where it is not the one that was found last.
  func figure(named name: String, find: (String) -> Figure?) -> Figure? {
    if let last, last.name == name { return last.figure }
    guard let found = find(name) else { return nil }
    last = (name, found)
    return found
  }

  /// The figure of a name in a pose, in a frame of a size.
  func picture(
    of figure: Figure, named name: String, pose: FigurePose, side: Side?, size: Size,
    look: FigureLook, glyphs: GlyphSet
  ) -> Frame {
    let isMirrored = figure.isMirrored(for: side)
    let subject = Subject(
      look: look, size: size, isMirrored: isMirrored, name: name, glyphs: glyphs, pose: pose)
    if let known = pictures.firstIndex(where: { $0.subject == subject }) {
      if known > 0 { pictures.insert(pictures.remove(at: known), at: 0) }
      return pictures[0].frame
    }
    var picture = Frame(size: size)
    picture.draw(
      figure, pose: pose, mirrored: isMirrored, in: picture.bounds,
      of: box(of: figure, named: name),
      look: look, glyphs: glyphs)
    pictures.removeLast(max(0, pictures.count - Self.most + 1))
    pictures.insert((subject, picture), at: 0)
    return picture
  }

  /// The place of a figure in all its poses, which is found once.
  private func box(of figure: Figure, named name: String) -> FigureBox {
    if let box, box.name == name { return box.box }
    let found = FigureBox(figure)
    box = (name, found)
    return found
  }
}
