/// The text of a bracketed paste (mode 2004), between `ESC [ 200 ~` and `ESC [ 201 ~`.
struct PastedText {
  /// The sequences that turn bracketed paste on and off.
  static let mode = (on: Array("\u{1B}[?2004h".utf8), off: Array("\u{1B}[?2004l".utf8))

  private static let end = Array("\u{1B}[201~".utf8)
  /// The most bytes that are kept: more than anybody pastes where text is typed here.
  private static let longest = 4_096

  private var bytes: [UInt8] = []
  /// True if its text is used. What still comes of it is dropped up to its end.
  private(set) var isOver = false
  /// The number of bytes of the end that have arrived.
  private var matched = 0

  /// Adds a byte.
  /// - Returns: True if it was the last.
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

  /// Drops its text, and what still comes of it.
  mutating func abandon() {
    isOver = true
    bytes = []
  }

  private mutating func append(_ byte: UInt8) {
    if !isOver && bytes.count < Self.longest { bytes.append(byte) }
  }

  /// The text in one line, without anything that could steer a terminal or turn its direction.
  var text: String {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar != "\u{FFFD}" {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        let isBlank = scalar.properties.isWhitespace
        if isBlank, !text.isEmpty, text.last != " " { text.append(" ") }
      // The joiners of emoji and scripts turn nothing.
      case .format where scalar != "\u{200D}" && scalar != "\u{200C}": break
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text.last == " " ? String(text.dropLast()) : text
  }
}
