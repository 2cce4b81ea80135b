import Drawing

/// The actions of keys in the questions before a session, and in the cautions over one.
public enum PainAction: Sendable, Hashable, CaseIterable {
  /// Answers with a pain from 0 to 10.
  case rate
  /// Continues after the cautions, skips the question, or rests instead of the session.
  case skip
  /// Answers that nothing is sore from the days before.
  case notSore
  /// Answers that something is a little sore.
  case littleSore
  /// Answers that something is very sore, or bruised.
  case verySore
  /// Begins slow breathing instead of the session.
  case breathe
  /// Begins a cold pack instead of the session.
  case cool
  /// Stretches gently in spite of the pain.
  case stretch
  /// Opens the guide, which says whom to see.
  case guide
  /// Goes back to change the answer about pain.
  case change
  /// Moves a line down.
  case down
  /// Moves a line up.
  case up
  /// Opens the palette with all keys.
  case help
  /// Goes back, without a session.
  case back
}

/// Pain from 0 to 10, with one key for each.
enum Pain {
  /// The keys for 0 to 9, and `t` for 10.
  static let keys: [Key] = Array("0123456789t").map { .character($0) }

  /// Returns the pain that a key stands for, from 0 to 10; `nil` for other keys.
  static func rating(of key: Key) -> Int? {
    keys.firstIndex(of: key)
  }

  /// The question about pain, with its keys.
  static let question = "How bad is it now? Press 0-9, or t for 10"
}
