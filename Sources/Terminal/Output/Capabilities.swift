import CNcurses
import Drawing

/// The capabilities of the open terminal (terminfo), without the padding for old terminals. A
/// missing capability is empty.
struct Capabilities {
  /// Clears the screen and moves to the first cell.
  let clear = Self.string("clear")
  /// Resets all attributes and, where known, colours.
  let plain: [UInt8]
  /// Bold text.
  let bold = Self.string("bold")
  /// Dim text.
  let dim = Self.string("dim")
  /// Reverse video.
  let reversed: [UInt8]
  /// Resets the background colour alone; empty if unknown. A terminal that resets colours by 39 and
  /// 49 of ECMA-48 understands each of them separately.
  let endGround =
    Self.string("op") == Array("\u{1B}[39;49m".utf8) ? Array("\u{1B}[49m".utf8) : [UInt8]()
  private let cursorAddress = Self.string("cup")
  private let setForeground = Self.string("setaf")
  private let setBackground = Self.string("setab")
  /// True if colours are numbered by red, green and blue (`xterm-direct`).
  private let isDirect = unknot_color_count() > 256
  /// True if the terminal has more colours than its description says.
  private let isUnderstated: Bool

  /// Reverse video of the whole screen on and off; empty if unsupported.
  let flash: (on: [UInt8], off: [UInt8])

  /// Rings the bell.
  let bell = Self.string("bel")

  /// True if writing the last column of the last row does not scroll the screen.
  let hasLastCell = !unknot_has("am") || unknot_has("xenl")

  /// Reads the description of the terminal that was opened last.
  ///
  /// - Parameter depth: The known number of colours.
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

  /// Returns the sequence that moves the cursor to a cell, counted from 0.
  func move(toX x: Int, y: Int) -> [UInt8] { Self.filled(cursorAddress, y, x) }

  /// Returns the sequence that sets the foreground colour.
  func foreground(_ color: Color) -> [UInt8] { set(color, by: setForeground, kind: 38) }

  /// Returns the sequence that sets the background colour.
  func background(_ color: Color) -> [UInt8] { set(color, by: setBackground, kind: 48) }

  /// Terminfo has no common capability for 24-bit colours. Terminals that have them accept this
  /// sequence.
  private func set(_ color: Color, by capability: [UInt8], kind: Int) -> [UInt8] {
    switch color {
    case .rgb(let color):
      return Array("\u{1B}[\(kind);2;\(color.red);\(color.green);\(color.blue)m".utf8)
    case .palette(let number):
      if isUnderstated { return Array("\u{1B}[\(kind);5;\(number)m".utf8) }
      return Self.filled(capability, isDirect ? DirectColor.number(ofPalette: number) : number)
    }
  }

  /// Returns a parameterised capability with its numbers (`tparm`); empty if the terminal lacks it.
  static func filled(_ string: [UInt8], _ first: Int, _ second: Int = 0) -> [UInt8] {
    let pattern = string.map { CChar(bitPattern: $0) } + [0]
    guard !string.isEmpty, var text = unknot_filled(pattern, Int32(first), Int32(second)) else {
      return []
    }
    // Bytes, not a `String`: some terminals take positions as raw bytes.
    var bytes: [UInt8] = []
    while text.pointee != 0 {
      bytes.append(UInt8(bitPattern: text.pointee))
      text += 1
    }
    return bytes
  }

  /// Returns a string capability; empty if the terminal lacks it.
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

  /// Removes padding such as `$<5>`, which must not be sent.
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

/// Colours of terminals that number them by red, green and blue.
enum DirectColor {
  /// Returns the number of a colour of xterm's palette: red, green and blue, one byte each.
  ///
  /// Such terminals take the lowest numbers, up to 256 of them, as indices of a palette. A colour
  /// with so low a number gets a trace of red.
  static func number(ofPalette color: Int) -> Int {
    let number: Int
    switch color {
    case 16...231:
      let levels = [0, 95, 135, 175, 215, 255]
      let (red, green, blue) = ((color - 16) / 36, (color - 16) / 6 % 6, (color - 16) % 6)
      number = levels[red] << 16 | levels[green] << 8 | levels[blue]
    case 232...255: number = (8 + 10 * (color - 232)) * 0x01_0101
    // The first sixteen are the terminal's own; eight of them can be addressed.
    default: return color & 7
    }
    return number < 256 ? number | 0x01_0000 : number
  }
}
