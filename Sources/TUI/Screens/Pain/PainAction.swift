/// The actions of keys where pain is asked about before a session.
public enum PainAction: Sendable, Hashable, CaseIterable {
  /// An answer.
  case rate
  /// Without saying it; at much pain, rest.
  case skip
  /// Stretch gently all the same.
  case stretch
  /// The questions people ask, with who to see.
  case guide
  /// Answer anew.
  case change
  /// The line below.
  case down
  /// The line above.
  case up
  /// The keys.
  case help
  /// Back, without a session.
  case back
}
