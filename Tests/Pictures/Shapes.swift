/// Signs that are drawn and not written, so that they look the same with every font: braille,
/// blocks, circles and the lines of boxes. A cell is 8 wide and 16 high.
struct Shapes {
  /// Dots of braille, as a path of strokes.
  private(set) var dots = ""
  /// Filled parts of cells, as a path.
  private(set) var areas = ""
  /// Lines, as a path of strokes.
  private(set) var lines = ""
  /// Shaded cells, by how dark they are, as paths.
  private(set) var shades: [String: String] = [:]

  /// Adds a sign.
  ///
  /// - Parameters:
  ///   - sign: The sign.
  ///   - x: The left edge of its cell.
  ///   - y: The upper edge of its cell.
  /// - Returns: True if the sign is one that is drawn.
  mutating func add(_ sign: Character, x: Int, y: Int) -> Bool {
    guard let scalar = sign.unicodeScalars.first, sign.unicodeScalars.count == 1 else {
      return false
    }
    switch scalar.value {
    case 0x2800...0x28FF: addBraille(scalar.value - 0x2800, x: x, y: y)
    case 0x2588...0x258F:
      areas += rectangle(x, y, Int(0x2590 - scalar.value), 16)
    case 0x2580: areas += rectangle(x, y, 8, 8)
    case 0x2581...0x2587:
      let height = 2 * Int(scalar.value - 0x2580)
      areas += rectangle(x, y + 16 - height, 8, height)
    case 0x2590: areas += rectangle(x + 4, y, 4, 16)
    case 0x2596...0x259F:
      let bits = Self.quarters[Int(scalar.value - 0x2596)]
      for quarter in 0..<4 where bits >> quarter & 1 == 1 {
        areas += rectangle(x + quarter % 2 * 4, y + quarter / 2 * 8, 4, 8)
      }
    case 0x2591...0x2593:
      let shade = [".3", ".55", ".8"][Int(scalar.value - 0x2591)]
      shades[shade, default: ""] += rectangle(x, y, 8, 16)
    case 0x25CF: areas += Self.circle(x, y)
    case 0x25CB: lines += Self.circle(x, y)
    case 0x25D0:
      lines += Self.circle(x, y)
      areas += "M\(x + 4) \(y + 5)a3 3 0 0 0 0 6z"
    default:
      guard let way = Self.ways[sign] else { return false }
      lines += "M\(x) \(y)" + way
    }
    return true
  }

  /// The quarters of U+2596 to U+259F: bit 0 is the upper left, 1 the upper right, 2 the lower
  /// left.
  private static let quarters = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]

  private func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "M\(x) \(y)h\(width)v\(height)h-\(width)z"
  }

  private static func circle(_ x: Int, _ y: Int) -> String {
    "M\(x + 1) \(y + 8)a3 3 0 0 1 6 0a3 3 0 0 1-6 0z"
  }

  private static let ways: [Character: String] = [
    "─": "m0 8h8", "│": "m4 0v16", "╭": "m4 16v-4q0-4 4-4", "╮": "m0 8q4 0 4 4v4",
    "╰": "m4 0v4q0 4 4 4", "╯": "m0 8q4 0 4-4v-4",
  ]

  /// Unicode counts the dots down the columns, and the lowest row last.
  private mutating func addBraille(_ pattern: UInt32, x: Int, y: Int) {
    let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    for (row, pair) in bits.enumerated() {
      for (column, bit) in pair.enumerated() where pattern & bit != 0 {
        dots += "M\(x + 2 + 4 * column) \(y + 2 + 4 * row)h0"
      }
    }
  }
}
