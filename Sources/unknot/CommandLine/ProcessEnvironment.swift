import CArguments
import CarePlan
import Drawing
import Foundation
import Terminal

/// The environment that the program was started in.
enum ProcessEnvironment {
  /// The variables of the environment, as they were at first.
  static let environment = ProcessInfo.processInfo.environment

  /// The words of the command line, the program's name first.
  static let arguments: [String] = {
    guard var word = unknot_arguments() else { return CommandLine.arguments }
    var words: [String] = []
    while let text = word.pointee {
      words.append(String(cString: text))
      word += 1
    }
    return words
  }()

  /// The first argument or path variable that is not UTF-8, as a sentence; `nil` if there is none.
  /// Foundation would use another path for it.
  static var unreadablePath: String? {
    let home = ["UNKNOT_HOME"]
    let folders = ["HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"]
    let isOneFolder = environment["UNKNOT_HOME"].map { !$0.isEmpty } ?? false
    for name in isOneFolder ? home : folders {
      guard let value = getenv(name), String(validatingCString: value) == nil else { continue }
      return """
        \(name) is a path whose bytes are not UTF-8, and unknot cannot use such a path; set \
        UNKNOT_HOME to another folder
        """
    }
    var word = unknot_arguments()
    while let text = word?.pointee {
      if String(validatingCString: text) == nil {
        return """
          the bytes of `\(String(cString: text))` are not UTF-8; if that is a file, \
          give it another name
          """
      }
      word = word.map { $0 + 1 }
    }
    return nil
  }

  /// The terminal that keys come from; `nil` if there is none.
  static let keyboard = Keyboard.find()

  /// True if keys can be read now. A program that takes the screen waits for the foreground first.
  static var hasKeys: Bool { keyboard.map { !JobControl.isInBackground(of: $0) } ?? false }

  /// Waits until the program is in the foreground of the terminal that it is to show a screen on.
  ///
  /// - Throws: `Failure` if it cannot get to the foreground.
  static func waitForForeground() throws {
    do throws(TerminalError) {
      try JobControl.waitForForeground(of: STDOUT_FILENO)
    } catch {
      throw Failure(.noScreen, "\(error)")
    }
  }

  /// True if the person can read a question in lines now, and answer it. Output in a file is read
  /// later.
  static var canAskInLines: Bool {
    var status = stat()
    guard hasKeys, fstat(STDOUT_FILENO, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return isatty(STDOUT_FILENO) == 1 || kind == S_IFIFO || kind == S_IFSOCK
  }

  /// True if a screen can be drawn: standard output is a terminal that is not dumb. A terminal
  /// that turns out not to be known is an error of its own.
  static var hasScreen: Bool {
    isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
  }

  /// The region of the locale: `GB`; `nil` if there is none. The categories for telephones and
  /// addresses come before the language, since they are nearer to the person's place.
  static var region: String? {
    ["LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LANG"].lazy.compactMap { environment[$0] }
      .compactMap { EmergencyNumber.region(ofLocale: $0) }.first
  }

  /// The name of the locale for a category such as `LC_TIME`; empty if none is set.
  static func localeName(for category: String) -> String {
    ["LC_ALL", category, "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
  }

  /// The glyphs for lines of text: ASCII unless the locale is known to be UTF-8.
  static var glyphs: GlyphSet {
    TerminalLocale.adopt(environment: environment) ? .unicode : .ascii
  }
}

extension String {
  /// The text, escaped if this process is a job of tmux, as in `status-right`: tmux reads its
  /// output as a format. Such a job has `TMUX` and no `TMUX_PANE`.
  func escapedForTmux(
    environment: [String: String] = ProcessEnvironment.environment
  ) -> String {
    let isJob = environment["TMUX"] != nil && environment["TMUX_PANE"] == nil
    return isJob ? replacing("#", with: "##") : self
  }
}

/// The environment with what a login on the desktop would have set: cron, su and an older server of
/// tmux start programs without the runtime folder and the address of the bus, though both are
/// there.
enum LoginEnvironment {
  /// The environment of this program.
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
