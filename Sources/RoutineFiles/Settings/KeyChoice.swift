/// The keys that a settings file assigns to an action of a screen: a line below `keys:`.
public struct KeyChoice: Sendable, Hashable {
  /// The name of the screen, as written.
  public let screen: String
  /// The name of the action, as written.
  public let action: String
  /// The names of the keys, as written.
  public let keys: [String]
  private let place: SourceLocation

  init(screen: String, action: String, keys: [String], at place: SourceLocation) {
    self.screen = screen
    self.action = action
    self.keys = keys
    self.place = place
  }

  /// Returns a problem at the line.
  public func problem(_ message: String, _ hint: String) -> Diagnostic {
    Diagnostic(
      .warning, .badChoice, at: place, length: action.unicodeScalars.count, message: message,
      hint: hint)
  }
}

extension SettingsParser {
  /// The key above all assignments.
  static let keysName = "keys"

  /// Returns the assignments in a file. Reports other types of values.
  mutating func keyChoices(_ root: YAMLValue) -> [KeyChoice] {
    guard case .map(let entries) = root.content,
      let entry = entries.first(where: { $0.key == Self.keysName })
    else { return [] }
    guard let screens = map(entry) else { return [] }
    return screens.flatMap { screen -> [KeyChoice] in
      (map(screen) ?? []).compactMap { action in
        keys(action).map {
          KeyChoice(screen: screen.key, action: action.key, keys: $0, at: action.location)
        }
      }
    }
  }

  private mutating func map(_ entry: YAMLEntry) -> [YAMLEntry]? {
    switch entry.value.content {
    case .map(let entries): return entries
    case .nothing: return nil
    case .text, .list:
      report(
        .wrongShape, at: entry, "`\(CleanText.excerpt(entry.key))` takes lines below it",
        "write a screen, and below it an action with its key: `session:`, then `pause: x`")
      return nil
    }
  }

  private mutating func keys(_ entry: YAMLEntry) -> [String]? {
    let items: [YAMLValue] =
      if case .list(let items) = entry.value.content { items } else { [entry.value] }
    let keys = items.compactMap { item in
      if case .text(let key) = item.content, !key.isEmpty { key } else { nil as String? }
    }
    if !keys.isEmpty, keys.count == items.count { return keys }
    report(
      .wrongShape, at: entry, "`\(CleanText.excerpt(entry.key))` takes a key, or a list of keys",
      "write one like `x` or `page-down`; put `#`, `,` and the like in quotes")
    return nil
  }
}
