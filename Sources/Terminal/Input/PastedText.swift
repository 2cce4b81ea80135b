/// The text of a bracketed paste (mode 2004), between `ESC [ 200 ~` and `ESC [ 201 ~`.
struct PastedText {
  /// The sequences that turn bracketed paste on and off.
  static let mode = (on: Array("\u{1B}[?2004h".utf8), off: Array("\u{1B}[?2004l".utf8))

  private static let end = Array("\u{1B}[201~".utf8)
  /// The most bytes of a paste. No field here needs more.
  private static let longest = 4_096

  private var bytes: [UInt8] = []
  /// True if the text was used already. Later bytes are dropped up to the end.
  private(set) var isOver = false
  /// The number of matched bytes of the end sequence.
  private var matched = 0

  /// Adds a byte.
  /// - Returns: True if the byte was the last one.
  mutating func receive(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count
    }
    for byte in Self.end[..<matched] { append(byte) }
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { append(byte) }
    return false
  }

  /// Drops the text, and all bytes up to the end.
  mutating func abandon() {
    isOver = true
    bytes = []
  }

  private mutating func append(_ byte: UInt8) {
    if !isOver && bytes.count < Self.longest { bytes.append(byte) }
  }

  /// The text in one line, without control characters or changes of direction.
  var text: String {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar != "\u{FFFD}" {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        let isBlank = scalar.properties.isWhitespace
        if isBlank, !text.isEmpty, text.last != " " { text.append(" ") }
      // The joiners of emoji and scripts do not change the direction.
      case .format where scalar != "\u{200D}" && scalar != "\u{200C}": break
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text.last == " " ? String(text.dropLast()) : text
  }
}
