/// A line in the footer for a while: the reason that a key did nothing, the result of a key, a
/// failure outside of the app.
struct StatusMessage: Sendable, Hashable {
  /// The sentence.
  let text: String
  /// The moment at which it goes, on the program's clock.
  let until: Duration

  /// The time for which it stays: time to look up and read a short sentence.
  static let stay: Duration = .seconds(4)

  init(_ text: String, at now: Duration) {
    self.text = text
    self.until = now + Self.stay
  }
}
