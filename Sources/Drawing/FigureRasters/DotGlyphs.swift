/// The glyphs for the dots of a cell, and the number of dots in a cell. Dots are about square,
/// since cells are about twice as high as wide.
struct DotGlyphs {
  private enum Kind {
    case braille
    case halves(GlyphSet)
    case ascii
  }

  private let kind: Kind
  /// The dots in a row of a cell.
  let columns: Int
  /// The dots in a column of a cell.
  let rows: Int

  init(_ glyphs: GlyphSet) {
    if glyphs.hasBraille {
      kind = .braille
    } else if glyphs.upperHalf != nil {
      kind = .halves(glyphs)
    } else {
      kind = .ascii
    }
    if case .halves = kind { (columns, rows) = (1, 2) } else { (columns, rows) = (2, 4) }
  }

  /// Returns the glyph for the dots of a cell, where bit 0 is the first dot of the first row; nil
  /// for none.
  func glyph(for pattern: UInt8) -> Unicode.Scalar? {
    guard pattern != 0 else { return nil }
    switch kind {
    case .braille: return Self.braille(pattern)
    case .halves(let glyphs):
      switch pattern & 3 {
      case 3: return DotCell.full
      case 1: return glyphs.upperHalf
      default: return glyphs.lowerHalf
      }
    case .ascii: return Self.ascii[Int(pattern)]
    }
  }

  /// Unicode numbers braille dots down the columns, with the lowest row last.
  private static func braille(_ pattern: UInt8) -> Unicode.Scalar? {
    let bits: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
    let dots = bits.enumerated().reduce(UInt32(0)) { sum, bit in
      pattern & (1 << UInt8(bit.offset)) == 0 ? sum : sum | bit.element
    }
    return Unicode.Scalar(0x2800 + dots)
  }

  /// The glyph for each pattern whose ink is most similar.
  private static let ascii: [Unicode.Scalar?] = (0...255).map { pattern in
    if pattern == 0 { return nil }
    return shapes.min { one, other in
      difference(one.rows, UInt8(pattern)) < difference(other.rows, UInt8(pattern))
    }?.glyph
  }

  /// The ink of each glyph, with two dots per row from the top.
  private static let shapes: [(glyph: Unicode.Scalar, rows: UInt8)] = [
    ("#", 0b11_11_11_11), ("|", 0b01_01_01_01), ("|", 0b10_10_10_10), ("-", 0b00_00_11_00),
    ("-", 0b00_11_00_00), ("_", 0b11_00_00_00), ("\"", 0b00_00_00_11), ("/", 0b01_01_10_10),
    ("\\", 0b10_10_01_01), (".", 0b01_00_00_00), (".", 0b10_00_00_00), ("'", 0b00_00_00_01),
    ("'", 0b00_00_00_10), (",", 0b01_10_00_00), ("o", 0b11_11_00_00), ("=", 0b11_11_11_00),
    ("\"", 0b00_00_11_11), ("=", 0b00_11_11_00), ("b", 0b11_11_01_01), ("d", 0b11_11_10_10),
    ("P", 0b01_01_11_11), ("7", 0b10_10_11_11), ("P", 0b01_11_11_11), ("V", 0b00_11_11_11),
    ("L", 0b11_01_01_01), ("J", 0b11_10_10_10), (":", 0b01_00_00_01), ("A", 0b11_11_11_00),
  ]

  /// Returns the number of dots that differ.
  private static func difference(_ one: UInt8, _ other: UInt8) -> Int {
    (one ^ other).nonzeroBitCount
  }
}

/// The dots of one cell.
struct DotCell {
  /// The glyph for the dots; nil if there are none.
  let glyph: Unicode.Scalar?
  /// True if the whole cell is filled. It is then drawn as a blank on a background.
  var isFull: Bool { glyph == Self.full }
  /// The glyph that marks a completely filled cell of half blocks.
  static let full: Unicode.Scalar = " "
  /// The layer of the cell: the mark if it has more dots than the body, else the body, else
  /// objects.
  let layer: DotCanvas.Layer

  init(_ canvas: DotCanvas, column: Int, row: Int, _ dotGlyphs: DotGlyphs, isTextured: Bool) {
    var pattern: UInt8 = 0
    var counts = (body: 0, mark: 0)
    for y in 0..<dotGlyphs.rows {
      for x in 0..<dotGlyphs.columns {
        let (dotX, dotY) = (column * dotGlyphs.columns + x, row * dotGlyphs.rows + y)
        let layer = canvas[dotX, dotY]
        if layer == .none { continue }
        if layer == .body { counts.body += 1 }
        if layer == .mark { counts.mark += 1 }
        if layer == .mark, isTextured, (dotX + dotY) % 2 == 1 { continue }
        pattern |= 1 << UInt8(y * dotGlyphs.columns + x)
      }
    }
    glyph = dotGlyphs.glyph(for: pattern)
    layer =
      counts.mark > counts.body ? .mark : counts.mark + counts.body > 0 ? .body : .prop
  }
}
