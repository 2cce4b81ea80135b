extension SettingsFile {
  /// A value in the file, with its written form. Screens use `Setting.Value`; neither target
  /// imports the other, and `Preferences` converts between the two.
  public enum Value: Sendable, Hashable {
    case word(String)
    case flag(Bool)
    case time(Duration)
    /// A percentage, from 0 to 100.
    case percent(Int)
    /// A free text; empty for `none`.
    case text(String)

    /// The value as it is written in the file.
    public var text: String {
      switch self {
      case .percent(let percent): "\(percent) %"
      case .text(let text): text.isEmpty ? "none" : Self.quoted(text)
      case .word(let word): word
      case .flag(let flag): flag ? "yes" : "no"
      case .time(let time): time == .zero ? "none" : TimeReader.words(for: time)
      }
    }

    /// Returns a text in quotes, unless YAML accepts it without.
    private static func quoted(_ text: String) -> String {
      let isPlain = text.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
          || "-_./:".unicodeScalars.contains($0)
      }
      let isSafe = isPlain && !text.hasPrefix("-") && !text.hasSuffix(":") && text != "none"
      return isSafe ? text : "'" + text.replacing("'", with: "''") + "'"
    }
  }
}
