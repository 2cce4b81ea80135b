import Drawing
import Figures
import RoutineEngine

/// All that the picture of a figure depends on.
struct FigurePictureKey: Equatable {
  let name: String
  let pose: FigurePose
  let isMirrored: Bool
  let size: Size
  let look: FigureLook
  let glyphs: GlyphSet
}

/// The caches of whoever draws frames. The picture of a figure takes longer than the rest of a
/// window, and the same ones return with each breath and each stroke of a pacer.
public final class DrawingCache {
  /// More than there are in a stroke of five seconds and back, 60 KB each.
  private let pictures = LRUCache<FigurePictureKey, Frame>(capacity: 24)
  /// By the figure's name. A box takes ten times as long to find as a picture to draw.
  private let boxes = LRUCache<String, FigureBox>(capacity: 2)

  /// Empty caches.
  public init() {}

  /// Returns the picture of a figure in a frame of its own.
  func picture(_ key: FigurePictureKey, of figure: Figure) -> Frame {
    pictures.value(for: key) {
      var picture = Frame(size: key.size)
      picture.draw(
        figure, pose: key.pose, mirrored: key.isMirrored, in: picture.bounds,
        of: boxes.value(for: key.name) { FigureBox(figure) }, look: key.look, glyphs: key.glyphs)
      return picture
    }
  }
}

/// A cache of a few values that drops the one whose use is the longest ago. Copies share it.
final class LRUCache<Key: Equatable, Value> {
  private let capacity: Int
  /// The latest used comes first.
  private var entries: [(key: Key, value: Value)] = []

  init(capacity: Int) { self.capacity = capacity }

  /// Returns the value of a key, made where it is not known.
  func value(for key: Key, make: () -> Value) -> Value {
    let known = entries.firstIndex { $0.key == key }
    let value = known.map { entries.remove(at: $0).value } ?? make()
    entries.insert((key, value), at: 0)
    entries.removeLast(max(0, entries.count - capacity))
    return value
  }
}
