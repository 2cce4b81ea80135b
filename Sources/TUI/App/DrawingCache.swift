import Drawing
import Figures
import RoutineEngine

/// The values that the picture of a figure depends on.
struct FigurePictureKey: Equatable {
  let name: String
  let pose: FigurePose
  let isMirrored: Bool
  /// The share of the figure's width that is visible while it turns over.
  var width = 1.0
  let size: Size
  let look: FigureLook
  let glyphs: GlyphSet
  /// The colours of the body, set by the cache.
  fileprivate(set) var palette: FigurePalette?
}

/// The caches for drawing. Drawing a figure takes longer than the rest of a window, and the same
/// pictures return with each breath and each stroke of a pacer.
public final class DrawingCache {
  /// Enough for the pictures of a five-second stroke and back, at 60 KB each.
  private let pictures = LRUCache<FigurePictureKey, Frame>(capacity: 24)
  /// By the figure's name. Computing a box takes ten times as long as drawing a picture.
  private let boxes = LRUCache<String, FigureBox>(capacity: 2)
  /// By the routine's id. Each row of the list shows a length, and laying out a routine takes
  /// longer than drawing its row.
  private var lengths: [String: (dosed: DosedRoutine, length: Duration?)] = [:]

  /// The colours of bodies; `nil` draws figures in the styles of the window. A change makes the
  /// cached pictures unreachable.
  public var palette: FigurePalette?

  /// Empty caches.
  ///
  /// - Parameter palette: The colours of bodies; `nil` where a terminal has too few.
  public init(palette: FigurePalette? = nil) {
    self.palette = palette
  }

  /// Returns the likely length of a routine's session; `nil` if there is nothing to walk.
  func likelyLength(of dosed: DosedRoutine) -> Duration? {
    if let known = lengths[dosed.routine.id], known.dosed == dosed { return known.length }
    let length = dosed.walk?.likelyLength
    lengths[dosed.routine.id] = (dosed, length)
    return length
  }

  /// Returns the box that encloses all poses of a figure.
  func box(of name: String, _ figure: Figure) -> FigureBox {
    boxes.value(for: name) { FigureBox(figure) }
  }

  /// Draws a figure doing its own move, as large as the rectangle allows.
  func draw(
    _ figure: Figure, named name: String, _ motion: FigureMotion, in rect: Rect, glyphs: GlyphSet,
    into frame: inout Frame
  ) {
    let picture = picture(
      FigurePictureKey(
        name: name, pose: figure.pose(motion), isMirrored: figure.isMirrored(for: nil),
        size: rect.size, look: FigureLook(), glyphs: glyphs),
      of: figure)
    frame.draw(picture, x: rect.x, y: rect.y)
  }

  /// Returns the picture of a figure in a frame of its own.
  func picture(_ key: FigurePictureKey, of figure: Figure) -> Frame {
    var key = key
    key.palette = palette
    return pictures.value(for: key) {
      var picture = Frame(size: key.size)
      picture.draw(
        figure, pose: key.pose, mirrored: key.isMirrored, width: key.width, in: picture.bounds,
        of: box(of: key.name, figure), look: key.look, glyphs: key.glyphs, palette: palette)
      return picture
    }
  }
}

/// A cache of a few values that drops the least recently used one. Copies share it.
final class LRUCache<Key: Equatable, Value> {
  private let capacity: Int
  /// The most recently used entry comes first.
  private var entries: [(key: Key, value: Value)] = []

  init(capacity: Int) { self.capacity = capacity }

  /// Returns the value of a key; makes it on a miss.
  func value(for key: Key, make: () -> Value) -> Value {
    let known = entries.firstIndex { $0.key == key }
    let value = known.map { entries.remove(at: $0).value } ?? make()
    entries.insert((key, value), at: 0)
    entries.removeLast(max(0, entries.count - capacity))
    return value
  }
}
