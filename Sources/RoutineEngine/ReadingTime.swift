/// How long words take a person who is also getting down on the floor.
public enum ReadingTime {
  /// Words a second, read or heard at ease: 150 a minute, the pace of an audiobook. A habit.
  public static let wordsPerSecond = 2.5

  /// How long it takes to read or hear a text.
  public static func of(_ text: String) -> Duration {
    let words = text.split(whereSeparator: \.isWhitespace).count
    return .seconds((Double(words) / wordsPerSecond).rounded(.up))
  }

  /// How long a prompt stays hands-free: the time to read it, and five seconds to do what it
  /// says; never under eight seconds.
  static func ofPrompt(_ text: String) -> Duration {
    max(.seconds(8), of(text) + .seconds(5))
  }
}
