/// The actions of keys where red flags are asked for.
public enum SafetyAction: Sendable, Hashable, CaseIterable {
  /// None of them.
  case nothing
  /// One of those that need help at once.
  case emergency
  /// One of those that need to be seen within days.
  case soon
  /// One of those to ask about first.
  case askFirst
  /// The line below.
  case down
  /// The line above.
  case up
  /// On, once it is answered.
  case goOn
  /// Answer anew.
  case change
  /// The keys.
  case help
  /// Leave.
  case quit
}
