import Drawing
import Foundation
import Terminal

/// What the program was started in.
enum ProcessEnvironment {
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

/// The environment with what a login on the desktop would have set: cron, su and an older server of
/// tmux start programs without the runtime folder and the address of the bus, though both are there.
enum LoginEnvironment {
  /// This program's own.
  static let current = completed(ProcessEnvironment.environment)

  /// Adds the variables that are missing.
  ///
  /// - Parameters:
  ///   - environment: The environment as it is; a variable that is set stays.
  ///   - folders: The folder that holds a runtime folder for each user.
  /// - Returns: The environment with `XDG_RUNTIME_DIR` and `DBUS_SESSION_BUS_ADDRESS`, if their
  ///   folder and socket are there and this user's.
  static func completed(
    _ environment: [String: String], folders: String = "/run/user"
  ) -> [String: String] {
    var environment = environment
    func isMissing(_ name: String) -> Bool { environment[name]?.isEmpty ?? true }
    let folder = "\(folders)/\(geteuid())"
    if isMissing("XDG_RUNTIME_DIR"), isOwn(folder, S_IFDIR) {
      environment["XDG_RUNTIME_DIR"] = folder
    }
    if isMissing("DBUS_SESSION_BUS_ADDRESS"),
      let folder = environment["XDG_RUNTIME_DIR"], isOwn("\(folder)/bus", S_IFSOCK)
    {
      environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=\(folder)/bus"
    }
    return environment
  }

  private static func isOwn(_ path: String, _ kind: mode_t) -> Bool {
    var found = stat()
    return lstat(path, &found) == 0 && found.st_mode & S_IFMT == kind && found.st_uid == geteuid()
  }
}
