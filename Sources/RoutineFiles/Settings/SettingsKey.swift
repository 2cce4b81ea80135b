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
    /// 0 to 100, with or without its sign.
    case percent
    /// Words of the person's own.
    case text(Text)
  }

  /// Which words of the person's own.
  public enum Text: Sendable, Hashable {
    /// The tag of a language: `en`, `en-GB`.
    case language
    /// From one time of the day to another, `22:00-7:00`; or `none`.
    case hours
    /// A line for the shell; or `none`.
    case command
    /// Whatever it is: who asks for it reads it.
    case any
  }

  /// A value that it has.
  public enum Value: Sendable, Hashable {
    /// One of the words.
    case word(String)
    /// Yes or no.
    case flag(Bool)
    /// A time.
    case time(Duration)
    /// A part of a hundred.
    case percent(Int)
    /// Words; empty for none.
    case text(String)

    /// The value as the file has it.
    public var text: String {
      switch self {
      case .percent(let percent): "\(percent) %"
      case .text(let text): text.isEmpty ? "none" : Self.quoted(text)
      case .word(let word): word
      case .flag(let flag): flag ? "yes" : "no"
      case .time(let time): time == .zero ? "none" : TimeReader.words(for: time)
      }
    }

    /// A text in quotes, unless it is so plain that YAML takes it for what it is.
    private static func quoted(_ text: String) -> String {
      let isPlain = text.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
          || "-_./:".unicodeScalars.contains($0)
      }
      let isSafe = isPlain && !text.hasPrefix("-") && !text.hasSuffix(":") && text != "none"
      return isSafe ? text : "'" + text.replacing("'", with: "''") + "'"
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

  /// What it takes, in a sentence.
  public var rule: String {
    switch shape {
    case .word(let words): "One of \(words.joined(separator: ", "))."
    case .flag: "One of yes, no."
    case .time(let bounds):
      "From \(Value.time(bounds.lowerBound).text) to \(Value.time(bounds.upperBound).text)."
    case .percent: "From 0 to 100 %."
    case .text(.language): "The tag of a language, like en or en-GB."
    case .text(.hours): "From one time of the day to another, like 22:00-7:00, or none."
    case .text(.command): "A line for /bin/sh, or none."
    case .text(.any): "Any text."
    }
  }
}

/// The tags that languages go by: `en`, `en-GB`.
public enum LanguageTag {
  /// Whether a text can be such a tag: letters first, then letters, digits and hyphens, as
  /// programs that speak take them. Whether they have such a voice is for them to say.
  public static func isValid(_ text: String) -> Bool {
    let isLetter = { (scalar: Unicode.Scalar) in
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    guard let first = text.unicodeScalars.first, isLetter(first), text.utf8.count <= 35 else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      isLetter($0) || ("0"..."9").contains($0) || $0 == "-"
    }
  }
}
