import RoutineEngine
import Screen

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

/// All that a figure's picture depends on. Drawing one takes longer than the rest of a window, and
/// the same come again with each breath and each stroke of a pacer.
struct FigurePictureKey: Equatable {
  let name: String
  let pose: FigurePose
  let isMirrored: Bool
  let size: Size
  let look: FigureLook
  let glyphs: GlyphSet

  /// More than there are in a stroke of five seconds and back, 60 KB each.
  static let cached = 24
}

extension Stage {
  /// The picture of a figure in a frame of its own.
  func picture(_ key: FigurePictureKey, of figure: Figure) -> Frame {
    figurePictures.value(for: key) {
      var picture = Frame(size: key.size)
      picture.draw(
        figure, pose: key.pose, mirrored: key.isMirrored, in: picture.bounds, look: key.look,
        glyphs: key.glyphs)
      return picture
    }
  }
}
