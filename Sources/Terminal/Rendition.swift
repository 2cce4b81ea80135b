/// What turns something about how the terminal writes on or off.
struct Rendition {
  let bytes: [UInt8]
  /// Whether it may be one sequence with its neighbour.
  private let canJoin: Bool

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    canJoin =
      bytes.starts(with: "\u{1B}[".utf8) && bytes.last == UInt8(ascii: "m")
      && bytes.dropFirst(2).dropLast().allSatisfy { (0x30...0x3B).contains($0) }
  }

  /// Appends it, in one sequence with the one before where both are of the shape that allows it:
  /// `\e[1m` and `\e[38;5;114m` are `\e[1;38;5;114m` (ECMA-48, 8.3.117). `isOpen` says whether the
  /// bytes end with one that may be joined.
  func append(to output: inout [UInt8], isOpen: inout Bool) {
    guard !bytes.isEmpty else { return }
    if isOpen && canJoin {
      output.removeLast()
      // What ends all others may leave its number out, but not here.
      if output.last == UInt8(ascii: "[") { output.append(UInt8(ascii: "0")) }
      output.append(UInt8(ascii: ";"))
      output += bytes[2...]
    } else {
      output += bytes
    }
    isOpen = canJoin
  }
}
