import RoutineEngine

/// Cleans text so that it does nothing to a terminal, whoever wrote it.
enum PlainText {
  /// No title is longer; what is, is cut.
  private static let longest = 500

  /// The text without what moves a cursor, turns the direction of text or shows nothing, each as
  /// U+FFFD, and not longer than anybody writes. Clean text stays as it is.
  static func clean(_ text: String) -> String {
    if text.utf8.count <= longest, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return text
    }
    var clean = String.UnicodeScalarView()
    // The marks of direction and the soft hyphen do nothing by themselves, and are not seen.
    let marks: [UInt32] = [0x200E, 0x200F, 0x061C, 0xAD]
    for scalar in text.unicodeScalars.prefix(longest) where !marks.contains(scalar.value) {
      // A zero-width joiner holds emoji together.
      clean.append(scalar.isGraphic || scalar == "\u{200D}" ? scalar : "\u{FFFD}")
    }
    return String(clean)
  }
}
