import CNcurses
import Drawing

/// The capabilities of the open terminal's description (terminfo), without the pauses that
/// terminals of long ago needed. What it cannot do is empty.
struct Capabilities {
  /// Blanks the screen, and moves to its first cell.
  let clear = Self.string("clear")
  /// Ends all attributes and, as far as is known, colours.
  let plain: [UInt8]
  /// Heavier.
  let bold = Self.string("bold")
  /// Fainter.
  let dim = Self.string("dim")
  /// Foreground and background exchanged.
  let reversed: [UInt8]
  /// Ends the colour behind what is written and nothing else; empty where that is not known. Who
  /// ends colours by 39 and 49 of ECMA-48 knows each of them alone.
  let endGround =
    Self.string("op") == Array("\u{1B}[39;49m".utf8) ? Array("\u{1B}[49m".utf8) : [UInt8]()
  private let cursorAddress = Self.string("cup")
  private let setForeground = Self.string("setaf")
  private let setBackground = Self.string("setab")
  /// True if its colours are numbered by their red, green and blue (`xterm-direct`).
  private let isDirect = unknot_color_count() > 256
  /// True if it has more colours than its description says.
  private let isUnderstated: Bool

  /// Reverse video on and off; empty if only cells can do that.
  let flash: (on: [UInt8], off: [UInt8])

  /// Rings.
  let bell = Self.string("bel")

  /// True if the last column can be written without the screen scrolling.
  let hasLastCell = !unknot_has("am") || unknot_has("xenl")

  /// Reads the description of the terminal that was opened last.
  ///
  /// - Parameter depth: The number of colours that it is known to have.
  init(depth: Theme.Depth = .none) {
    isUnderstated = depth == .palette256 && unknot_color_count() < 256
    var plain = Self.string("sgr0")
    let text = String(decoding: plain, as: UTF8.self)
    if !text.contains("[m") && !text.contains("[0") { plain += Self.string("op") }
    self.plain = plain
    let reversed = Self.string("rev")
    self.reversed = reversed.isEmpty ? Self.string("smso") : reversed
    flash = Self.flash(unknot_capability("flash").map { String(cString: $0) } ?? "")
  }

  /// Moves the cursor.
  func move(toX x: Int, y: Int) -> [UInt8] { Self.filled(cursorAddress, y, x) }

  /// Sets the colour of what is written.
  func foreground(_ color: Color) -> [UInt8] { set(color, by: setForeground, kind: 38) }

  /// Sets the colour behind what is written.
  func background(_ color: Color) -> [UInt8] { set(color, by: setBackground, kind: 48) }

  /// Descriptions have no string for colours by their parts that all terminals share; those that
  /// have such colours take this one.
  private func set(_ color: Color, by capability: [UInt8], kind: Int) -> [UInt8] {
    switch color {
    case .rgb(let color):
      return Array("\u{1B}[\(kind);2;\(color.red);\(color.green);\(color.blue)m".utf8)
    case .palette(let number):
      if isUnderstated { return Array("\u{1B}[\(kind);5;\(number)m".utf8) }
      return Self.filled(capability, isDirect ? DirectColor.number(ofPalette: number) : number)
    }
  }

  /// A parameterised string with its numbers (`tparm`); empty where the terminal has none.
  static func filled(_ string: [UInt8], _ first: Int, _ second: Int = 0) -> [UInt8] {
    let pattern = string.map { CChar(bitPattern: $0) } + [0]
    guard !string.isEmpty, var text = unknot_filled(pattern, Int32(first), Int32(second)) else {
      return []
    }
    // Not a `String`: some terminals take positions as bytes.
    var bytes: [UInt8] = []
    while text.pointee != 0 {
      bytes.append(UInt8(bitPattern: text.pointee))
      text += 1
    }
    return bytes
  }

  /// A string of the description; empty where it has none.
  static func string(_ name: String) -> [UInt8] {
    unknot_capability(name).map { Array(withoutPauses(String(cString: $0)).utf8) } ?? []
  }

  /// Splits the flash capability at the pause between its halves.
  static func flash(_ text: String) -> (on: [UInt8], off: [UInt8]) {
    guard let start = text.firstIndex(of: "$"), let end = text.firstIndex(of: ">"), start < end
    else { return ([], []) }
    let off = withoutPauses(String(text[text.index(after: end)...]))
    return off.isEmpty ? ([], []) : (Array(text[..<start].utf8), Array(off.utf8))
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

/// Colours of terminals that take them by red, green and blue.
enum DirectColor {
  /// Red, green and blue, a byte each, of a colour of xterm's palette.
  ///
  /// Such terminals take the lowest numbers for places in a palette, up to 256 of them: what would
  /// be so low gets a trace of red.
  static func number(ofPalette color: Int) -> Int {
    let number: Int
    switch color {
    case 16...231:
      let levels = [0, 95, 135, 175, 215, 255]
      let (red, green, blue) = ((color - 16) / 36, (color - 16) / 6 % 6, (color - 16) % 6)
      number = levels[red] << 16 | levels[green] << 8 | levels[blue]
    case 232...255: number = (8 + 10 * (color - 232)) * 0x01_0101
    // The first sixteen are the terminal's own, of which eight can be had.
    default: return color & 7
    }
    return number < 256 ? number | 0x01_0000 : number
  }
}
