/// The actions of keys in the summary.
public enum SummaryAction: Sendable, Hashable, CaseIterable {
  /// Rates the pain after the session, from 0 to 10.
  case pain
  /// Skips the question about pain.
  case skipPain
  /// Rates the dose as too easy.
  case tooEasy
  /// Rates the dose as about right.
  case aboutRight
  /// Rates the dose as too hard.
  case tooHard
  /// Accepts the suggested dose.
  case accept
  /// Declines the suggested dose.
  case decline
  /// Moves a line up.
  case up
  /// Moves a line down.
  case down
  /// Begins the next session of today. If none is due, returns to the list or ends the program.
  case next
  /// Begins the routine again.
  case again
  /// Returns to the list, or ends the program.
  case close
  /// Opens the palette with all keys.
  case help
  /// Leaves the program.
  case quit
}
