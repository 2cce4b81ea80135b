import Drawing

/// The actions of keys where pain is asked about before a session.
public enum PainAction: Sendable, Hashable, CaseIterable {
  /// An answer.
  case rate
  /// Without saying it; instead of a session, rest.
  case skip
  /// Not sore from the days before.
  case notSore
  /// A little sore.
  case littleSore
  /// Much, or bruised.
  case verySore
  /// Slow breathing instead.
  case breathe
  /// A cold pack instead.
  case cool
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

/// Pain from 0 to 10, with one key for each.
enum Pain {
  /// The keys for 0 to 9, and `t` for ten.
  static let keys: [Key] = Array("0123456789t").map { .character($0) }

  /// Returns the pain that a key stands for; `nil` if it is none of these.
  static func rating(of key: Key) -> Int? {
    keys.firstIndex(of: key)
  }

  /// The question, with its keys.
  static let question = "How bad is it now? Press 0-9, or t for 10"
}
