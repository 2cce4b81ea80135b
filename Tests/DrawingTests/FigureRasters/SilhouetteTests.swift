import Drawing
import Figures
import Testing

/// One figure has one outline, whatever it is drawn with.
@Suite struct SilhouetteTests {
  private static let size = (columns: 36, rows: 18)

  /// The dots of a frame, two by four in a cell.
  private typealias Mask = [[Bool]]

  private static func mask(of frame: Frame, _ isSet: (Cell, _ x: Int, _ y: Int) -> Bool) -> Mask {
    (0..<frame.size.rows * 4).map { y in
      (0..<frame.size.columns * 2).map { x in isSet(frame[x / 2, y / 4], x % 2, y % 4) }
    }
  }

  /// True for a dot of a coloured cell that is not the window's background.
  private static func isBody(_ cell: Cell, x: Int, y: Int) -> Bool {
    guard let tone = cell.style.tone else { return false }
    if tone.ground != nil { return true }
    let isInk = inkCovers(cell.glyph, x: (Double(x) + 0.5) / 2, y: (Double(y) + 0.5) / 4)
    return isInk != cell.style.isReversed
  }

  private static func inkCovers(_ glyph: Character, x: Double, y: Double) -> Bool {
    guard let value = glyph.unicodeScalars.first?.value else { return false }
    switch value {
    case 0x2581...0x2587: return y > 1 - Double(value - 0x2580) / 8
    case 0x2589...0x258F: return x < Double(0x2590 - value) / 8
    case 0x2590: return x > 0.5
    case 0x2596...0x259F:
      let quarters: [UInt8] = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]
      let quarter = (y > 0.5 ? 2 : 0) + (x > 0.5 ? 1 : 0)
      return quarters[Int(value - 0x2596)] >> UInt8(quarter) & 1 == 1
    default: return false
    }
  }

  private static func isDot(_ cell: Cell, x: Int, y: Int) -> Bool {
    let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    let value = cell.glyph.unicodeScalars.first?.value ?? 0
    return value >= 0x2800 && (value - 0x2800) & bits[y][x] != 0
  }

  /// The share of the dots set in either mask that are set in both.
  private static func overlap(_ one: Mask, _ other: Mask) -> Double {
    let pairs = zip(one.joined(), other.joined())
    let (both, either) = pairs.reduce((0, 0)) { sum, pair in
      (sum.0 + (pair.0 && pair.1 ? 1 : 0), sum.1 + (pair.0 || pair.1 ? 1 : 0))
    }
    return either > 0 ? Double(both) / Double(either) : 1
  }

  /// The parts of a mask that are at least three dots thick: at small sizes they separate the limbs
  /// from the trunk.
  private static func thick(_ mask: Mask) -> Mask {
    func isSet(_ mask: Mask, _ x: Int, _ y: Int) -> Bool {
      mask.indices.contains(y) && mask[y].indices.contains(x) && mask[y][x]
    }
    func map(_ mask: Mask, _ rule: ([Bool]) -> Bool) -> Mask {
      mask.indices.map { y in
        mask[y].indices.map { x in
          rule((-1...1).flatMap { dy in (-1...1).map { isSet(mask, x + $0, y + dy) } })
        }
      }
    }
    return map(map(mask) { $0.allSatisfy { $0 } }) { $0.contains(true) }
  }

  private static func masks(of name: String) throws -> (solid: Mask, braille: Mask, ascii: Mask) {
    var figure = try BuiltInFigures.named(name)
    let box = FigureBox(figure)
    // Things are lines in braille and boards in colours.
    figure.props = []
    func frame(_ glyphs: GlyphSet, _ palette: FigurePalette?) -> Frame {
      var frame = Frame(size: Size(columns: size.columns, rows: size.rows))
      frame.draw(
        figure, pose: figure.held, in: frame.bounds, of: box,
        look: FigureLook(isMarkTextured: false), glyphs: glyphs, palette: palette)
      return frame
    }
    let palette = try #require(FigurePalette(.dark, depth: .trueColor))
    return (
      mask(of: frame(.unicode, palette), isBody), mask(of: frame(.unicode, nil), isDot),
      mask(of: frame(.ascii, nil)) { cell, _, _ in cell.glyph != " " }
    )
  }

  @Test(arguments: BuiltInFigures.names)
  func `colours and braille have one outline`(_ name: String) throws {
    let (solid, braille, _) = try Self.masks(of: name)
    let thick = Self.overlap(Self.thick(solid), Self.thick(braille))
    let all = Self.overlap(solid, braille)
    #expect(all >= 0.7 && thick >= 0.65, "all \(all), without thin parts \(thick)")
  }

  /// A cell of ASCII stands for eight dots.
  @Test(arguments: BuiltInFigures.names)
  func `colours and ASCII have one outline`(_ name: String) throws {
    let (solid, _, ascii) = try Self.masks(of: name)
    let cells = stride(from: 0, to: solid.count, by: 4).map { y in
      stride(from: 0, to: solid[0].count, by: 2).map { x in
        (0..<8).contains { solid[y + $0 / 2][x + $0 % 2] }
      }
    }
    let signs = stride(from: 0, to: ascii.count, by: 4).map { y in
      stride(from: 0, to: ascii[0].count, by: 2).map { ascii[y][$0] }
    }
    #expect(Self.overlap(cells, signs) >= 0.7)
  }
}
