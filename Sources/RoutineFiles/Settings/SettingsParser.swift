import RoutineEngine

/// Parses the values of a settings file by its keys. Problems are only warnings: a wrong value is
/// ignored.
struct SettingsParser: ValueParser {
  let source: SourceText
  var diagnostics: [Diagnostic]
  var severity: Diagnostic.Severity { .warning }

  /// The words for yes and no, including those of YAML.
  private static let flags = [
    "yes": true, "true": true, "on": true, "no": false, "false": false, "off": false,
  ]

  /// Returns the values of a file, by the names of their keys.
  mutating func values(
    _ root: YAMLValue, of keys: [SettingsKey]
  ) -> [String: SettingsFile.Value] {
    // A file with comments only changes nothing.
    if case .nothing = root.content { return [:] }
    guard case .map(let entries) = root.content else {
      report(
        .wrongShape, at: root.location, length: 1, "settings are made of keys and their values",
        "write each in a line of its own, like `level: gentle`")
      return [:]
    }
    let fields = fields(
      entries.filter { $0.key != Self.keysName }, among: keys.map(\.name), in: "settings file")
    var values: [String: SettingsFile.Value] = [:]
    for key in keys {
      guard let entry = fields[key.name] else { continue }
      if case .text(let written) = entry.value.content, key.olderWords.contains(written) {
        values[key.name] = .word(written)
      } else {
        values[key.name] = value(entry, key.shape)
      }
    }
    return values
  }

  private mutating func value(
    _ entry: YAMLEntry, _ shape: SettingsKey.Shape
  ) -> SettingsFile.Value? {
    switch shape {
    case .word(let words):
      if words.contains("yes"), words.contains("no"), let written = scalar(entry),
        let flag = Self.flags[written.lowercased()]
      {
        // The key was a flag in an older version.
        return .word(flag ? "yes" : "no")
      }
      return word(entry, among: words).map { .word($0) }
    case .flag:
      guard let written = scalar(entry) else { return nil }
      if let flag = Self.flags[written.lowercased()] { return .flag(flag) }
      _ = word(entry, among: ["yes", "no"])
      return nil
    case .time(let bounds):
      return amount(entry) { text throws(AmountError) in
        .time(try TimeReader.single(text, within: bounds))
      }
    case .percent:
      return amount(entry) { text throws(AmountError) in
        let number = text.hasSuffix("%") ? String(text.dropLast()) : text
        return .percent(try CountReader.range(number, within: 0...100).low)
      }
    case .text(let kind):
      return amount(entry) { text throws(AmountError) in
        .text(try Self.text(text, as: kind))
      }
    }
  }

  /// Returns a text in its stored form, which is empty for `none`.
  private static func text(
    _ written: String, as kind: SettingsKey.Text
  ) throws(AmountError) -> String {
    switch kind {
    case .any:
      return written
    case .language:
      guard LanguageTag.isValid(written) else {
        throw refusal(of: written, "a language", "a language is a tag like `en` or `en-GB`")
      }
      return written
    case .timeOfDay:
      guard let time = TimeOfDay(written) else {
        throw AmountError(
          code: .badTime, message: "this is not a time of day", hint: "write it like `4:00`")
      }
      return time.text
    case _ where written == "none":
      return ""
    case .command, .program:
      return written
    case .file:
      guard written.hasPrefix("/"), !written.hasSuffix("/") else {
        throw refusal(of: written, "an absolute path of a file", "a path begins with `/`")
      }
      return written
    case .phoneNumber:
      let isNumber =
        (2...20).contains(written.utf8.count)
        && written.allSatisfy { ("0"..."9").contains($0) || "+- ".contains($0) }
      guard isNumber, written.contains(where: \.isNumber) else {
        throw refusal(of: written, "a phone number", "a number is digits, like `999`")
      }
      return written
    case .hours:
      guard let hours = DayHours.list(written) else {
        throw AmountError(
          code: .badTime, message: "this is not a pair of times",
          hint: "write them like `22:00-7:00`")
      }
      return hours.map(\.text).joined(separator: ", ")
    case .workingHours:
      guard let hours = WorkingHours(written) else {
        throw AmountError(
          code: .badTime, message: "this is not a list of days and hours",
          hint: "write them like `mon-fri 9:00-12:30, 13:15-17:30; sat 10-12`")
      }
      return hours.text
    }
  }

  private static func refusal(
    of written: String, _ expected: String, _ hint: String
  ) -> AmountError {
    AmountError(
      code: .badChoice,
      message: "`\(CleanText.excerpt(written, limit: 30))` is not \(expected)", hint: hint)
  }
}
