import RoutineEngine

/// Removes from a text, whoever wrote it, all that could control a terminal.
enum PlainText {
  /// The longest text, in Unicode scalars; more is cut.
  private static let longest = 500

  /// The text with U+FFFD for each character that moves a cursor, turns the direction of text or
  /// shows nothing, cut to the longest. Clean text stays as it is.
  static func clean(_ text: String) -> String {
    if text.utf8.count <= longest, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return text
    }
    var clean = String.UnicodeScalarView()
    // Direction marks and the soft hyphen are invisible and harmless, and are dropped.
    let marks: [UInt32] = [0x200E, 0x200F, 0x061C, 0xAD]
    for scalar in text.unicodeScalars.prefix(longest) where !marks.contains(scalar.value) {
      // A zero-width joiner holds emoji together.
      clean.append(scalar.isGraphic || scalar == "\u{200D}" ? scalar : "\u{FFFD}")
    }
    return String(clean)
  }
}
