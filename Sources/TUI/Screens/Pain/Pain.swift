import Drawing

/// Pain from 0 to 10, with one key for each.
enum Pain {
  /// The keys for 0 to 9, and `t` for ten.
  static let keys: [Key] = Array("0123456789t").map { .character($0) }

  /// Returns the pain that a key stands for; `nil` if it is none of these.
  static func rating(of key: Key) -> Int? {
    keys.firstIndex(of: key)
  }

  /// The question, with its keys.
  static let question = "Pain now, 0 to 10? 0-9, t is ten"
}
