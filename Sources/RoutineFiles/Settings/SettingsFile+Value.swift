extension SettingsFile {
  /// A value in the file, which knows how it is written there. The screens have `Setting.Value`:
  /// neither target sees the other, and `Preferences` makes the one of the other.
  public enum Value: Sendable, Hashable {
    case word(String)
    case flag(Bool)
    case time(Duration)
    /// 0 to 100.
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

    /// A text in quotes, unless YAML reads it as a text without them.
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
