import TUI
import Processes
import RoutineEngine

/// Shows messages of a session on the desktop: through the terminal where that is known to be able
/// to, else by `notify-send` where there is a desktop.
final class SessionDesktop: SessionObserver {
  private let environment: [String: String]
  private let runner: CommandRunner
  private let notify: (_ text: String, _ title: String) -> Bool
  private var isWanted: Bool
  private var messages = DesktopMessages()
  private var title = ""

  /// Messages.
  ///
  /// - Parameters:
  ///   - settings: What the person has chosen.
  ///   - onError: Takes a sentence for the person about what does not work.
  ///   - notify: Shows a message through the terminal, and says whether that is possible.
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

  /// True if the person sits before a desktop: over SSH it would be another machine's.
  private var hasDesktop: Bool {
    let isSet = { [environment] (name: String) in environment[name].map { !$0.isEmpty } ?? false }
    return (isSet("WAYLAND_DISPLAY") || isSet("DISPLAY"))
      && !isSet("SSH_CONNECTION") && !isSet("SSH_TTY")
  }

  func use(_ settings: PlaySettings) { isWanted = settings.isToldToDesktop }

  func poll() { runner.poll() }

  func close() { runner.close() }
}
