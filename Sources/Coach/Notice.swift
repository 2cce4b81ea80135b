/// A line that is shown for a while: why a key did nothing, what a key did.
struct Notice: Sendable, Hashable {
  /// What it says.
  let text: String
  /// When it goes, on the program's clock.
  let until: Duration

  /// How long a notice stays: time to look up and read a short sentence.
  static let stay: Duration = .seconds(4)

  init(_ text: String, at now: Duration) {
    self.text = text
    self.until = now + Self.stay
  }
}
