import TUI
import Drawing
import Terminal

/// Shows the app on a terminal's screen.
final class ScreenFront: Front {
  private let terminal: CursesTerminal
  private let cache = DrawingCache()
  private var failures: [String]

  /// A front on a terminal.
  ///
  /// - Parameters:
  ///   - terminal: The terminal.
  ///   - failures: What the person is told first.
  init(_ terminal: CursesTerminal, telling failures: [String]) {
    self.terminal = terminal
    self.failures = failures
  }

  func show(_ app: App) {
    terminal.present(app.frame(using: cache), reversed: app.isFlashing)
  }

  func updateTitle(_ status: WindowStatus?) { terminal.updateTitle(status) }

  func perform(_ effect: AppEffect) {
    switch effect {
    case .redraw: terminal.redrawAll()
    case .showTheme(let choice, let background):
      terminal.followsBackground = choice == .auto
      terminal.use(Theme(choice, background: background, environment: Surroundings.environment))
    case .observe, .say, .load, .save, .resume, .releaseResumed, .apply, .reply, .quit: break
    }
  }

  func report(_ message: String) { failures.append(message) }

  func takeFailures() -> [String] {
    defer { failures = [] }
    return failures
  }

  func prepareToWait() { terminal.queryBackground() }

  func isOver(_ app: App) -> Bool { false }
}
