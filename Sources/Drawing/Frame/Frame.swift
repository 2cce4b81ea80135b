/// The contents of the whole window, cell by cell. Drawing outside of its bounds does nothing.
public struct Frame: Sendable, Hashable {
  /// The size.
  public let size: Size
  /// All cells, row by row, each from left to right.
  public internal(set) var cells: [Cell]
  /// The buttons, the topmost last.
  public internal(set) var buttons: [FrameButton] = []

  /// An empty frame.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The rectangle of the whole frame.
  public var bounds: Rect { Rect(x: 0, y: 0, columns: size.columns, rows: size.rows) }

  /// The cell at a position, which must be inside the frame.
  public subscript(x: Int, y: Int) -> Cell { cells[y * size.columns + x] }

  /// Returns the columns from the first to the last changed cell of a row, compared with a frame of
  /// the same size. Empty if nothing has changed.
  public func changes(inRow y: Int, from other: Frame) -> Range<Int> {
    // A hot path while a hold runs. Comparing field by field avoids copies of cells.
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

  /// Returns the cells of one row, counted from 0.
  public func row(_ y: Int) -> [Cell] {
    Array(cells[(y * size.columns)..<((y + 1) * size.columns)])
  }
}

/// One position of a frame.
public struct Cell: Sendable, Hashable {
  /// The grapheme cluster of the cell.
  public var glyph: Character
  /// The width of the glyph in columns: 1 or 2; 0 for the cell after a wide glyph.
  public var width: Int
  /// The style.
  public var style: Style

  /// A cell.
  public init(_ glyph: Character = " ", width: Int = 1, style: Style = .plain) {
    self.glyph = glyph
    self.width = width
    self.style = style
  }

  /// An empty cell.
  public static let blank = Cell()

  /// True if the cell shows nothing but the window's background.
  public var isBlank: Bool { isEmpty && style.fill == nil && style.tone?.ground == nil }

  /// True if the cell shows nothing but a background, the window's or its own.
  public var isEmpty: Bool { glyph == " " && width == 1 && !style.isReversed }

  /// True for a block, a partial block, or another geometric shape.
  public var isShape: Bool {
    glyph.unicodeScalars.first.map { (0x2580...0x25FF).contains($0.value) } ?? false
  }

  /// Returns true if two cells look the same. For blanks, only the background counts.
  public func looks(like other: Cell) -> Bool {
    self == other
      || isEmpty && other.isEmpty && style.fill == other.style.fill
        && style.tone?.ground == other.style.tone?.ground
        && (style.isFaded == other.style.isFaded || isBlank)
  }

  /// The cell's glyph in plain text. A blank on a meaningful background becomes a block, except
  /// between words.
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
