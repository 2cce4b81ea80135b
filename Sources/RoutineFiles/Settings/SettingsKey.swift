/// A key of the settings file.
public struct SettingsKey: Sendable, Hashable {
  /// The type of a value.
  public enum Shape: Sendable, Hashable {
    /// One of a list of words.
    case word([String])
    /// `yes` or `no`.
    case flag
    /// A single time within bounds; `none` means zero, if zero is within them.
    case time(ClosedRange<Duration>)
    /// A percentage from 0 to 100, with or without a percent sign.
    case percent
    /// A text with a format.
    case text(Text)
  }

  /// The format of a text.
  public enum Text: Sendable, Hashable {
    /// A language tag, such as `en` or `en-GB`.
    case language
    /// Ranges of times of the day, `12:00-13:00, 22:00-7:00`, or `none`.
    case hours
    /// Days and ranges of times of the day, `mon-fri 9:00-17:30`, or `none`.
    case workingHours
    /// A time of the day, `4:00`.
    case timeOfDay
    /// A shell command line, or `none`.
    case command
    /// A phone number, or `none`.
    case phoneNumber
    /// A program with its arguments, started without a shell, or `none`.
    case program
    /// The path of a file, or `none`.
    case file
    /// Any text; its user parses it.
    case any
  }

  /// The name in the file, such as `get-ready`.
  public let name: String
  /// The type of the values.
  public let shape: Shape
  /// Words of older versions, which are accepted but not documented.
  public let olderWords: [String]

  /// Creates a key.
  public init(_ name: String, _ shape: Shape, olderWords: [String] = []) {
    self.name = name
    self.shape = shape
    self.olderWords = olderWords
  }

  /// The allowed values, in a sentence.
  public var rule: String {
    switch shape {
    case .word(let words): "One of \(words.joined(separator: ", "))."
    case .flag: "One of yes, no."
    case .time(let bounds):
      "From \(SettingsFile.Value.time(bounds.lowerBound).text) to "
        + "\(SettingsFile.Value.time(bounds.upperBound).text)."
    case .percent: "From 0 to 100 %."
    case .text(.language): "The tag of a language, like en or en-GB."
    case .text(.hours): "From one time of the day to another, like 22:00-7:00, or none."
    case .text(.workingHours): "Days and hours, like mon-fri 9:00-12:30, 13:15-17:30, or none."
    case .text(.timeOfDay): "A time of the day, like 4:00."
    case .text(.command): "A line for /bin/sh, or none."
    case .text(.phoneNumber): "A number, like 999, or none."
    case .text(.program): "A program with its arguments, which no shell reads, or none."
    case .text(.file): "The absolute path of a file, or none."
    case .text(.any): "Any text."
    }
  }
}
