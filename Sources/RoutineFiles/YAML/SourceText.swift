/// A position in a file.
struct SourceLocation: Hashable, Sendable {
  /// The line, counted from 1.
  var line: Int
  /// The column, counted from 1 in Unicode scalars.
  var column: Int

  static let beginning = SourceLocation(line: 1, column: 1)
}

/// The validated text of a file, with its line starts.
public struct SourceText: Sendable {
  /// The text, without a byte order mark.
  public let text: String
  /// The UTF-8 offset of each line's first byte.
  let lineStarts: [Int]

  /// Validates a file's bytes: UTF-8, at most 256 KiB, no control characters, no deeper nesting
  /// than ``Limits/nesting``. Line endings may be `\n` or `\r\n`.
  init(_ bytes: [UInt8]) throws(Diagnostic) {
    if bytes.count > Limits.fileBytes { throw .tooLarge }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Diagnostic(
        .error, .notUTF8, at: .beginning, message: "this file is UTF-16",
        hint: "save it as UTF-8")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Self.invalidByte(in: bytes)
    }
    self.text = text
    var scan = SourceScan()
    try bytes.withUnsafeBufferPointer { (buffer) throws(Diagnostic) in try scan.run(buffer) }
    lineStarts = scan.lineStarts
  }

  /// The repaired beginning of an invalid file, for showing its problem.
  init(unchecked bytes: [UInt8]) {
    // Repairs are slow if nothing is valid, and only the first problem is shown.
    let shown = bytes.prefix(Self.validPrefix(of: bytes) + 100)
    text = String(decoding: shown, as: UTF8.self)
    var starts = [0]
    var offset = 0
    for byte in text.utf8 {
      offset += 1
      if byte == 0x0A { starts.append(offset) }
    }
    lineStarts = starts
  }

  /// Returns a line, counted from 1, without its ending; empty after the last line.
  func line(_ number: Int) -> Substring {
    let utf8 = text.utf8
    let offsets = offsets(ofLine: number)
    let start = utf8.index(utf8.startIndex, offsetBy: offsets.lowerBound)
    var line = utf8[start..<utf8.index(utf8.startIndex, offsetBy: offsets.upperBound)]
    while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
    return Substring(line)
  }

  /// Returns the UTF-8 offsets of a line, counted from 1, with its ending; empty after the last
  /// line.
  private func offsets(ofLine number: Int) -> Range<Int> {
    guard lineStarts.indices.contains(number - 1) else { return 0..<0 }
    let next = number < lineStarts.count ? lineStarts[number] : text.utf8.count
    return lineStarts[number - 1]..<next
  }

  /// Returns the lines of a text without their `\n`. A `\r` stays. Splitting by `Character` would
  /// miss `\r\n`.
  static func lines(of text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Returns the text from a location to the end of its line.
  func rest(from location: SourceLocation) -> Substring {
    Substring(line(location.line).unicodeScalars.dropFirst(location.column - 1))
  }

  /// Returns the length of a value as written, in scalars: a quoted text with its quotes, or a
  /// plain one up to a comment or the end of the line.
  func length(of value: String, at location: SourceLocation) -> Int {
    let rest = rest(from: location).unicodeScalars
    if !value.isEmpty, rest.starts(with: value.unicodeScalars) { return value.unicodeScalars.count }
    if let quote = rest.first, quote == "\"" || quote == "'" {
      if let end = rest.dropFirst().firstIndex(of: quote) {
        return rest.distance(from: rest.startIndex, to: end) + 1
      }
    }
    var end = rest.endIndex
    var previous: Unicode.Scalar = "x"
    for index in rest.indices {
      if rest[index] == "#", previous == " " {
        end = index
        break
      }
      previous = rest[index]
    }
    let content = rest[..<end]
    return content.count - content.reversed().prefix { $0 == " " || $0 == "\t" }.count
  }

  /// Returns the location of a `#` that cuts off a plain text, with a letter or a digit right after
  /// it, as in `Use #2`. A real comment usually has a blank there. `nil` for quoted text.
  func cut(after value: String, at location: SourceLocation) -> SourceLocation? {
    // A quick check, since all texts are tested and hardly any line has a `#`.
    let offsets = offsets(ofLine: location.line)
    let isInLine = text.utf8.withContiguousStorageIfAvailable { $0[offsets].contains(0x23) }
    guard isInLine ?? true else { return nil }
    let rest = rest(from: location).unicodeScalars
    guard rest.starts(with: value.unicodeScalars) else { return nil }
    let behind = rest.dropFirst(value.unicodeScalars.count)
    let blanks = behind.prefix { $0 == " " || $0 == "\t" }.count
    let comment = behind.dropFirst(blanks)
    guard blanks > 0 || value.isEmpty, comment.first == "#", let next = comment.dropFirst().first,
      next.properties.isAlphabetic || ("0"..."9").contains(next)
    else { return nil }
    let length = value.unicodeScalars.count + blanks
    return SourceLocation(line: location.line, column: location.column + length)
  }

  /// The number of lines, not counting an empty last one.
  var lineCount: Int {
    lineStarts.last == text.utf8.count ? max(1, lineStarts.count - 1) : lineStarts.count
  }

  /// The location of a byte.
  func location(ofByte offset: Int) -> SourceLocation {
    let line = (lineStarts.lastIndex { $0 <= offset } ?? 0) + 1
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: lineStarts[line - 1])
    let end = utf8.index(start, offsetBy: offset - lineStarts[line - 1], limitedBy: utf8.endIndex)
    return SourceLocation(
      line: line, column: text.unicodeScalars[start..<(end ?? utf8.endIndex)].count + 1)
  }

  private static func invalidByte(in bytes: [UInt8]) -> Diagnostic {
    let offset = validPrefix(of: bytes)
    let location = SourceText(unchecked: Array(bytes.prefix(offset))).location(ofByte: offset)
    let byte = offset < bytes.count ? String(bytes[offset], radix: 16, uppercase: true) : "?"
    return Diagnostic(
      .error, .notUTF8, at: location, length: 1,
      message: "byte 0x\(byte) is not UTF-8", hint: "save the file as UTF-8")
  }

  /// Returns the number of bytes before the first invalid UTF-8.
  private static func validPrefix(of bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var count = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { count += scalar.count }
    return count
  }
}

extension Diagnostic {
  /// A file over the size limit, whose text is not read.
  static let tooLarge = Diagnostic(
    .error, .tooLarge, at: .beginning,
    message: "this file is larger than \(Limits.fileBytes / 1024) KiB",
    hint: "a routine is a few KiB")
}
