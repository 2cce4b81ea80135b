/// An event of a terminal.
public enum InputEvent: Sendable, Hashable {
  /// A key was pressed.
  case keyPressed(Key)
  /// A mouse button was pressed on a cell, counted from 0.
  case clicked(x: Int, y: Int)
  /// The wheel was turned by lines, down if positive.
  case scrolled(Int)
  /// Text was pasted: one line without control characters. It never counts as key presses.
  case pasted(String)
  /// The window was resized.
  case resized(Size)
  /// The terminal has reported its background colour, or a change of it.
  case backgroundReported(Theme.Background)
  /// A deadline was reached, or something else woke the program.
  case advanced
  /// The person asks to quit at once: Ctrl-C or SIGINT.
  case interrupted
  /// The system asks the program to quit: SIGTERM.
  case terminated
  /// The terminal is gone: SIGHUP, end of input, or an I/O error.
  case hungUp
  /// The program was stopped (Ctrl-Z, SIGSTOP) and continues.
  case continued
}
