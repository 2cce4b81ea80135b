/// The actions of keys in the question about warning signs and risks.
public enum SafetyAction: Sendable, Hashable, CaseIterable {
  /// Says that no sign and no risk applies.
  case nothing
  /// Opens the signs that need help at once.
  case emergency
  /// Opens the signs that a clinician should see within days.
  case soon
  /// Opens the risks.
  case risk
  /// Ticks the line of a letter, or unticks it.
  case letter
  /// Ticks the chosen line, or unticks it.
  case tick
  /// Moves the expected month of birth a month later.
  case later
  /// Moves the expected month of birth a month earlier.
  case earlier
  /// Moves a line down.
  case down
  /// Moves a line up.
  case up
  /// Goes on to the next page.
  case goOn
  /// Goes back a page.
  case back
  /// Goes back to the groups, to change the answer.
  case change
  /// Opens the palette with all keys.
  case help
  /// Asks whether to leave.
  case quit
}
