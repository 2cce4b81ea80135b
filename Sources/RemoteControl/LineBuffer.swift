/// A splitter of bytes that arrive in pieces into lines. A line that is longer than allowed is not
/// kept.
struct LineBuffer {
  /// The longest line, in bytes.
  let longest: Int
  /// True once a line was longer than that. Nothing is taken from then on.
  private(set) var isOverlong = false
  private var partial: [UInt8] = []

  init(longest: Int) {
    self.longest = longest
  }

  /// Appends bytes.
  /// - Returns: The lines that are whole now, without their ends and without those that are empty.
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
