/// Splits bytes that arrive in pieces into lines. Rejects lines that are too long.
struct LineBuffer {
  /// The longest line, in bytes.
  let longest: Int
  /// True after a line that was too long. All later bytes are ignored.
  private(set) var isOverlong = false
  private var partial: [UInt8] = []

  init(longest: Int) {
    self.longest = longest
  }

  /// Appends bytes.
  /// - Returns: The completed lines, without newlines and without empty lines.
  mutating func append(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for byte in bytes where !isOverlong {
      if byte == UInt8(ascii: "\n") {
        if partial.last == UInt8(ascii: "\r") { partial.removeLast() }
        if !partial.isEmpty { lines.append(partial) }
        partial = []
      } else if partial.count < longest {
        partial.append(byte)
      } else {
        isOverlong = true
        partial = []
      }
    }
    return lines
  }
}
