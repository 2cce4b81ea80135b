extension StringProtocol {
  /// Returns the text, truncated to a number of columns with an ellipsis.
  /// - Parameters:
  ///   - columns: The most columns of the result. Zero or less returns an empty string.
  ///   - glyphs: The set with the ellipsis.
  /// - Returns: The text, or its beginning and the ellipsis.
  public func truncated(to columns: Int, glyphs: GlyphSet) -> String {
    guard columns > 0 else { return "" }
    let text = Substring(self)
    if text.isPlain {
      return text.utf8.count <= columns
        ? String(text) : String(text.prefix(columns - 1)) + String(glyphs.ellipsis)
    }
    var kept = ""
    var taken = 0
    var keptBeforeEllipsis = ""
    for character in text {
      let width = character.columns
      if taken + width > columns { return keptBeforeEllipsis + String(glyphs.ellipsis) }
      taken += width
      kept.append(character)
      if taken < columns { keptBeforeEllipsis = kept }
    }
    return kept
  }

  /// Returns the text in lines of at most `columns` columns, broken between words. A word longer
  /// than a line is broken between characters. Line breaks in the text are kept, as are empty
  /// lines.
  ///
  /// Trailing blanks are dropped, and several blanks between words become one. In lines of one
  /// column, a wide character gets its own line.
  public func wrapped(to columns: Int) -> [String] {
    let columns = Swift.max(1, columns)
    // A concrete type: generic code would be dispatched at run time.
    let text = Substring(self)
    if text.isPlain { return text.wrappedParagraph(to: columns) }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { $0.wrappedParagraph(to: columns) }
  }

  /// Returns the text in as few lines as possible, but of similar length: in centred text, a last
  /// line of one word looks like a mistake.
  public func wrappedEvenly(to columns: Int) -> [String] {
    let lines = wrapped(to: columns)
    guard lines.count > 1 else { return lines }
    let longest = Substring(self).words.map(\.columns).max() ?? 0
    var (tooNarrow, wideEnough) = (Swift.min(longest, columns) - 1, Swift.max(1, columns))
    while wideEnough - tooNarrow > 1 {
      let width = (tooNarrow + wideEnough) / 2
      if wrapped(to: width).count > lines.count { tooNarrow = width } else { wideEnough = width }
    }
    return wrapped(to: wideEnough)
  }
}

extension Substring {
  /// True for printable ASCII, in which each byte is one column and none is a line break.
  var isPlain: Bool {
    let isPlain: (UInt8) -> Bool = { (0x20..<0x7F).contains($0) }
    return utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isPlain) }
      ?? utf8.allSatisfy(isPlain)
  }

  fileprivate var words: [Substring] {
    isPlain
      ? utf8.split(separator: 0x20).map { Substring($0) } : split(whereSeparator: \.isBreakingSpace)
  }

  fileprivate func wrappedParagraph(to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var taken = 0
    for word in words {
      let width = word.columns
      if !line.isEmpty && taken + 1 + width <= columns {
        line += " "
        line += word
        taken += 1 + width
        continue
      }
      if !line.isEmpty { lines.append(line) }
      if width <= columns {
        line = String(word)
        taken = width
        continue
      }
      var pieces = word.pieces(of: columns)
      line = pieces.removeLast()
      taken = line.columns
      lines += pieces
    }
    return lines + [line]
  }

  private func pieces(of columns: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var taken = 0
    for character in self {
      let width = character.columns
      if taken + width > columns && !piece.isEmpty {
        pieces.append(piece)
        piece = ""
        taken = 0
      }
      piece.append(character)
      taken += width
    }
    return pieces + [piece]
  }
}

extension Character {
  /// True for a blank at which a line may break; false for a non-breaking one.
  fileprivate var isBreakingSpace: Bool {
    if let ascii = asciiValue { return ascii == 0x20 || (0x09...0x0D).contains(ascii) }
    return isWhitespace && self != "\u{A0}" && self != "\u{202F}" && self != "\u{2007}"
  }
}
