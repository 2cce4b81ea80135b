/// Reading times for a person who is also getting down on the floor.
public enum ReadingTime {
  /// Words a second, read or heard at ease: 150 a minute, the pace of an audiobook. A habit.
  public static let wordsPerSecond = 2.5

  /// Returns the time to read or hear a text.
  public static func of(_ text: String) -> Duration {
    // Bytes will do for a count, and laying out a list of routines reads every word of them.
    var words = 0
    var isInWord = false
    for byte in text.utf8 {
      let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
      if !isBlank, !isInWord { words += 1 }
      isInWord = !isBlank
    }
    return .seconds((Double(words) / wordsPerSecond).rounded(.up))
  }

  /// Returns the length of a hands-free prompt: the time to read it, and five seconds to do what it
  /// says; never under eight seconds.
  static func ofPrompt(_ text: String) -> Duration {
    max(.seconds(8), of(text) + .seconds(5))
  }
}

extension Routine {
  /// The longest that it takes to hear what a step has a person do, its name, side and repeat
  /// first. What waits for the person is left out: they have all the time they need.
  public var longestToHear: Duration {
    steps.map(\.longestToHear).max() ?? .zero
  }
}

extension Step {
  fileprivate var longestToHear: Duration {
    if isSkipped { return .zero }
    switch action {
    case .hold, .massage, .breathe, .active, .apply:
      let side = if case .none = sides { "" } else { "left side" }
      let repetition = repeats == nil ? "" : "1 of 2"
      return ReadingTime.of([title, side, repetition, spoken ?? text].joined(separator: " "))
    case .group(let steps): return steps.map(\.longestToHear).max() ?? .zero
    case .include(let routine): return routine.longestToHear
    case .prompt, .reps, .rest, .open: return .zero
    }
  }
}
