extension Theme {
  /// The person's choice of a theme.
  public enum Choice: String, Sendable, Hashable, CaseIterable {
    /// Light if the terminal reports a light background, otherwise dark.
    case auto
    /// Light text on a dark background of its own.
    case dark
    /// Dark text on a light background of its own.
    case light
    /// Contrasts of 7 to 1 and more, on a black background of its own.
    case highContrast = "high-contrast"
    /// Colours that do not rely on a difference between red and green, on a black background of its
    /// own.
    case colorBlind = "colour-blind"
  }

  /// The lightness of a terminal's background.
  public enum Background: Sendable, Hashable, CaseIterable {
    /// White text has the higher contrast.
    case dark
    /// Black text has the higher contrast.
    case light
  }

  /// The theme for a choice.
  ///
  /// - Parameters:
  ///   - choice: The choice.
  ///   - background: The terminal's reply about its background; `nil` without one.
  ///   - environment: The source of `COLORFGBG`, used without a reply. Its last number is the
  ///     background colour of many terminals; 7 and 15 are light. It may be inherited from another
  ///     terminal.
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
