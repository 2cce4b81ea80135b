/// A scan of a file's bytes that finds line starts, and rejects input that is expensive to parse.
///
/// Yams recurses into nested values and compares keys through aliases, with no limit below 1000
/// levels. So both are limited before it runs. The scan does not parse YAML. It may count too
/// little, which is detected after parsing; the limits are far above any real routine.
struct SourceScan {
  private(set) var lineStarts: [Int] = [0]
  private var columns: [Int] = []
  private var flowDepth = 0
  private var structure = 0
  private var aliases = 0
  private var firstAnchor: SourceLocation?
  private var lineStart = 0

  /// Scans valid UTF-8.
  mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    lineStarts.reserveCapacity(bytes.count / 24 + 1)
    var index = try enterLine(at: 0, bytes)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || (byte == 0x0D && !isLineFeed(index + 1, bytes)) {
        lineStarts.append(index + 1)
        index = try enterLine(at: index + 1, bytes)
        continue
      }
      if byte < 0x20 || byte >= 0x7F { try refuseControl(at: index, bytes) }
      try count(byte, at: index, bytes)
      index += 1
    }
    if let firstAnchor, aliases > Limits.aliases {
      throw .anchor(at: firstAnchor)
    }
  }

  private func isLineFeed(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    index < bytes.count && bytes[index] == 0x0A
  }

  /// Reads a line's indentation and the dashes that open lists. Returns the offset of the content.
  private mutating func enterLine(
    at start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(Diagnostic) -> Int {
    lineStart = start
    var index = start
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D, bytes[index] != 0x23
    else { return index }
    try countStructure(at: index, bytes)
    if flowDepth > 0 { return index }
    while true {
      let column = index - start
      while let last = columns.last, last > column { columns.removeLast() }
      if columns.last != column { columns.append(column) }
      try checkDepth(at: index, bytes)
      // A dash or a question mark before a blank opens a list or a mapping on the same line.
      guard index + 1 < bytes.count, bytes[index] == 0x2D || bytes[index] == 0x3F,
        bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09
      else { return index }
      index += 1
      while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
      guard index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D else { return index }
      try countStructure(at: index, bytes)
    }
  }

  private mutating func count(
    _ byte: UInt8, at index: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(Diagnostic) {
    switch byte {
    case 0x5B, 0x7B:  // [ {
      if index > 0, isWordLike(bytes[index - 1]) || bytes[index - 1] == 0x28 { return }
      flowDepth += 1
      try countStructure(at: index, bytes)
      try checkDepth(at: index, bytes)
    case 0x5D, 0x7D:  // ] }
      flowDepth = max(0, flowDepth - 1)
    case 0x2C:  // ,
      try countStructure(at: index, bytes)
    case 0x26, 0x2A:  // & *
      guard index + 1 < bytes.count, isWordLike(bytes[index + 1]),
        index == 0 || !isWordLike(bytes[index - 1])
      else { return }
      if byte == 0x2A {
        aliases += 1
      } else if firstAnchor == nil {
        firstAnchor = location(of: index, bytes)
      }
    default: break
    }
  }

  private func isWordLike(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x80...: true
    default: false
    }
  }

  private mutating func countStructure(
    at index: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(Diagnostic) {
    structure += 1
    guard structure > Limits.structure else { return }
    let location = location(of: index, bytes)
    throw Diagnostic(
      .error, .tooMany, at: location, length: 1,
      message: "this file has more than \(Limits.structure) lines and items",
      hint: "a routine has a few hundred")
  }

  private func checkDepth(
    at index: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(Diagnostic) {
    if columns.count + flowDepth > Limits.nesting { throw .tooDeep(at: location(of: index, bytes)) }
  }

  /// Rejects controls (but tabs), NEL, the Unicode line separators and noncharacters. YAML forbids
  /// most of them; the others would break lines where no editor does.
  private func refuseControl(
    at index: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(Diagnostic) {
    func byte(_ ahead: Int) -> UInt32 {
      index + ahead < bytes.count ? UInt32(bytes[index + ahead]) : 0
    }
    let scalar: UInt32
    switch bytes[index] {
    case 0x09, 0x0D: return
    case ..<0x20, 0x7F: scalar = byte(0)
    case 0xC2 where byte(1) < 0xA0: scalar = byte(1)
    case 0xE2 where byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9):
      scalar = 0x1F80 + byte(2)
    case 0xEF where byte(1) == 0xBB && byte(2) == 0xBF: scalar = 0xFEFF
    case 0xEF where byte(1) == 0xBF && byte(2) >= 0xBE: scalar = 0xFF40 + byte(2)
    default: return
    }
    let location = location(of: index, bytes)
    let digits = String(scalar, radix: 16, uppercase: true)
    let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    throw Diagnostic(
      .error, .controlCharacter, at: location, length: 1,
      message: "a control character (U+\(name)) cannot stand in a routine",
      hint: scalar == 0 ? "this may be no text file at all" : "take it out")
  }

  private func location(of index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> SourceLocation {
    let before = bytes[lineStart..<index]
    return SourceLocation(line: lineStarts.count, column: before.count { $0 & 0xC0 != 0x80 } + 1)
  }
}

extension Diagnostic {
  static func tooDeep(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, .tooDeep, at: location, length: 1,
      message: "lists and keys are nested more than \(Limits.nesting) deep",
      hint: "a routine needs about six levels")
  }

  static func anchor(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, .anchor, at: location, length: 1,
      message: "anchors and aliases (`&name`, `*name`) are not part of the routine language",
      hint: "write the text out, or put it in quotes if it is only text")
  }
}
