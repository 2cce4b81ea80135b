import CNcurses
import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the person's locale says about the characters of the terminal.
enum TerminalLocale {
  /// Takes over the character set that the environment names, as ncurses needs it; where it names
  /// none or one that is not installed, ASCII.
  /// - Returns: Whether it is UTF-8.
  static func adopt(environment: [String: String]) -> Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    guard setlocale(LC_CTYPE, name ?? "C") != nil else {
      setlocale(LC_CTYPE, "C")
      return false
    }
    guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: codeset).uppercased().filter { $0 != "-" } == "UTF8"
  }

  /// The signs that a terminal can show. The consoles of Linux and of the VT series have fonts
  /// without braille and without parts of blocks.
  static func glyphs(isUTF8: Bool, terminal: String) -> GlyphSet {
    let isSimple = terminal == "linux" || terminal.hasPrefix("linux-") || terminal.hasPrefix("vt")
    return isUTF8 && !isSimple ? .unicode : .ascii
  }
}
