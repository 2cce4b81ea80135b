import CNcurses

/// What the description of the open terminal (terminfo) says to send it, without the pauses that
/// terminals of long ago needed. What it cannot do is empty.
struct Capabilities {
  /// Blanks the screen, and moves to its first cell.
  let clear = Self.string("clear")
  /// Blanks the rest of the line.
  let clearLine = Self.string("el")
  /// To a row and a column.
  let moveTo = NumberPattern(Self.string("cup"))
  /// To a column of this row.
  let moveToColumn = NumberPattern(Self.string("hpa"))
  /// To a row, in this column.
  let moveToRow = NumberPattern(Self.string("vpa"))
  /// Right by some columns.
  let moveRight = NumberPattern(Self.string("cuf"))
  /// Left by some columns.
  let moveLeft = NumberPattern(Self.string("cub"))
  /// Left by one.
  let left = Self.string("cub1")
  /// Down by one; a line feed on most, which `CursesTerminal` keeps from returning to column 0.
  let down = Self.string("cud1")

  /// Ends all attributes and, as far as is known, colours.
  let plain: Rendition
  /// The same where no other set of characters can be in use, since none is ever asked for.
  let end: Rendition
  /// Heavier.
  let bold = Rendition(Self.string("bold"))
  /// Fainter.
  let dim = Rendition(Self.string("dim"))
  /// Ink and ground changed over.
  let reversed: Rendition
  /// A colour for what is written.
  let ink = NumberPattern(Self.string("setaf"))
  /// A colour for what is behind it.
  let ground = NumberPattern(Self.string("setab"))

  /// What turns the picture over and back; empty where only cells can do that.
  let flash: (on: [UInt8], off: [UInt8])

  /// Whether the last column can be written without the screen moving up.
  let hasLastCell = !unknot_has("am") || unknot_has("xenl")

  /// Reads the description of the terminal that was opened last.
  init() {
    var plain = Self.string("sgr0")
    let text = String(decoding: plain, as: UTF8.self)
    if !text.contains("[m") && !text.contains("[0") { plain += Self.string("op") }
    self.plain = Rendition(plain)
    end = Rendition(Self.withoutCharacterSets(plain))
    let reversed = Self.string("rev")
    self.reversed = Rendition(reversed.isEmpty ? Self.string("smso") : reversed)
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
