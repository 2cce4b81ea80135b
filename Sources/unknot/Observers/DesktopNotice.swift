import Processes

/// A message on the desktop, by `notify-send`.
enum DesktopNotice {
  /// The program.
  static let program = "notify-send"

  /// The program's arguments for a message.
  ///
  /// The title is plain. The body is markup to most desktops, and the program itself reads escapes
  /// that begin with a backslash in it.
  static func arguments(_ title: String, _ text: String) -> [String] {
    let body = text.replacing("\\", with: "\\\\").escapedAsMarkup
    return ["--app-name=unknot", "--", title, body]
  }

  /// Shows a message, from a program that has no terminal.
  ///
  /// - Throws: `Failure` if the desktop cannot be reached.
  static func show(_ title: String, _ text: String) throws {
    let run = ProgramRun(
      program, arguments(title, text), environment: LoginEnvironment.current)
    if let failure = run.failure {
      throw Failure(
        .noScreen,
        "cannot show a message: \(failure); it takes notify-send, of the package libnotify-bin, "
          + "and a desktop")
    }
  }
}

extension String {
  /// The text where Pango's markup is read: by notification servers, by waybar.
  var escapedAsMarkup: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
