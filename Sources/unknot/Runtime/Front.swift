import Drawing
import Foundation
import TUI
import Terminal

/// The output that the person sees: frames on a screen, or lines.
protocol Front: AnyObject {
  /// Shows the app as it is now.
  func show(_ app: App)

  /// Shows the session in the window's title and progress; `nil` if there is none.
  func updateTitle(_ status: WindowStatus?)

  /// Performs the visible part of an effect.
  ///
  /// - Throws: An error if the output cannot be written, which ends the program.
  func perform(_ effect: AppEffect) throws

  /// Reports a failure to the person, in a sentence.
  func report(_ message: String)

  /// Returns the sentences that the app is to show, and forgets them.
  func takeFailures() -> [String]

  /// Does work of low priority, just before the loop sleeps.
  func prepareToWait()

  /// Returns true if the app has nothing more to show, which ends the loop.
  func isOver(_ app: App) -> Bool
}

/// Prints a session line by line.
final class LineFront: Front {
  private var transcript: PlainTranscript

  /// A front that prints the lines of a transcript.
  init(_ transcript: PlainTranscript) {
    self.transcript = transcript
  }

  func show(_ app: App) {}

  func updateTitle(_ status: WindowStatus?) {}

  func perform(_ effect: AppEffect) throws {
    try Self.print(transcript.lines(for: effect))
  }

  /// Prints the sentence at once.
  func report(_ message: String) { Output.error(message) }

  func takeFailures() -> [String] { [] }

  func prepareToWait() {}

  func isOver(_ app: App) -> Bool { app.isOver }

  /// Prints lines; on a terminal, wraps them between words, since the terminal itself would break
  /// them within words.
  static func print(_ lines: [String]) throws {
    if lines.isEmpty { return }
    let isShown = isatty(STDOUT_FILENO) == 1
    let shown = isShown ? lines.flatMap { $0.wrapped(to: Output.columns) } : lines
    try Output.print(shown.joined(separator: "\n"))
  }
}

/// Shows the app on a terminal's screen.
final class ScreenFront: Front {
  private let terminal: CursesTerminal
  private let cache = DrawingCache()
  private var failures: [String]

  /// A front on a terminal.
  ///
  /// - Parameters:
  ///   - terminal: The terminal.
  ///   - failures: The sentences that the person is shown first.
  init(_ terminal: CursesTerminal, telling failures: [String]) {
    self.terminal = terminal
    self.failures = failures
  }

  func show(_ app: App) {
    cache.palette = FigurePalette(terminal.theme, depth: terminal.depth)
    terminal.present(app.frame(using: cache), reversed: app.isFlashing)
  }

  func updateTitle(_ status: WindowStatus?) { terminal.updateTitle(status) }

  func perform(_ effect: AppEffect) {
    switch effect {
    case .redraw: terminal.redrawAll()
    case .showTheme(let choice, let background):
      terminal.followsBackground = choice == .auto
      terminal.use(
        Theme(choice, background: background, environment: ProcessEnvironment.environment))
    case .observe, .say, .speak, .load, .save, .files, .resume, .releaseResumed, .apply, .reply,
      .quit:
      break
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
