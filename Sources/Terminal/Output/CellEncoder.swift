import CNcurses
import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Encodes the glyphs of cells in the locale's character set.
struct CellEncoder {
  /// True if the locale is UTF-8. Otherwise only characters of the locale's own set are sent.
  let isUTF8: Bool

  /// Appends the bytes of a cell, which fill as many columns as the cell has.
  ///
  /// If the system has another width for a glyph, terminals may have, too. Then its first character
  /// replaces it, or a question mark, followed by a blank if needed.
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

  /// Returns the width of a glyph by the system, in columns; -1 if unknown.
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

  /// ASCII replacements for typographic characters.
  private static let standIns: [Unicode.Scalar: Unicode.Scalar] = [
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"",
    "…": "~", "·": "|", "•": "*", "×": "x", "→": ">", "←": "<", "\u{A0}": " ", "\u{202F}": " ",
  ]
}

/// The character set of the person's locale.
public enum TerminalLocale {
  /// Sets the process's character set from the environment; ASCII if the environment names none.
  /// For a name with UTF-8 that is not installed, another UTF-8 locale is used.
  /// - Returns: True if the character set is UTF-8.
  public static func adopt(environment: [String: String]) -> Bool {
    let name = name(in: environment)
    let names = [name ?? "C"] + (name.map(saysUTF8) ?? false ? ["C.UTF-8", "en_US.UTF-8"] : [])
    guard names.contains(where: { setlocale(LC_CTYPE, $0) != nil }) else {
      setlocale(LC_CTYPE, "C")
      return false
    }
    return nl_langinfo(nl_item(CODESET)).map { saysUTF8(String(cString: $0)) } ?? false
  }

  /// Returns the reason for ASCII if the person did not choose it: no locale is named or installed.
  /// Otherwise `nil`.
  static func reasonForASCII(environment: [String: String]) -> String? {
    if adopt(environment: environment) { return nil }
    guard let name = name(in: environment) else {
      return "Only plain characters are drawn: LANG is not set. LANG=C.UTF-8 would do."
    }
    if setlocale(LC_CTYPE, name) != nil { return nil }
    return "Only plain characters are drawn: your locale is not installed. LC_ALL=C.UTF-8 would do."
  }

  private static func name(in environment: [String: String]) -> String? {
    ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  private static func saysUTF8(_ name: String) -> Bool {
    name.uppercased().filter { $0 != "-" }.contains("UTF8")
  }

  /// Returns the glyphs that a terminal can show. The fonts of the Linux console and the VT series
  /// lack braille and partial blocks.
  static func glyphs(isUTF8: Bool, terminal: String) -> GlyphSet {
    let isSimple = terminal == "linux" || terminal.hasPrefix("linux-") || terminal.hasPrefix("vt")
    return isUTF8 && !isSimple ? .unicode : .ascii
  }
}
