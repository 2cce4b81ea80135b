/// Up to eight bytes, kept in place: an array would be one more place of memory to wait for.
struct ShortBytes: Equatable {
  private var packed: UInt64 = 0
  private(set) var count = 0

  /// Adds a byte behind the others.
  /// - Returns: Whether there was room for it.
  mutating func append(_ byte: UInt8) -> Bool {
    guard count < 8 else { return false }
    packed |= UInt64(byte) << UInt64(8 * count)
    count += 1
    return true
  }

  func append(to bytes: inout [UInt8]) {
    var rest = packed
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
