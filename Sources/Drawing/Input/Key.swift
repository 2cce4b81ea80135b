/// A key that was pressed.
public enum Key: Sendable, Hashable {
  /// A character key; space is `.character(" ")`.
  case character(Character)
  /// Control with a letter, such as `.control("c")`.
  case control(Character)
  /// Enter or return.
  case enter
  /// Escape.
  case escape
  /// Tabulator.
  case tab
  /// Shift with tabulator.
  case backTab
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// Home.
  case home
  /// End.
  case end
}
