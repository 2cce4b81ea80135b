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
    // Bytes are exact enough, and the list of routines counts the words of every text.
    var words = 0
    var isInWord = false
    for byte in text.utf8 {
      let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
      if !isBlank, !isInWord { words += 1 }
      isInWord = !isBlank
    }
    return words
  }

  /// Returns the length of a hands-free prompt: the time to read the text and 5 s to act, at least
  /// 8 s in all. Both are habits.
  static func ofPrompt(_ text: String) -> Duration {
    max(.seconds(8), of(text) + .seconds(5))
  }
}
