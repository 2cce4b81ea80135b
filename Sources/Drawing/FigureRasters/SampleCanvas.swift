import Figures

/// A grid of colour samples, 8 by 16 in each cell. Coordinates are in samples from the upper left
/// corner; the centre of the first sample is at 0.5.
struct SampleCanvas {
  /// The number of samples in a cell.
  static let cell = (columns: 8, rows: 16)

  let width: Int
  let height: Int
  private(set) var colors: [RGB]
  /// True for samples of the trunk. Only there the area to be felt is shown.
  private var isTrunk: [Bool]
  /// The depth of each sample inside the current shapes, in samples; 0 or less outside.
  private var depths: [Float]
  /// The material of each sample of the current shapes.
  private var materials: [FigureMaterial]

  init(width: Int, height: Int, ground: RGB) {
    self.width = max(0, width)
    self.height = max(0, height)
    let count = self.width * self.height
    colors = Array(repeating: ground, count: count)
    isTrunk = Array(repeating: false, count: count)
    depths = Array(repeating: 0, count: count)
    materials = Array(repeating: .ground, count: count)
  }

  /// A shape with a material.
  typealias Piece = (shape: Limb, material: FigureMaterial)

  /// Draws shapes as one body, with a common edge.
  ///
  /// - Parameters:
  ///   - pieces: The shapes, each over the ones before.
  ///   - isTrunk: True if the shapes are the trunk.
  ///   - color: Returns the colour of a material in a row, at a depth inside the body in samples.
  mutating func draw(
    _ pieces: [Piece], isTrunk: Bool = false,
    color: (_ material: FigureMaterial, _ row: Int, _ depth: Float) -> RGB
  ) {
    var area = (columns: Int.max..<Int.max, rows: Int.max..<Int.max)
    for piece in pieces {
      let bounds = bounds(of: piece.shape)
      guard !bounds.columns.isEmpty, !bounds.rows.isEmpty else { continue }
      area.columns = Self.union(area.columns, bounds.columns)
      area.rows = Self.union(area.rows, bounds.rows)
    }
    guard area.columns.lowerBound < area.columns.upperBound else { return }
    for y in area.rows {
      for place in (y * width + area.columns.lowerBound)..<(y * width + area.columns.upperBound) {
        depths[place] = 0
      }
    }
    for piece in pieces {
      forEachSample(of: piece.shape) { canvas, place, distance in
        guard distance < 0 else { return }
        canvas.depths[place] = max(canvas.depths[place], Float(-distance))
        canvas.materials[place] = piece.material
      }
    }
    for y in area.rows {
      for place in (y * width + area.columns.lowerBound)..<(y * width + area.columns.upperBound)
      where depths[place] > 0 {
        colors[place] = color(materials[place], y, depths[place])
        self.isTrunk[place] = isTrunk
      }
    }
  }

  /// Fades a rim around a shape, which separates the shape from those behind it.
  mutating func fadeRim(of shape: Limb, width: Double, into ground: RGB) {
    forEachSample(of: shape.grown(by: width)) { canvas, place, distance in
      guard distance < 0, canvas.colors[place] != ground else { return }
      canvas.colors[place] = canvas.colors[place].mixed(0.8, into: ground)
      canvas.isTrunk[place] = false
    }
  }

  /// Draws the area to be felt: on the trunk only, opaque in the centre and fading to the rim.
  mutating func glow(_ shape: Limb, _ color: RGB, isSoft: Bool) {
    let radius = max(shape.startRadius, shape.endRadius, 0.1)
    forEachSample(of: shape) { canvas, place, distance in
      guard distance < 0, canvas.isTrunk[place] else { return }
      let share = min(1, -distance / radius * 1.9)
      if isSoft {
        canvas.colors[place] = canvas.colors[place].mixed(share, into: color)
      } else if share > 0.45 {
        canvas.colors[place] = color
      }
    }
  }

  /// Clears all rows below a line.
  mutating func clear(below line: Double, ground: RGB) {
    let first = min(max(line.rounded(.up), 0), Double(height))
    for index in (Int(first) * width)..<colors.count { colors[index] = ground }
  }

  /// Fades the last rows into the background, half a cell at a time.
  mutating func fadeOut(rows: Int, into ground: RGB) {
    let step = Self.cell.rows / 2
    let steps = rows / step
    for index in 0..<max(0, steps) {
      let share = Double(index + 1) / Double(steps + 1)
      let first = height - (steps - index) * step
      for place in (max(0, first) * width)..<(max(0, first + step) * width)
      where colors[place] != ground {
        colors[place] = colors[place].mixed(share, into: ground)
      }
    }
  }

  // MARK: Samples

  private func bounds(of shape: Limb) -> (columns: Range<Int>, rows: Range<Int>) {
    let bounds = shape.bounds
    // A shape with invalid coordinates has no samples.
    guard bounds.minX <= bounds.maxX, bounds.minY <= bounds.maxY else { return (0..<0, 0..<0) }
    return (
      Self.samples(bounds.minX, bounds.maxX, below: width),
      Self.samples(bounds.minY, bounds.maxY, below: height)
    )
  }

  private mutating func forEachSample(
    of shape: Limb, _ body: (inout SampleCanvas, Int, Double) -> Void
  ) {
    let bounds = bounds(of: shape)
    for y in bounds.rows {
      for x in bounds.columns {
        body(&self, y * width + x, shape.distance(x: Double(x) + 0.5, y: Double(y) + 0.5))
      }
    }
  }

  private static func samples(_ low: Double, _ high: Double, below count: Int) -> Range<Int> {
    let first = min(max(low.rounded(.down), 0), Double(count))
    let end = min(max(high.rounded(.up), 0), Double(count))
    return Int(first)..<max(Int(first), Int(end))
  }

  private static func union(_ one: Range<Int>, _ other: Range<Int>) -> Range<Int> {
    one.isEmpty
      ? other
      : min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound)
  }
}
