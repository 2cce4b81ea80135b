/// A whole picture of the window: what every cell shows. Drawing outside of it does nothing.
public struct Frame: Sendable, Hashable {
  /// The size.
  public let size: Size
  /// Every cell, row by row, each from left to right.
  public internal(set) var cells: [Cell]
  /// The places where a click stands for a key, the uppermost last.
  public internal(set) var buttons: [FrameButton] = []

  /// An empty frame.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The whole of it.
  public var bounds: Rect { Rect(x: 0, y: 0, columns: size.columns, rows: size.rows) }

  /// The cell at a place inside the frame.
  public subscript(x: Int, y: Int) -> Cell { cells[y * size.columns + x] }

  /// The columns from the first to the last cell of a row, counted from 0, that differ from those of
  /// another frame of this size; none if the row is the same.
  public func changes(inRow y: Int, from other: Frame) -> Range<Int> {
    // Most of a running hold was this. By its parts no cell is copied.
    func isSame(_ x: Int) -> Bool {
      let index = y * size.columns + x
      return cells[index].style == other.cells[index].style
        && cells[index].glyph == other.cells[index].glyph
        && cells[index].width == other.cells[index].width
    }
    let columns = 0..<size.columns
    guard let first = columns.first(where: { !isSame($0) }),
      let last = columns.last(where: { !isSame($0) })
    else { return 0..<0 }
    return first..<last + 1
  }

  /// The cells of one row, counted from 0.
  public func row(_ y: Int) -> [Cell] {
    Array(cells[(y * size.columns)..<((y + 1) * size.columns)])
  }
}

/// One place of a frame.
public struct Cell: Sendable, Hashable {
  /// The grapheme cluster shown here.
  public var glyph: Character
  /// The columns of the glyph: 1 or 2; 0 for the place after a wide one.
  public var width: Int
  /// The style.
  public var style: Style

  /// A place of a frame.
  public init(_ glyph: Character = " ", width: Int = 1, style: Style = .plain) {
    self.glyph = glyph
    self.width = width
    self.style = style
  }

  /// An empty place.
  public static let blank = Cell()

  /// True if it shows the window's ground alone, whatever its ink.
  public var isBlank: Bool { isEmpty && style.fill == nil && style.tone?.ground == nil }

  /// True if it shows a ground alone, the window's or another.
  public var isEmpty: Bool { glyph == " " && width == 1 && !style.isReversed }

  /// True for an eighth, a half or a quadrant of a cell, a dot or another shape.
  public var isShape: Bool {
    glyph.unicodeScalars.first.map { (0x2580...0x25FF).contains($0.value) } ?? false
  }

  /// Compares what is seen of two cells: of blanks that is the ground alone.
  public func looks(like other: Cell) -> Bool {
    self == other
      || isEmpty && other.isEmpty && style.fill == other.style.fill
        && style.tone?.ground == other.style.tone?.ground
        && (style.isFaded == other.style.isFaded || isBlank)
  }

  /// The glyph that stands for it in a text: a blank on a ground that means something is a block,
  /// unless it is one between words.
  var textGlyph: Character {
    guard isEmpty else { return glyph }
    if style.tone?.ground != nil { return "\u{2588}" }
    return switch style.fill {
    case nil: glyph
    case .some(let fill) where fill.ink != style.ink || fill.ink == .surface: glyph
    case .some(let fill) where fill.ink == .track || fill.percent < Fill.leastMeaning: "\u{2591}"
    default: "\u{2588}"
    }
  }
}
