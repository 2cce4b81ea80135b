/// The glyph and two colours that best match the samples of a cell.
struct CellFit {
  /// The glyph: a blank for one colour, else a block that divides the cell.
  private(set) var glyph: Unicode.Scalar = " "
  /// The colour of the glyph; equal to `ground` for a blank.
  private(set) var ink: RGB
  /// The colour behind the glyph.
  private(set) var ground: RGB

  /// The largest difference between samples that one colour still represents: root mean square, of
  /// 255.
  private static let tolerance = 9.0

  /// Fits a cell to its samples, given row by row.
  ///
  /// - Parameters:
  ///   - samples: The samples.
  ///   - windowGround: The window's background colour.
  init(_ samples: [RGB], on windowGround: RGB) {
    ink = samples[0]
    ground = samples[0]
    guard samples.contains(where: { $0 != samples[0] }) else { return }
    let sums = CellSums(samples)
    let whole = sums.total
    let count = Double(samples.count)
    if whole.error <= Self.tolerance * Self.tolerance * 3 * count {
      ink = Self.color(of: samples[...])
      ground = ink
      return
    }
    var best = (error: Double.infinity, part: CellPart.all[0])
    for part in CellPart.all {
      let inside = sums.sum(of: part)
      // Some fonts leave a row of pixels above a block, which would be visible at an edge.
      if part.needsInk,
        inside.mean.distance(to: windowGround)
          < whole.minus(inside).mean.distance(to: windowGround)
      {
        continue
      }
      let error = (inside.error + whole.minus(inside).error) * part.reluctance
      if error < best.error { best = (error, part) }
    }
    var inside: [RGB] = []
    var outside: [RGB] = []
    for (index, sample) in samples.enumerated() {
      if best.part.contains(index) { inside.append(sample) } else { outside.append(sample) }
    }
    glyph = best.part.glyph
    ink = Self.color(of: inside[...])
    ground = Self.color(of: outside[...])
  }

  /// Returns the colour of samples. Three quarters are the median and one quarter the mean, which
  /// keeps edges sharp.
  private static func color(of samples: ArraySlice<RGB>) -> RGB {
    guard let first = samples.first else { return RGB(0) }
    guard samples.contains(where: { $0 != first }) else { return first }
    let sorted = samples.sorted { $0.weight < $1.weight }
    var sum = CellSum()
    for sample in samples { sum.add(sample) }
    return sorted[sorted.count / 2].mixed(0.25, into: sum.mean)
  }
}

/// A part of a cell that a block glyph fills.
struct CellPart {
  let glyph: Unicode.Scalar
  /// The glyph that fills the rest of the cell; `nil` if there is none.
  let opposite: Unicode.Scalar?
  /// The lower rows, the left columns, or some quarters. In quarters, bit 0 is upper left, 1 upper
  /// right, 2 lower left, 3 lower right.
  enum Shape {
    case lower(Int), left(Int), quarters(UInt8)
  }
  let shape: Shape
  /// The weight of the error. It prefers half cells, which every font draws well.
  let reluctance: Double

  /// True if the part must not have the window's background colour, because no glyph fills the
  /// rest.
  var needsInk: Bool {
    if case .left = shape { opposite == nil } else { false }
  }

  func contains(_ index: Int) -> Bool {
    let (row, column) = (index / 8, index % 8)
    return switch shape {
    case .lower(let eighths): row >= 16 - 2 * eighths
    case .left(let eighths): column < eighths
    case .quarters(let bits): bits >> UInt8(row / 8 * 2 + column / 4) & 1 == 1
    }
  }

  static let all: [CellPart] = {
    let lower: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]
    let left: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let quarters: [(Unicode.Scalar, Unicode.Scalar, UInt8)] = [
      ("▘", "▟", 1), ("▝", "▙", 2), ("▖", "▜", 4), ("▗", "▛", 8), ("▚", "▞", 9),
    ]
    return lower.enumerated().map { index, glyph in
      CellPart(
        glyph: glyph, opposite: nil, shape: .lower(index + 1), reluctance: index == 3 ? 1 : 1.06)
    }
      + left.enumerated().map { index, glyph in
        CellPart(
          glyph: glyph, opposite: index == 3 ? "▐" : nil, shape: .left(index + 1),
          reluctance: index == 3 ? 1 : 1.06)
      }
      + quarters.map {
        CellPart(glyph: $0.0, opposite: $0.1, shape: .quarters($0.2), reluctance: 1.03)
      }
  }()

  /// The glyphs with an opposite, in both directions.
  static let opposites: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: all.flatMap { part in
      part.opposite.map { [(part.glyph, $0), ($0, part.glyph)] } ?? []
    })
}

/// The sum of colours, and of their squares.
struct CellSum {
  private(set) var count = 0
  private var red = 0
  private var green = 0
  private var blue = 0
  private var squares = 0

  mutating func add(_ color: RGB) {
    let (r, g, b) = (Int(color.red), Int(color.green), Int(color.blue))
    count += 1
    red += r
    green += g
    blue += b
    squares += r * r + g * g + b * b
  }

  mutating func add(_ other: CellSum) {
    count += other.count
    red += other.red
    green += other.green
    blue += other.blue
    squares += other.squares
  }

  func minus(_ other: CellSum) -> CellSum {
    var rest = self
    rest.count -= other.count
    rest.red -= other.red
    rest.green -= other.green
    rest.blue -= other.blue
    rest.squares -= other.squares
    return rest
  }

  /// The sum of the squared distances from the mean.
  var error: Double {
    count > 0
      ? Double(squares) - Double(red * red + green * green + blue * blue) / Double(count) : 0
  }

  var mean: RGB {
    guard count > 0 else { return RGB(0) }
    func part(_ sum: Int) -> UInt8 { UInt8((sum + count / 2) / count) }
    return RGB(red: part(red), green: part(green), blue: part(blue))
  }
}

/// The sums of a cell's rows, columns and quarters, so that each glyph costs only a few additions.
struct CellSums {
  private(set) var total = CellSum()
  /// The sums of the lowest pairs of rows, by their number.
  private var lower = Array(repeating: CellSum(), count: 8)
  /// The sums of the leftmost columns, by their number.
  private var left = Array(repeating: CellSum(), count: 8)
  private var quarters = Array(repeating: CellSum(), count: 4)

  init(_ samples: [RGB]) {
    for (index, sample) in samples.enumerated() {
      let (row, column) = (index / 8, index % 8)
      lower[(15 - row) / 2].add(sample)
      left[column].add(sample)
      quarters[row / 8 * 2 + column / 4].add(sample)
    }
    for index in 1..<8 {
      lower[index].add(lower[index - 1])
      left[index].add(left[index - 1])
    }
    total = left[7]
  }

  func sum(of part: CellPart) -> CellSum {
    switch part.shape {
    case .lower(let eighths): lower[eighths - 1]
    case .left(let eighths): left[eighths - 1]
    case .quarters(let bits):
      quarters.indices.reduce(into: CellSum()) { sum, quarter in
        if bits >> UInt8(quarter) & 1 == 1 { sum.add(quarters[quarter]) }
      }
    }
  }
}

extension RGB {
  /// An approximate lightness.
  fileprivate var weight: Int { Int(red) * 3 + Int(green) * 6 + Int(blue) }
}
