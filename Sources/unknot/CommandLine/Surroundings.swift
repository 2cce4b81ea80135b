import Drawing
import Foundation
import Terminal

/// What the program was started in.
enum Surroundings {
  /// The variables of the environment, as they were at first.
  static let environment = ProcessInfo.processInfo.environment

  /// Whether keys can be read.
  static var hasKeys: Bool { isatty(STDIN_FILENO) == 1 }

  /// Whether somebody reads what is asked in lines, and can answer: what goes into a file is read
  /// afterwards.
  static var canAskInLines: Bool {
    var status = stat()
    guard hasKeys, fstat(STDOUT_FILENO, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return isatty(STDOUT_FILENO) == 1 || kind == S_IFIFO || kind == S_IFSOCK
  }

  /// Whether a screen can be drawn: standard output is a terminal that is not dumb. A terminal
  /// that turns out not to be known is an error of its own.
  static var hasScreen: Bool {
    isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
  }

  /// The signs that lines of text may have: ASCII where the locale is not known to be UTF-8.
  static var glyphs: GlyphSet {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let isUTF8 = locale?.uppercased().filter { $0 != "-" }.contains("UTF8") ?? false
    return isUTF8 ? .unicode : .ascii
  }
}
