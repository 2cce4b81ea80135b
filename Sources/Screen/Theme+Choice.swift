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

  /// The theme that a person wants.
  ///
  /// - Parameters:
  ///   - choice: What they want.
  ///   - environment: `COLORFGBG` is taken from it, in which many terminals name the number of their
  ///     ground's colour last: 7 and 15 are light.
  public init(_ choice: Choice, environment: [String: String]) {
    switch choice {
    case .auto:
      let ground = environment["COLORFGBG"]?.split(separator: ";").last
      self = ground == "7" || ground == "15" ? .light : .dark
    case .dark: self = .dark
    case .light: self = .light
    case .highContrast: self = .highContrast
    case .colourBlind: self = .colourBlind
    }
  }
}
