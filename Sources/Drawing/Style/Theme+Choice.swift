extension Theme {
  /// Which theme a person wants.
  public enum Choice: String, Sendable, Hashable, CaseIterable {
    /// Light where the terminal says that its ground is light, otherwise dark.
    case auto
    /// Light text on the terminal's own dark ground.
    case dark
    /// Dark text on the terminal's own light ground.
    case light
    /// Contrasts of 7 to 1 and more, on a black ground of its own.
    case highContrast = "high-contrast"
    /// Colours that stay apart for those who see no difference between red and green, on a black
    /// ground of its own.
    case colourBlind = "colour-blind"
  }

  /// What a terminal shows behind its text.
  public enum Ground: Sendable, Hashable, CaseIterable {
    /// White text has more contrast on it than black text.
    case dark
    /// Black text has more contrast on it than white text.
    case light
  }

  /// The theme that a person wants.
  ///
  /// - Parameters:
  ///   - choice: What they want.
  ///   - ground: What the terminal has answered; `nil` where it has not.
  ///   - environment: Without an answer, `COLORFGBG` is taken from it, in which many terminals name
  ///     the number of their ground's colour last: 7 and 15 are light. It may be another terminal's,
  ///     from which this one was started.
  public init(_ choice: Choice, ground: Ground? = nil, environment: [String: String]) {
    switch choice {
    case .auto: self = (ground ?? Self.ground(in: environment)) == .light ? .light : .dark
    case .dark: self = .dark
    case .light: self = .light
    case .highContrast: self = .highContrast
    case .colourBlind: self = .colourBlind
    }
  }

  private static func ground(in environment: [String: String]) -> Ground? {
    guard let number = environment["COLORFGBG"]?.split(separator: ";").last else { return nil }
    return number == "7" || number == "15" ? .light : .dark
  }
}
