import Drawing
import RoutineFiles
import TUI

/// The person's own keys in the settings file.
enum KeyPreferences {
  /// Returns the keys, and the problems of lines that are ignored.
  static func keys(_ choices: [KeyChoice]) -> (keys: OwnKeys, problems: [Diagnostic]) {
    var own = OwnKeys()
    var problems: [Diagnostic] = []
    for screen in choices.map(\.screen).uniqued {
      let lines = choices.filter { $0.screen == screen }
      guard let table = KeyTable.all.first(where: { $0.screen == screen }) else {
        let names = KeyTable.all.map(\.screen)
        problems.append(
          lines[0].problem(
            "there is no screen `\(Self.shown(screen))` with keys of your own",
            hint(screen, among: names)))
        continue
      }
      var read: [(action: String, keys: [Key])] = []
      for line in lines {
        switch keys(line, on: table) {
        case .success(let keys): read.append((line.action, keys))
        case .failure(let problem): problems.append(problem)
        }
      }
      for (action, refusal) in own.choose(read, on: table) {
        guard let line = lines.first(where: { $0.action == action }) else { continue }
        problems.append(problem(of: line, refusal))
      }
    }
    return (own, problems.sorted())
  }

  private static func keys(
    _ line: KeyChoice, on table: KeyTable
  ) -> Result<[Key], Diagnostic> {
    let names = table.actions.map(\.name)
    guard names.contains(line.action) else {
      return .failure(
        line.problem(
          "there is no action `\(Self.shown(line.action))` in `\(table.screen)`",
          hint(line.action, among: names)))
    }
    var keys: [Key] = []
    for name in line.keys {
      guard let key = Key(named: name) else {
        return .failure(
          line.problem(
            "there is no key `\(Self.shown(name))`",
            hint(name, among: Key.names.map(\.name), otherwise: "write a character, or a name")))
      }
      keys.append(key)
    }
    return .success(keys)
  }

  private static func shown(_ text: String) -> String { CleanText.line(String(text.prefix(60))) }

  private static func problem(of line: KeyChoice, _ refusal: OwnKeys.Refusal) -> Diagnostic {
    switch refusal {
    case .reserved(let key):
      line.problem(
        "`\(key.name)` cannot do anything else: this key continues, leaves, helps, or says that something hurts",
        "choose another key")
    case .taken(let key, let other):
      line.problem(
        "`\(key.name)` is the key of `\(other)`", "choose another, or give `\(other)` another key")
    case .fixed:
      line.problem("the keys of `\(line.action)` mean themselves", "leave the line out")
    }
  }

  private static func hint(
    _ word: String, among names: [String], otherwise: String? = nil
  ) -> String {
    if let near = Suggestion.closest(to: word, among: names, limit: 1).first {
      return "did you mean `\(near)`?"
    }
    return otherwise.map { "\($0): \(names.joined(separator: ", "))" }
      ?? "there are \(names.joined(separator: ", "))"
  }

  /// The part of a settings file with the keys; without any, an example in comments.
  static func text(of own: OwnKeys) -> String {
    let head = """
      # Keys of your own, by screen and action: each action as the palette (?) names it, with a key or
      # a list of keys. Screens: \(KeyTable.all.map(\.screen).joined(separator: ", ")).
      # Keys: a character, ctrl-x, \(Key.names.prefix(4).map(\.name).joined(separator: ", ")) and the like. \
      Enter, Esc,
      # q, ! and ? stay what they are.

      """
    if own.isEmpty { return head + "# keys:\n#   session:\n#     pause: [x, space]\n" }
    var lines = "keys:\n"
    for table in KeyTable.all where !own[table.screen].isEmpty {
      lines += "  \(table.screen):\n"
      for (action, keys) in own[table.screen].sorted(by: { $0.key < $1.key }) {
        let names = keys.map { "'\($0.name.replacing("'", with: "''"))'" }
        let value = names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
        lines += "    \(action): \(value)\n"
      }
    }
    return head + lines
  }
}

extension [String] {
  /// The elements in order, without duplicates.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
