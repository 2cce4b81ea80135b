import Foundation
import Processes
import Reminders
import TUI

/// Opens the session of a break where the person is.
struct BreakStarter {
  /// The way to open a session.
  enum Opening: Hashable {
    /// In the pane of the breaks themselves.
    case pane
    /// A program and its arguments that open it.
    case command([String])
    /// A line of the shell that opens what follows it.
    case line(String)
    /// No way: the person is shown the command to type.
    case nowhere
  }

  let environment: [String: String]
  let settings: DaySettings
  /// True if there is a pane with keys.
  let hasPane: Bool

  /// The way to open a session.
  ///
  /// - Parameters:
  ///   - isAnsweredInPane: True if the person has pressed a key there.
  ///   - words: The command of the session: a program and its arguments.
  /// - Returns: The way.
  func opening(isAnsweredInPane: Bool, running words: [String]) -> Opening {
    switch settings.start {
    case .pane: return hasPane ? .pane : .nowhere
    case .tmux: return inTmux(words) ?? .nowhere
    case .terminal: return inTerminal(words) ?? .nowhere
    case .auto:
      if hasPane, isAnsweredInPane { return .pane }
      let isOnDesktop = isSet("WAYLAND_DISPLAY") || isSet("DISPLAY")
      let terminal = isOnDesktop || !settings.terminal.isEmpty ? inTerminal(words) : nil
      return terminal ?? inTmux(words) ?? (hasPane ? .pane : .nowhere)
    }
  }

  private func inTmux(_ words: [String]) -> Opening? {
    guard isSet("TMUX"), isInstalled("tmux") else { return nil }
    return .command(["tmux", "new-window", "-n", "unknot", "--"] + words)
  }

  private func inTerminal(_ words: [String]) -> Opening? {
    if !settings.terminal.isEmpty { return .line(settings.terminal) }
    // The children of a service end with it, and lack the environment of today's desktop.
    let prefix =
      isSet("INVOCATION_ID") && isInstalled("systemd-run")
      ? ["systemd-run", "--user", "--collect", "--quiet", "--"] : []
    if isInstalled("xdg-terminal-exec") { return .command(prefix + ["xdg-terminal-exec"] + words) }
    if isInstalled("x-terminal-emulator") {
      return .command(prefix + ["x-terminal-emulator", "-e"] + words)
    }
    return nil
  }

  private func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }

  private func isInstalled(_ name: String) -> Bool {
    SearchPath(environment: environment).path(of: name) != nil
  }
}
