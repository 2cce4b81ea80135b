extension Diagnostic {
  /// Returns the problem in the format of a compiler: `file:line:column: error: message; hint`,
  /// then the line with the affected part underlined. The result has no control characters.
  ///
  /// - Parameters:
  ///   - file: The file's name as the person knows it.
  ///   - source: The file's text; without it only the first line is returned.
  /// - Returns: One to three lines, without a final newline.
  public func rendered(file: String, source: SourceText? = nil) -> String {
    let head = "\(CleanText.shown(file)):\(line):\(column): \(severity.rawValue): \(summary)"
    guard let source, let snippet = snippet(of: source.line(line)) else { return head }
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    return """
      \(head)
        \(number) | \(snippet.text)
        \(margin) | \(snippet.underline)
      """
  }

  /// Returns the part of the line around the problem, and its underline; `nil` for a blank line.
  private func snippet(of line: Substring) -> (text: String, underline: String)? {
    let scalars = Array(line.unicodeScalars.prefix(column + 200))
    if !scalars.contains(where: { !$0.properties.isWhitespace }) { return nil }
    // A line may have a hundred thousand characters, so only a part of it is shown.
    let mark = min(column - 1, scalars.count)
    let start = mark > 80 ? mark - 40 : 0
    let end = min(scalars.count, max(start + 120, mark + 40))
    let marked = min(max(length, 1), max(1, end - mark))
    let before = CleanText.shown(Self.text(scalars[start..<mark]))
    let within = CleanText.shown(Self.text(scalars[mark..<min(end, mark + marked)]))
    let after = CleanText.shown(Self.text(scalars[min(end, mark + marked)..<end]))
    let cut = (start > 0 ? "…" : "", end < scalars.count ? "…" : "")
    let blank = before.map { character in
      character == "\t" ? "\t" : String(repeating: " ", count: character.columns)
    }
    let width = max(1, within.reduce(0) { $0 + $1.columns })
    let underline = "^" + String(repeating: "~", count: width - 1)
    return (
      cut.0 + before + within + after + cut.1,
      (cut.0.isEmpty ? "" : " ") + blank.joined() + underline
    )
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

extension Character {
  /// The approximate width in terminal columns, exact enough to underline.
  fileprivate var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if first.properties.isEmojiPresentation { return 2 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default:
      return unicodeScalars.contains("\u{FE0F}") ? 2 : 1
    }
  }
}
