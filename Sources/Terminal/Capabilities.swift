import CNcurses

/// What the description of the open terminal (terminfo) says to send it, without the pauses that
/// terminals of long ago needed. What it cannot do is empty.
struct Capabilities {
  /// A string of the description with places for numbers. It remembers what it was filled to: the
  /// same few places of a screen are written again and again, and working one out takes longer than
  /// all else about a cell.
  final class Pattern {
    private let text: [CChar]
    private var known: [SIMD2<Int>: [UInt8]?] = [:]

    fileprivate init(_ text: [UInt8]) {
      self.text = text.isEmpty ? [] : text.map { CChar(bitPattern: $0) } + [0]
    }

    /// The string with numbers put in; `nil` if the terminal has none.
    func filled(_ first: Int, _ second: Int = 0) -> [UInt8]? {
      let key = SIMD2(first, second)
      if let known = known[key] { return known }
      let bytes = worked(first, second)
      known[key] = bytes
      return bytes
    }

    private func worked(_ first: Int, _ second: Int) -> [UInt8]? {
      guard !text.isEmpty, let start = unknot_filled(text, Int32(first), Int32(second)) else {
        return nil
      }
      var bytes: [UInt8] = []
      var place = start
      while place.pointee != 0 {
        bytes.append(UInt8(bitPattern: place.pointee))
        place += 1
      }
      return bytes
    }
  }

  /// Blanks the screen, and moves to its first cell.
  let clear = Self.string("clear")
  /// Blanks the rest of the line.
  let clearLine = Self.string("el")
  /// To a row and a column.
  let moveTo = Pattern(Self.string("cup"))
  /// To a column of this row.
  let moveToColumn = Pattern(Self.string("hpa"))
  /// To a row, in this column.
  let moveToRow = Pattern(Self.string("vpa"))
  /// Right by some columns.
  let moveRight = Pattern(Self.string("cuf"))
  /// Left by some columns.
  let moveLeft = Pattern(Self.string("cub"))
  /// Left by one.
  let left = Self.string("cub1")
  /// Down by one; a line feed on most, which `CursesTerminal` keeps from returning to column 0.
  let down = Self.string("cud1")

  /// Ends all attributes and, as far as is known, colours.
  let plain: [UInt8]
  /// The same where no other set of characters can be in use, since none is ever asked for.
  let end: [UInt8]
  /// Heavier.
  let bold = Self.string("bold")
  /// Fainter.
  let dim = Self.string("dim")
  /// Ink and ground changed over.
  let reversed: [UInt8]
  /// A colour for what is written.
  let ink = Pattern(Self.string("setaf"))
  /// A colour for what is behind it.
  let ground = Pattern(Self.string("setab"))

  /// What turns the picture over and back; empty where only cells can do that.
  let flash: (on: [UInt8], off: [UInt8])

  /// Whether the last column can be written without the screen moving up.
  let hasLastCell = !unknot_has("am") || unknot_has("xenl")

  /// Reads the description of the terminal that was opened last.
  init() {
    var plain = Self.string("sgr0")
    let text = String(decoding: plain, as: UTF8.self)
    if !text.contains("[m") && !text.contains("[0") { plain += Self.string("op") }
    self.plain = plain
    end = Self.withoutCharacterSets(plain)
    let reversed = Self.string("rev")
    self.reversed = reversed.isEmpty ? Self.string("smso") : reversed
    flash = Self.flash(unknot_capability("flash").map { String(cString: $0) } ?? "")
  }

  /// A string of the description; empty where it has none.
  static func string(_ name: String) -> [UInt8] {
    unknot_capability(name).map { Array(withoutPauses(String(cString: $0)).utf8) } ?? []
  }

  /// A flash is told in one piece, its two halves set apart by a pause.
  static func flash(_ text: String) -> (on: [UInt8], off: [UInt8]) {
    guard let start = text.firstIndex(of: "$"), let end = text.firstIndex(of: ">"), start < end
    else { return ([], []) }
    let off = withoutPauses(String(text[text.index(after: end)...]))
    return off.isEmpty ? ([], []) : (Array(text[..<start].utf8), Array(off.utf8))
  }

  /// The bytes without what goes back to the usual set of characters.
  private static func withoutCharacterSets(_ bytes: [UInt8]) -> [UInt8] {
    let shiftIn: UInt8 = 0x0F
    let usual = Array("\u{1B}(B".utf8)
    var kept: [UInt8] = []
    for byte in bytes where byte != shiftIn {
      kept.append(byte)
      if kept.suffix(usual.count) == usual[...] { kept.removeLast(usual.count) }
    }
    return kept
  }

  /// Several looks one after the other, in one sequence where all are of the shape that allows it:
  /// `\e[1m` and `\e[38;5;114m` are `\e[1;38;5;114m` (ECMA-48, 8.3.117).
  static func joined(_ looks: [[UInt8]]) -> [UInt8] {
    let looks = looks.filter { !$0.isEmpty }
    guard looks.count > 1, looks.allSatisfy(isPlainRendition) else { return Array(looks.joined()) }
    let numbers = looks.map { $0.count == 3 ? Array("0".utf8)[...] : $0.dropFirst(2).dropLast() }
    return Array("\u{1B}[".utf8) + numbers.joined(separator: ";".utf8) + Array("m".utf8)
  }

  private static func isPlainRendition(_ look: [UInt8]) -> Bool {
    look.starts(with: "\u{1B}[".utf8) && look.last == UInt8(ascii: "m")
      && look.dropFirst(2).dropLast().allSatisfy { (0x30...0x3B).contains($0) }
  }

  /// Pauses are written as `$<5>`, which must not be sent.
  private static func withoutPauses(_ capability: String) -> String {
    var rest = Substring(capability)
    var text = ""
    while let start = rest.firstIndex(of: "$") {
      guard rest[start...].hasPrefix("$<"), let end = rest[start...].firstIndex(of: ">") else {
        break
      }
      text += rest[..<start]
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }
}
