import TUI
import Drawing
import Foundation

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
    if let line = transcript.line(for: effect) { try Self.print([line]) }
  }

  /// Prints the sentence at once.
  func report(_ message: String) { Output.error(message) }

  func takeFailures() -> [String] { [] }

  func prepareToWait() {}

  func isOver(_ app: App) -> Bool { app.isSummedUp }

  /// Prints lines, on a terminal wrapped between words: where it breaks a line itself, a reader
  /// reads half words.
  static func print(_ lines: [String]) throws {
    if lines.isEmpty { return }
    let isShown = isatty(STDOUT_FILENO) == 1
    let shown = isShown ? lines.flatMap { $0.wrapped(to: Output.columns) } : lines
    try Output.print(shown.joined(separator: "\n"))
  }
}
