import CNcurses
import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns what cells show into bytes of the locale.
struct CellEncoder {
  /// True if the locale is UTF-8; if not, only its own characters are sent.
  let isUTF8: Bool

  /// Appends the bytes of a cell: as many columns as it takes.
  ///
  /// If the system takes a glyph for another width, terminals may too: the first
  /// character of the glyph stands for it, or a question mark, followed by a blank if needed.
  func append(_ cell: Cell, to output: inout [UInt8]) {
    if let byte = cell.glyph.asciiValue, byte >= 0x20, cell.width == 1 {
      output.append(byte)
      return
    }
    let scalars = cell.glyph.unicodeScalars
    if Self.columns(of: scalars) == cell.width {
      for scalar in scalars { append(scalar, to: &output) }
      return
    }
    let replacement = Self.replacement(of: cell)
    append(replacement, to: &output)
    let columns = max(0, Int(wcwidth(Self.wide(replacement))))
    output += Array(repeating: 0x20, count: max(0, cell.width - columns))
  }

  private func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    if isUTF8 {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { output.append(byte) }
      return
    }
    var bytes = [CChar](repeating: 0, count: 16)
    let count = unknot_encode(&bytes, Self.wide(scalar))
    output += count > 0 ? bytes.prefix(Int(count)).map { UInt8(bitPattern: $0) } : [0x3F]
  }

  private static func wide(_ scalar: Unicode.Scalar) -> wchar_t {
    wchar_t(bitPattern: scalar.value)
  }

  /// Returns the width of a glyph by the system; -1 if it cannot be shown whole.
  private static func columns(of scalars: Character.UnicodeScalarView) -> Int {
    guard let first = scalars.first, scalars.dropFirst().allSatisfy({ wcwidth(wide($0)) == 0 })
    else { return -1 }
    return Int(wcwidth(wide(first)))
  }

  private static func replacement(of cell: Cell) -> Unicode.Scalar {
    guard let first = cell.glyph.unicodeScalars.first else { return " " }
    if (1...max(1, cell.width)).contains(Int(wcwidth(wide(first)))) { return first }
    return standIns[first] ?? "?"
  }

  /// ASCII in place of typographic characters.
  private static let standIns: [Unicode.Scalar: Unicode.Scalar] = [
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"",
    "…": "~", "·": "|", "•": "*", "×": "x", "→": ">", "←": "<", "\u{A0}": " ", "\u{202F}": " ",
  ]
}

/// The character set of the person's locale.
enum TerminalLocale {
  /// Takes over the character set that the environment names, as ncurses needs it; where it names
  /// none or one that is not installed, ASCII.
  /// - Returns: True if it is UTF-8.
  static func adopt(environment: [String: String]) -> Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    guard setlocale(LC_CTYPE, name ?? "C") != nil else {
      setlocale(LC_CTYPE, "C")
      return false
    }
    guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: codeset).uppercased().filter { $0 != "-" } == "UTF8"
  }

  /// Returns the glyphs that a terminal can show. The consoles of Linux and of the VT series have
  /// fonts without braille and without parts of blocks.
  static func glyphs(isUTF8: Bool, terminal: String) -> GlyphSet {
    let isSimple = terminal == "linux" || terminal.hasPrefix("linux-") || terminal.hasPrefix("vt")
    return isUTF8 && !isSimple ? .unicode : .ascii
  }
}
