import CNcurses
import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CursesTerminal {
  /// The type of the terminal, known to be able to show a screen.
  static func checkedType(_ type: String?, output: Int32) throws(TerminalError) -> String {
    guard let type, !type.isEmpty else { throw .typeUnset }
    // A name with a slash or longer than any description's would be a path.
    guard type.utf8.count < 128, !type.contains("/"), unknot_look_up(type, output) == 1 else {
      throw .typeUnknown(type)
    }
    guard unknot_capability("cup") != nil, unknot_capability("clear") != nil else {
      throw .typeTooSimple(type)
    }
    return type
  }

  /// A number of columns or rows that the environment asks for.
  static func dimension(_ text: String?) -> Int? {
    guard let text, let value = Int(text), (1...1000).contains(value) else { return nil }
    return value
  }

  /// The size that the terminal gives itself. If it does not know, as over a serial line, that of
  /// the environment, else 80 by 24: a shell exports a size that a window had long ago. Never
  /// nothing, never more than anybody's screen.
  static func askForSize(of output: Int32, otherwise: (columns: Int?, rows: Int?)) -> Size {
    var window = winsize()
    let isKnown = ioctl(output, UInt(TIOCGWINSZ), &window) == 0
    let columns = isKnown && window.ws_col > 0 ? Int(window.ws_col) : otherwise.columns ?? 80
    let rows = isKnown && window.ws_row > 0 ? Int(window.ws_row) : otherwise.rows ?? 24
    return Size(columns: min(columns, 1000), rows: min(rows, 1000))
  }

  /// Keys one by one and unseen, and lines that nothing is added to.
  static func screenSettings(from found: termios) -> termios {
    var settings = found
    // Ctrl-S would stop the clock's picture, Ctrl-V and Ctrl-O swallow keys.
    settings.c_iflag &= ~tcflag_t(ICRNL | IXON)
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    // A Ctrl-C within a paste would throw away the paste's begin, and leave its rest as keys.
    settings.c_lflag |= tcflag_t(ISIG | NOFLSH)
    // A line feed goes down, and nowhere else.
    settings.c_oflag &= ~tcflag_t(ONLCR)
    readWithoutWaiting(&settings)
    return settings
  }
}

/// The sequences that a screen turns on at the open terminal, and their reverse.
struct ScreenSwitches {
  /// Its own screen, keys that send what the description says, no cursor; clicks, the wheel and
  /// pastes, where keys are read.
  let on: [UInt8]
  /// The sequences that take it back from any position of the cursor.
  let off: [UInt8]

  private static let mouse = (
    on: Array("\u{1B}[?1000h\u{1B}[?1006h".utf8), off: Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)
  )

  init(hasKeys: Bool, hasMouse: Bool = true) {
    let mouse =
      hasKeys && hasMouse && unknot_capability("kmous") != nil ? Self.mouse : (on: [], off: [])
    // Another kind of terminal might print it.
    let isCommon = Capabilities.string("cup").starts(with: [0x1B, UInt8(ascii: "[")])
    let paste = hasKeys && isCommon ? PastedText.mode : (on: [], off: [])
    on = ["smcup", "smkx", "civis"].flatMap(Capabilities.string) + mouse.on + paste.on
    let flash = Capabilities.flash(unknot_capability("flash").map { String(cString: $0) } ?? "")
    let ends = ["sgr0", "op", "rmkx", "cnorm", "rmcup"].flatMap(Capabilities.string)
    off = paste.off + mouse.off + flash.off + ends
  }

  /// Returns the sequences that take it back, with the cursor below the picture if that stays.
  func off(lastRow row: Int) -> [UInt8] {
    Capabilities.filled(Capabilities.string("cup"), row) + off + [UInt8(ascii: "\r")]
  }
}
