import CNcurses
import Screen

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns cells of a frame into cells of ncurses.
struct CellEncoder {
  /// How each style looks, worked out once.
  private let attributes: [Style: (attr_t, Int16)]

  /// Takes over a theme; defines the colours it needs.
  init(theme: Theme, depth: Theme.Depth) {
    var attributes: [Style: (attr_t, Int16)] = [:]
    let ground = theme.ground(depth: depth)
    for (index, ink) in Ink.allCases.enumerated() {
      for (bold, reversed) in [(false, false), (false, true), (true, false), (true, true)] {
        let style = Style(ink, bold: bold, reversed: reversed)
        let look = theme.look(of: style, depth: depth)
        var pair: Int16 = 0
        if look.color != nil || ground != nil {
          pair = Int16(index + 1)
          init_pair(pair, Int16(look.color ?? -1), Int16(ground ?? -1))
        }
        let weight = unknot_attributes(look.isBold, look.isDim, look.isReversed)
        attributes[style] = (weight, pair)
      }
    }
    self.attributes = attributes
  }

  /// Appends what ncurses shows for a cell: as many of its cells as make up the same columns.
  ///
  /// Where the system's idea of a glyph's width is another one, the first character of the glyph
  /// stands for it, or a question mark, followed by a blank if needed.
  func append(_ cell: Cell, to output: inout [cchar_t]) {
    guard cell.width > 0 else { return }
    var characters = cell.glyph.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    var columns = Self.columns(of: characters)
    if columns != cell.width {
      characters = [Self.replacement(of: cell)]
      columns = Self.columns(of: characters)
    }
    let (weight, pair) = attributes[cell.style] ?? (0, 0)
    for text in [characters] + Array(repeating: [32], count: max(0, cell.width - columns)) {
      var encoded = cchar_t()
      setcchar(&encoded, text + [0], weight, pair, nil)
      output.append(encoded)
    }
  }

  /// What the system holds a glyph's width for; -1 if it cannot be shown whole.
  private static func columns(of characters: [wchar_t]) -> Int {
    guard let first = characters.first, characters.count <= Int(CCHARW_MAX),
      characters.dropFirst().allSatisfy({ wcwidth($0) == 0 })
    else { return -1 }
    return Int(wcwidth(first))
  }

  private static func replacement(of cell: Cell) -> wchar_t {
    guard let first = cell.glyph.unicodeScalars.first else { return 32 }
    let character = wchar_t(bitPattern: first.value)
    if (1...cell.width).contains(Int(wcwidth(character))) { return character }
    return wchar_t(bitPattern: (standIns[first] ?? "?").value)
  }

  /// What is written in place of signs of print where there is only ASCII.
  private static let standIns: [Unicode.Scalar: Unicode.Scalar] = [
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"",
    "…": "~", "·": "|", "•": "*", "×": "x", "→": ">", "←": "<", "\u{A0}": " ", "\u{202F}": " ",
  ]
}
