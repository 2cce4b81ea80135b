extension Theme {
  /// The theme that a person has chosen.
  public enum Choice: String, Sendable, Hashable, CaseIterable {
    /// Light where the terminal says that its background is light, otherwise dark.
    case auto
    /// Light text on a dark background of its own.
    case dark
    /// Dark text on a light background of its own.
    case light
    /// Contrasts of 7 to 1 and more, on a black background of its own.
    case highContrast = "high-contrast"
    /// Colours that stay apart for those who see no difference between red and green, on a black
    /// background of its own.
    case colorBlind = "colour-blind"
  }

  /// The lightness of a terminal's background.
  public enum Background: Sendable, Hashable, CaseIterable {
    /// White text has more contrast on it than black text.
    case dark
    /// Black text has more contrast on it than white text.
    case light
  }

  /// The theme that a person wants.
  ///
  /// - Parameters:
  ///   - choice: The choice.
  ///   - background: The terminal's reply; `nil` without one.
  ///   - environment: Without an answer, `COLORFGBG` is taken from it, in which many terminals name
  ///     the number of their background's colour last: 7 and 15 are light. It may be another
  ///     terminal's, from which this one was started.
  public init(_ choice: Choice, background: Background? = nil, environment: [String: String]) {
    switch choice {
    case .auto: self = (background ?? Self.background(in: environment)) == .light ? .light : .dark
    case .dark: self = Self.dark.painted
    case .light: self = Self.light.painted
    case .highContrast: self = .highContrast
    case .colorBlind: self = .colorBlind
    }
  }

  private static func background(in environment: [String: String]) -> Background? {
    guard let number = environment["COLORFGBG"]?.split(separator: ";").last else { return nil }
    return number == "7" || number == "15" ? .light : .dark
  }
}
