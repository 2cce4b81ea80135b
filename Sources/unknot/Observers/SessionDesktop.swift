import Processes
import RoutineEngine
import TUI

/// Shows messages of a session on the desktop: through the terminal if that is known to support
/// them, else by `notify-send` if there is a desktop.
final class SessionDesktop: SessionObserver {
  private let environment: [String: String]
  private let runner: CommandRunner
  private let notify: (_ text: String, _ title: String) -> Bool
  private var isWanted: Bool
  private var messages = DesktopMessages()
  private var title = ""

  /// An observer that shows messages.
  ///
  /// - Parameters:
  ///   - settings: The person's settings.
  ///   - onError: Takes a sentence for the person about what does not work.
  ///   - notify: Shows a message through the terminal; returns false if that is not possible.
  init(
    _ settings: PlaySettings, onError: @escaping (String) -> Void,
    notify: @escaping (_ text: String, _ title: String) -> Bool = { _, _ in false }
  ) {
    isWanted = settings.isToldToDesktop
    environment = LoginEnvironment.current
    runner = CommandRunner(environment: environment, onError: onError)
    self.notify = notify
  }

  func observe(_ effect: SessionEffect) {
    if case .started(let context) = effect { title = context.timeline.routine.title }
    guard let text = messages.message(for: effect), isWanted, !notify(text, title), hasDesktop
    else { return }
    runner.run(DesktopNotice.program, DesktopNotice.arguments(title, text))
  }

  /// True if the person sits at a desktop of this machine. Over SSH, they would not see a message.
  private var hasDesktop: Bool {
    let isSet = { [environment] (name: String) in environment[name].map { !$0.isEmpty } ?? false }
    return (isSet("WAYLAND_DISPLAY") || isSet("DISPLAY"))
      && !isSet("SSH_CONNECTION") && !isSet("SSH_TTY")
  }

  func use(_ settings: PlaySettings) { isWanted = settings.isToldToDesktop }

  func poll() { runner.poll() }

  func close() { runner.close() }
}

/// A message on the desktop, by `notify-send`.
enum DesktopNotice {
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
  /// The text, escaped for the markup of Pango, which notification servers and waybar read.
  var escapedAsMarkup: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
