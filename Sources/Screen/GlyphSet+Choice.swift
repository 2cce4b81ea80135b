extension GlyphSet {
  /// Which signs a person wants.
  public enum Choice: String, Sendable, Hashable, CaseIterable {
    /// What the terminal and the locale can show.
    case auto
    /// Unicode, whatever they say.
    case unicode
    /// Plain letters and signs only.
    case ascii

    /// The signs to draw with, by what the terminal and the locale can show.
    public func glyphs(found: GlyphSet) -> GlyphSet {
      switch self {
      case .auto: found
      case .unicode: .unicode
      case .ascii: .ascii
      }
    }
  }
}
