/// A reason why a terminal cannot show a screen.
public enum TerminalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The output is a file, a pipe or a device, not a terminal.
  case notATerminal
  /// `TERM` is not set, so the terminal is unknown.
  case typeUnset
  /// No description of the terminal's type is installed.
  case typeUnknown(String)
  /// The terminal cannot move its cursor.
  case typeTooSimple(String)
  /// Another job is in the foreground, and no shell could bring this one there.
  case inBackground
  /// A system call failed with an error number.
  case system(call: String, code: Int32)

  private static let lines = "`unknot play ROUTINE --plain` is a session line by line"

  /// The failure, its cause and the next step.
  public var description: String {
    switch self {
    case .notATerminal:
      "cannot show a screen: standard output is not a terminal; \(Self.lines)"
    case .typeUnset:
      """
      cannot show a screen: TERM is not set; expected the type of this terminal, for example \
      TERM=xterm-256color; set it; \(Self.lines)
      """
    case .typeUnknown(let name):
      """
      cannot show a screen: TERM is '\(name.shownSafely)', of which no description is installed; \
      set it to a known type, for example TERM=xterm-256color; \(Self.lines)
      """
    case .typeTooSimple(let name):
      """
      cannot show a screen: TERM is '\(name.shownSafely)', a terminal that cannot move its cursor; \
      \(Self.lines)
      """
    case .inBackground:
      """
      cannot show a screen: another program has the terminal; start it in the foreground; \
      \(Self.lines)
      """
    case .system(let call, let code):
      "cannot take over the terminal: \(call): \(systemErrorText(code))"
    }
  }
}

extension String {
  /// The terminal's name with other characters than printable ASCII replaced: it comes from
  /// outside.
  fileprivate var shownSafely: String {
    String(unicodeScalars.prefix(40).map { (0x20...0x7E).contains($0.value) ? Character($0) : "?" })
  }
}
