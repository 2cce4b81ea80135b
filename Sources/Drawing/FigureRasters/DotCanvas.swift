import Figures

/// A grid of dots finer than cells, each of which belongs to a layer. Coordinates are in dots from
/// the upper left corner; the centre of the first dot is at 0.5.
struct DotCanvas {
  /// The layer of a dot: nothing, an object, the body, or the part to be felt.
  enum Layer: UInt8 {
    case none, prop, body, mark
  }

  let width: Int
  let height: Int
  private var dots: [Layer]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    dots = Array(repeating: .none, count: self.width * self.height)
  }

  subscript(x: Int, y: Int) -> Layer {
    get {
      (0..<width).contains(x) && (0..<height).contains(y) ? dots[y * width + x] : .none
    }
    set {
      if (0..<width).contains(x), (0..<height).contains(y) { dots[y * width + x] = newValue }
    }
  }

  /// Fills a shape with a layer, over all layers or only over some.
  mutating func fill(_ shape: Limb, _ layer: Layer, over: Set<Layer>? = nil) {
    forEachDot(of: shape) { canvas, x, y, inside in
      if inside <= 0, over?.contains(canvas[x, y]) ?? true { canvas[x, y] = layer }
    }
  }

  /// Fills a shape with sparse dots of a layer, for soft objects. The dots are symmetric about the
  /// centre.
  mutating func stipple(_ shape: Limb, _ layer: Layer) {
    let middle = (shape.start.x + shape.end.x) / 2
    // A shape far away is invisible.
    guard abs(middle) < 1e6 else { return }
    forEachDot(of: shape) { canvas, x, y, inside in
      let away = Int(abs(Double(x) + 0.5 - middle))
      if inside <= -1, y % 2 == 0, (away + y) % 4 == 0 { canvas[x, y] = layer }
    }
  }

  /// Draws the outline of a shape, one dot wide.
  mutating func outline(_ shape: Limb, _ layer: Layer) {
    forEachDot(of: shape) { canvas, x, y, inside in
      if inside <= 0, inside > -1 { canvas[x, y] = layer }
    }
  }

  /// Clears a rim around a shape, which separates the shape from those behind it.
  mutating func clearRim(of shape: Limb, width: Double, over: Set<Layer>? = nil) {
    fill(shape.grown(by: width), .none, over: over)
  }

  /// Draws a box with an outline one dot wide and open corners. Its inside and a rim around it are
  /// cleared.
  mutating func drawBox(from one: FigurePoint, to other: FigurePoint, _ layer: Layer, rim: Int) {
    func dots(_ one: Double, _ other: Double, below count: Int) -> ClosedRange<Int>? {
      let range = (min(one, other), max(one, other))
      guard range.0 >= -Double(count), range.1 <= 2 * Double(count) else { return nil }
      return Int(range.0.rounded(.down))...Int(range.1.rounded(.down))
    }
    guard let columns = dots(one.x, other.x, below: width),
      let rows = dots(one.y, other.y, below: height)
    else { return }
    for y in (rows.lowerBound - rim)...(rows.upperBound + rim) {
      for x in (columns.lowerBound - rim)...(columns.upperBound + rim) {
        let isUpright = x == columns.lowerBound || x == columns.upperBound
        let isLevel = y == rows.lowerBound || y == rows.upperBound
        let isWithin = columns.contains(x) && rows.contains(y)
        self[x, y] = isWithin && isUpright != isLevel ? layer : .none
      }
    }
  }

  /// Clears the dots with centres below a line.
  mutating func clear(below line: Double) {
    let first = min(max((line - 0.5).rounded(.up), 0), Double(height))
    for index in (Int(first) * width)..<dots.count { dots[index] = .none }
  }

  private mutating func forEachDot(
    of shape: Limb, _ body: (inout DotCanvas, Int, Int, Double) -> Void
  ) {
    let bounds = shape.bounds
    // A shape with invalid coordinates has no dots.
    guard bounds.minX <= bounds.maxX, bounds.minY <= bounds.maxY else { return }
    let columns = Self.dots(bounds.minX...bounds.maxX, below: width)
    let rows = Self.dots(bounds.minY...bounds.maxY, below: height)
    for y in rows {
      for x in columns {
        body(&self, x, y, shape.distance(x: Double(x) + 0.5, y: Double(y) + 0.5))
      }
    }
  }

  private static func dots(_ range: ClosedRange<Double>, below count: Int) -> Range<Int> {
    let low = min(max(range.lowerBound.rounded(.down), 0), Double(count))
    let high = min(max(range.upperBound.rounded(.up), 0), Double(count))
    return Int(low)..<Int(high)
  }
}
