import Drawing
import Foundation
import Reminders
import RoutineFiles

/// The breaks in a pane: one line that is drawn again in its place, and a line for each question.
/// In a log every decision is a line.
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

  /// Shows the state, if it looks otherwise than before.
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

  /// Writes a decision down.
  func note(_ note: BreakNote, at moment: BreakMoment) {
    if isTerminal { return }
    write(CleanText.line(BreakText.line(note, at: moment)) + "\n")
  }

  /// Says something in a line of its own.
  func say(_ text: String) {
    if isTerminal { write("\r" + "".padded(to: shown.columns) + "\r") }
    shown = ""
    write(CleanText.line(text) + "\n")
  }

  /// Leaves the line as it is and goes to the next.
  func close() {
    if isTerminal, !shown.isEmpty { write("\n") }
    shown = ""
  }

  private func write(_ text: String) { try? Output.write(text, to: STDOUT_FILENO) }
}
