/// One key of the settings file: what it is called and what it takes.
public struct SettingsKey: Sendable, Hashable {
  /// What its value can be.
  public enum Shape: Sendable, Hashable {
    /// One of some words.
    case word([String])
    /// `yes` or `no`.
    case flag
    /// A single time within bounds; `none` is zero where zero is allowed.
    case time(ClosedRange<Duration>)
  }

  /// A value that it has.
  public enum Value: Sendable, Hashable {
    /// One of the words.
    case word(String)
    /// Yes or no.
    case flag(Bool)
    /// A time.
    case time(Duration)

    /// The value as the file has it.
    public var text: String {
      switch self {
      case .word(let word): word
      case .flag(let flag): flag ? "yes" : "no"
      case .time(let time): time == .zero ? "none" : TimeReader.words(for: time)
      }
    }
  }

  /// What it is called: `get-ready`.
  public let name: String
  /// What it takes.
  public let shape: Shape

  /// A key.
  public init(_ name: String, _ shape: Shape) {
    self.name = name
    self.shape = shape
  }

  /// What it takes, in words.
  public var choices: String {
    switch shape {
    case .word(let words): words.joined(separator: ", ")
    case .flag: "yes, no"
    case .time(let bounds):
      "\(Value.time(bounds.lowerBound).text) to \(Value.time(bounds.upperBound).text)"
    }
  }
}
