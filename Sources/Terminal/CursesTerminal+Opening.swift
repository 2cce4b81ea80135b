import CNcurses
import Screen

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

  /// What ends everything that a screen turns on, without asking ncurses, for `CrashGuard`.
  static func resetSequence() -> [UInt8] {
    let mouse = unknot_capability("kmous") == nil ? "" : "\u{1B}[?1006l\u{1B}[?1000l"
    let parts = ["sgr0", "op", "rmkx", "cnorm", "rmcup"].map(Capabilities.string)
    let flash = Capabilities.flash(unknot_capability("flash").map { String(cString: $0) } ?? "")
    return Array(mouse.utf8) + flash.off + parts.joined()
  }

  /// Streams of our own, as ncurses wants them: the program's stay as they are.
  static func openStreams(
    input: Int32, output: Int32
  ) throws(TerminalError) -> [UnsafeMutablePointer<FILE>] {
    var streams: [UnsafeMutablePointer<FILE>] = []
    for (descriptor, mode) in [(input, "r"), (output, "w")] {
      let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
      let code = errno
      guard copy >= 0, let stream = fdopen(copy, mode) else {
        if copy >= 0 { Self.closeDescriptor(copy) }
        for stream in streams { fclose(stream) }
        throw .system(call: "dup", code: code)
      }
      streams.append(stream)
    }
    return streams
  }

  private static func closeDescriptor(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  /// How many colours are used: those of the terminal, if the person has nothing against colours.
  static func depth(environment: [String: String]) -> Theme.Depth {
    let count = unknot_color_count()
    let isUnwanted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    guard !isUnwanted, count >= 8, unknot_capability("setaf") != nil else { return .none }
    return count >= 256 ? .palette256 : count >= 16 ? .sixteen : .eight
  }

  /// A number of columns or rows that the environment asks for.
  static func dimension(_ text: String?) -> Int? {
    guard let text, let value = Int(text), (1...1000).contains(value) else { return nil }
    return value
  }

  /// The size that the terminal gives itself, 80 by 24 if it does not know, as over a serial line;
  /// never nothing, never more than anybody's screen.
  static func askForSize(of output: Int32, fixed: (columns: Int?, rows: Int?)) -> Size {
    var window = winsize()
    let isKnown = ioctl(output, UInt(TIOCGWINSZ), &window) == 0
    let columns = isKnown && window.ws_col > 0 ? Int(window.ws_col) : 80
    let rows = isKnown && window.ws_row > 0 ? Int(window.ws_row) : 24
    return Size(
      columns: min(fixed.columns ?? columns, 1000), rows: min(fixed.rows ?? rows, 1000))
  }

  /// Keys one by one and unseen, function keys as one, the mouse, no cursor.
  func configureInput() {
    cbreak()
    noecho()
    nonl()
    curs_set(0)
    // Ctrl-S would stop the clock's picture, Ctrl-V and Ctrl-O swallow keys.
    if var settings = terminalSettings(of: output) {
      settings.c_iflag &= ~tcflag_t(IXON)
      settings.c_lflag &= ~tcflag_t(IEXTEN)
      // A line feed goes down, and nowhere else.
      settings.c_oflag &= ~tcflag_t(ONLCR)
      setTerminalSettings(settings, of: output)
      def_prog_mode()
    }
    keypad(keys, true)
    nodelay(keys, true)
    set_escdelay(25)
    // Left to ncurses, the mouse would be read by a call that waits for more after each event that
    // was not asked for; so its sequences pass through to the decoder.
    if let prefix = unknot_capability("kmous") { define_key(prefix, 0) }
    define_key("\u{1B}[<", 0)
  }

  /// Turns reports of clicks and the wheel on or off, where keys are read and the terminal has them.
  func setMouse(on: Bool) {
    guard descriptor != nil, unknot_capability("kmous") != nil else { return }
    send(Array((on ? "\u{1B}[?1000h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1000l").utf8))
  }

  /// Writes to the terminal, all of it, unless the terminal is gone.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { part in
        retrying { write(output, part.baseAddress, part.count) }
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0 && errno == EAGAIN {
        // Somebody who shares the terminal lets nobody wait in `write`.
        var set = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        guard poll(&set, 1, -1) >= 0 || errno == EINTR else { return }
      } else {
        return
      }
    }
  }
}
