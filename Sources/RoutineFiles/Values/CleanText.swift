/// What keeps a stranger's text from doing anything to a terminal.
public enum CleanText {
  /// The text with every run of white space as one space, none at its ends, and every character
  /// that shows nothing, moves the cursor or turns the direction of text as U+FFFD.
  public static func line(_ text: String) -> String {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      var previous: UInt8 = 0x20
      for byte in bytes {
        if byte < 0x20 || byte > 0x7E || (byte == 0x20 && previous == 0x20) { return false }
        previous = byte
      }
      return previous != 0x20
    }
    if isPlain { return text }
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    var iterator = text.unicodeScalars.makeIterator()
    var following = iterator.next()
    while let scalar = following {
      following = iterator.next()
      if scalar.properties.isWhitespace {
        if let last = clean.last, last != " " { clean.append(" ") }
      } else if isHarmful(scalar, between: previous, and: following) {
        clean.append("\u{FFFD}")
      } else {
        clean.append(scalar)
      }
      previous = scalar
    }
    if clean.last == " " { clean.removeLast() }
    return String(clean)
  }

  /// A text of a file as part of a message: a line, and not a long one.
  static func excerpt(_ text: String) -> String {
    let clean = line(String(text.prefix(200)))
    return clean.count > 40 ? clean.prefix(39) + "…" : clean
  }

  /// Part of a file's line as it can be shown: harmful characters as U+FFFD, tabs kept.
  static func shown(_ text: some StringProtocol) -> String {
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    var iterator = text.unicodeScalars.makeIterator()
    var following = iterator.next()
    while let scalar = following {
      following = iterator.next()
      let keeps = scalar == "\t" || !isHarmful(scalar, between: previous, and: following)
      clean.append(keeps ? scalar : "\u{FFFD}")
      previous = scalar
    }
    return String(clean)
  }

  /// Controls, formats (bidirectional, zero-width), separators of lines, private use and what is
  /// no character at all. A zero-width joiner may stand between two emoji.
  private static func isHarmful(
    _ scalar: Unicode.Scalar, between previous: Unicode.Scalar?, and following: Unicode.Scalar?
  ) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    if scalar == "\u{200D}" {
      guard let previous, let following else { return true }
      let joins = previous.properties.isEmoji || previous == "\u{FE0F}"
      return !(joins && previous.value > 0x7F && following.properties.isEmoji)
    }
    // Fillers are letters to Unicode, and show nothing.
    if [0x115F, 0x1160, 0x3164, 0xFFA0].contains(scalar.value) { return true }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      true
    default: false
    }
  }
}
