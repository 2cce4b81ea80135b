/// The actions of keys in the history.
public enum HistoryAction: Sendable, Hashable, CaseIterable {
  /// The list of sessions, then the chosen session.
  case open
  /// The line above.
  case up
  /// The line below.
  case down
  /// A window up.
  case pageUp
  /// A window down.
  case pageDown
  /// The first line.
  case first
  /// The last line.
  case last
  /// Out of what is open.
  case close
  /// The keys.
  case help
}
