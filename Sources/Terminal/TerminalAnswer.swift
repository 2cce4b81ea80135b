import Drawing

/// What a terminal says of itself, among the keys that are pressed.
enum TerminalAnswer: Hashable {
  /// What is behind its text.
  case ground(Theme.Ground)
  /// What kind of terminal it is, which nobody here needs to know: what was asked before this is
  /// answered by now, or never will be.
  case attributes
  /// That its colours have changed.
  case coloursChanged
}
