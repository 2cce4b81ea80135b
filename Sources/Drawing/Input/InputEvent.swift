/// An event of a terminal.
public enum InputEvent: Sendable, Hashable {
  /// A key was pressed.
  case keyPressed(Key)
  /// The mouse button was pressed on a cell, counted from 0.
  case clicked(x: Int, y: Int)
  /// The wheel was turned by lines, down if positive.
  case scrolled(Int)
  /// Text was pasted: one line without control characters. It is nobody's keys.
  case pasted(String)
  /// The window has another size.
  case resized(Size)
  /// The terminal has answered what is behind its text, or says that it has changed.
  case backgroundReported(Theme.Background)
  /// The moment that was waited for has come, or something else woke the program.
  case advanced
  /// The person wants to leave at once: Ctrl-C or SIGINT.
  case interrupted
  /// The system wants the program to end: SIGTERM.
  case terminated
  /// The terminal is gone: SIGHUP, end of input, an error on it.
  case hungUp
  /// The program was stopped (Ctrl-Z, SIGSTOP) and goes on.
  case continued
}
