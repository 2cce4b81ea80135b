import RoutineEngine

/// Sanitises text from files. Nothing in its results can control a terminal.
public enum CleanText {
  /// Returns the text in one line. Each run of white space becomes one space, with none at the
  /// ends. Control, bidirectional and invisible characters become U+FFFD.
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
    var isAfterSpace = true
    let clean = replacing(in: text) { scalar, isHarmful in
      defer { isAfterSpace = scalar.properties.isWhitespace }
      if scalar.properties.isWhitespace { return isAfterSpace ? nil : " " }
      return isHarmful ? "\u{FFFD}" : scalar
    }
    return String(clean.last == " " ? clean.dropLast() : clean[...])
  }

  /// Returns a clean line for a message, shortened to a number of characters.
  static func excerpt(_ text: String, limit: Int = 40) -> String {
    let clean = line(String(text.prefix(200)))
    return clean.count > limit ? clean.prefix(limit - 1) + "…" : clean
  }

  /// Returns part of a file's line for printing. Its white space stays; harmful characters become
  /// U+FFFD.
  public static func shown(_ text: some StringProtocol) -> String {
    String(
      replacing(in: text) { scalar, isHarmful in
        isHarmful && scalar != "\t" ? "\u{FFFD}" : scalar
      })
  }

  /// Replaces each scalar, or drops it for `nil`. Neighbours decide if a scalar is harmful.
  private static func replacing(
    in text: some StringProtocol,
    _ replacement: (_ scalar: Unicode.Scalar, _ isHarmful: Bool) -> Unicode.Scalar?
  ) -> String.UnicodeScalarView {
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    var iterator = text.unicodeScalars.makeIterator()
    var following = iterator.next()
    while let scalar = following {
      following = iterator.next()
      // Direction marks, legitimate in a right-to-left title, and the soft hyphen are invisible,
      // and dropped.
      if [0x200E, 0x200F, 0x061C, 0xAD].contains(scalar.value) { continue }
      let isHarmful = isHarmful(scalar, between: previous, and: following)
      if let replacement = replacement(scalar, isHarmful) { clean.append(replacement) }
      previous = scalar
    }
    return clean
  }

  /// Returns true for scalars that are not graphic, and for fillers. A zero-width joiner between
  /// two emoji is harmless.
  private static func isHarmful(
    _ scalar: Unicode.Scalar, between previous: Unicode.Scalar?, and following: Unicode.Scalar?
  ) -> Bool {
    if scalar.isASCII { return !scalar.isGraphic }
    if scalar == "\u{200D}" {
      guard let previous, let following else { return true }
      let joins = previous.properties.isEmoji || previous == "\u{FE0F}"
      return !(joins && previous.value > 0x7F && following.properties.isEmoji)
    }
    // Fillers are letters to Unicode, but invisible.
    return [0x115F, 0x1160, 0x3164, 0xFFA0].contains(scalar.value) || !scalar.isGraphic
  }
}
