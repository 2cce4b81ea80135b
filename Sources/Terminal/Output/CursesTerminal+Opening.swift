import CNcurses
import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CursesTerminal {
  /// Returns the terminal's type if it can show a screen.
  static func checkedType(_ type: String?, output: Int32) throws(TerminalError) -> String {
    guard let type, !type.isEmpty else { throw .typeUnset }
    // A name with a slash would be a path; no description has so long a name.
    guard type.utf8.count < 128, !type.contains("/"), unknot_look_up(type, output) == 1 else {
      throw .typeUnknown(type)
    }
    guard unknot_capability("cup") != nil, unknot_capability("clear") != nil else {
      throw .typeTooSimple(type)
    }
    return type
  }

  /// Returns a number of columns or rows from the environment, from 1 to 1000; `nil` if invalid.
  static func dimension(_ text: String?) -> Int? {
    guard let text, let value = Int(text), (1...1000).contains(value) else { return nil }
    return value
  }

  /// Returns the size by the terminal itself. If it is unknown, as over a serial line, the
  /// environment's size, else 80 by 24: a shell may export the size of an old window. At least 1 by
  /// 1, and never more than any real screen.
  static func askForSize(of output: Int32, otherwise: (columns: Int?, rows: Int?)) -> Size {
    var window = winsize()
    let isKnown = ioctl(output, UInt(TIOCGWINSZ), &window) == 0
    let columns = isKnown && window.ws_col > 0 ? Int(window.ws_col) : otherwise.columns ?? 80
    let rows = isKnown && window.ws_row > 0 ? Int(window.ws_row) : otherwise.rows ?? 24
    return Size(columns: min(columns, 1000), rows: min(rows, 1000))
  }

  /// Returns settings for keys one by one without echo, and output without translation of newlines.
  static func screenSettings(from found: termios) -> termios {
    var settings = found
    // Ctrl-S would freeze the display; Ctrl-V and Ctrl-O would swallow keys.
    settings.c_iflag &= ~tcflag_t(ICRNL | IXON)
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    // Ctrl-C within a paste would flush the paste's beginning, and leave the rest as keys.
    settings.c_lflag |= tcflag_t(ISIG | NOFLSH)
    // A line feed moves down only.
    settings.c_oflag &= ~tcflag_t(ONLCR)
    readWithoutWaiting(&settings)
    return settings
  }
}

/// The sequences that switch a terminal to full-screen mode, and back.
struct ScreenSwitches {
  /// The sequences for the alternate screen, keypad mode and a hidden cursor; with keys also mouse
  /// and bracketed paste.
  let on: [UInt8]
  /// The reverse sequences, from any position of the cursor.
  let off: [UInt8]

  private static let mouse = (
    on: Array("\u{1B}[?1000h\u{1B}[?1006h".utf8), off: Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)
  )

  init(hasKeys: Bool, hasMouse: Bool = true) {
    let mouse =
      hasKeys && hasMouse && unknot_capability("kmous") != nil ? Self.mouse : (on: [], off: [])
    // Other kinds of terminals might print the sequence.
    let isCommon = Capabilities.string("cup").starts(with: [0x1B, UInt8(ascii: "[")])
    let paste = hasKeys && isCommon ? PastedText.mode : (on: [], off: [])
    on = ["smcup", "smkx", "civis"].flatMap(Capabilities.string) + mouse.on + paste.on
    let flash = Capabilities.flash(unknot_capability("flash").map { String(cString: $0) } ?? "")
    let ends = ["sgr0", "op", "rmkx", "cnorm", "rmcup"].flatMap(Capabilities.string)
    off = paste.off + mouse.off + flash.off + ends
  }

  /// Returns the reverse sequences, with the cursor below the picture in case it stays visible.
  func off(lastRow row: Int) -> [UInt8] {
    Capabilities.filled(Capabilities.string("cup"), row) + off + [UInt8(ascii: "\r")]
  }
}
