/// Reading times for a person who is also getting down on the floor.
public enum ReadingTime {
  /// Words a second, read at ease: 150 a minute, the pace of an audiobook. A habit.
  public static let wordsPerSecond = 2.5

  /// Returns the time to read a text.
  public static func of(_ text: String) -> Duration {
    .seconds((Double(words(in: text)) / wordsPerSecond).rounded(.up))
  }

  /// Returns the number of words of a text.
  static func words(in text: String) -> Int {
    // Bytes will do for a count, and laying out a list of routines reads every word of them.
    var words = 0
    var isInWord = false
    for byte in text.utf8 {
      let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
      if !isBlank, !isInWord { words += 1 }
      isInWord = !isBlank
    }
    return words
  }

  /// Returns the length of a hands-free prompt: the time to read it, and five seconds to do what it
  /// says; never under eight seconds.
  static func ofPrompt(_ text: String) -> Duration {
    max(.seconds(8), of(text) + .seconds(5))
  }
}
