import Coach
import CueOutput

/// Shows messages of a session on the desktop: through the terminal where that is known to be able
/// to, else by `notify-send` where there is a desktop.
final class SessionDesktop: SessionListener {
  private let environment: [String: String]
  private let runner: CommandRunner
  private let notify: (_ text: String, _ title: String) -> Bool
  /// What is walked: by the time a session is over, its state is gone.
  private var title = ""

  /// Messages.
  ///
  /// - Parameters:
  ///   - report: Takes a sentence for the person about what does not work.
  ///   - notify: Shows a message through the terminal, and says whether that is possible.
  init(
    report: @escaping (String) -> Void,
    notify: @escaping (_ text: String, _ title: String) -> Bool = { _, _ in false }
  ) {
    environment = Surroundings.environment
    runner = CommandRunner(environment: environment, report: report)
    self.notify = notify
  }

  func perform(_ effect: AppEffect, in state: AppState) {
    title = state.session?.timeline.routine.title ?? title
    guard let text = state.desktopMessage(for: effect), !notify(text, title), hasDesktop else {
      return
    }
    runner.run("notify-send", ["--app-name=unknot", "--", title, text])
  }

  /// Whether the person sits before a desktop: over SSH it would be another machine's.
  private var hasDesktop: Bool {
    let isSet = { [environment] (name: String) in environment[name].map { !$0.isEmpty } ?? false }
    return (isSet("WAYLAND_DISPLAY") || isSet("DISPLAY"))
      && !isSet("SSH_CONNECTION") && !isSet("SSH_TTY")
  }

  func tend() { runner.tend() }

  func close() { runner.close() }
}
