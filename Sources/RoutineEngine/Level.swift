/// Where in each range a session is.
public enum Level: String, Sendable, CaseIterable {
  /// The low end of every range.
  case gentle
  /// The middle of every range, rounded down to what a person would say.
  case standard
  /// The top end of every range.
  case full

  /// The level one up, or from `full` round to `gentle`.
  public var following: Level {
    switch self {
    case .gentle: .standard
    case .standard: .full
    case .full: .gentle
    }
  }
}
