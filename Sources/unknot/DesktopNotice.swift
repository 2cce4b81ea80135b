/// A message on the desktop, from a program that has no terminal.
enum DesktopNotice {
  /// Shows a message.
  ///
  /// - Throws: `Failure` if the desktop cannot be reached.
  static func show(_ title: String, _ text: String) throws {
    let result = SystemProgram.run("notify-send", ["--app-name=unknot", "--", title, text])
    guard result.isGood else {
      throw Failure(
        .noScreen,
        "cannot show a message: \(result.complaint); it takes notify-send, of the package "
          + "libnotify-bin, and a desktop")
    }
  }
}
