/// The actions of keys where warning signs and risks are asked for.
public enum SafetyAction: Sendable, Hashable, CaseIterable {
  /// None of them.
  case nothing
  /// The signs that need help at once.
  case emergency
  /// The signs that need to be seen within days.
  case soon
  /// The risks.
  case risk
  /// The line of a letter.
  case letter
  /// Tick the chosen line, or take the tick back.
  case tick
  /// The month after.
  case later
  /// The month before.
  case earlier
  /// The line below.
  case down
  /// The line above.
  case up
  /// On.
  case goOn
  /// Back.
  case back
  /// Change the answer.
  case change
  /// The keys.
  case help
  /// Leave.
  case quit
}
