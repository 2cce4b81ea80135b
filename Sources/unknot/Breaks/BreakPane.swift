import Drawing
import Foundation
import Reminders
import RoutineFiles

/// The output of breaks: in a pane, a status line that is redrawn in place, and a line for each
/// question; in a log, a line for each decision.
final class BreakPane {
  private let isTerminal: Bool
  private let rings: () -> Bool
  private var shown = ""

  /// - Parameters:
  ///   - isTerminal: True if standard output is a terminal.
  ///   - rings: Returns true if the bell rings.
  init(isTerminal: Bool, rings: @escaping () -> Bool) {
    self.isTerminal = isTerminal
    self.rings = rings
  }

  /// Redraws the status line, if its text has changed.
  func show(_ status: BreakStatus, in timeZone: TimeZone) {
    guard isTerminal else { return }
    let keys = status.state == .asking ? "Enter start · l later · s skip" : "q quit"
    let text = CleanText.line(BreakText.line(status, in: timeZone)) + "  " + keys
    let line = String(text.prefix(Output.columns - 1))
    guard line != shown else { return }
    write("\r" + line.padded(to: shown.columns))
    shown = line
  }

  /// Shows a question, with one bell.
  func ask(_ title: String, _ body: String) {
    guard isTerminal else { return }
    write("\r" + "".padded(to: shown.columns) + "\r")
    shown = ""
    write("\(CleanText.line(title)) \(CleanText.line(body))\n" + (rings() ? "\u{7}" : ""))
  }

  /// Prints a decision, if the output is a log.
  func note(_ note: BreakNote, at moment: BreakMoment) {
    if isTerminal { return }
    write(CleanText.line(BreakText.line(note, at: moment)) + "\n")
  }

  /// Prints a line.
  func say(_ text: String) {
    if isTerminal { write("\r" + "".padded(to: shown.columns) + "\r") }
    shown = ""
    write(CleanText.line(text) + "\n")
  }

  /// Ends the status line.
  func close() {
    if isTerminal, !shown.isEmpty { write("\n") }
    shown = ""
  }

  private func write(_ text: String) { try? Output.write(text, to: STDOUT_FILENO) }
}
