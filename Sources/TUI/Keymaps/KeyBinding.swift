import Drawing

/// One line of a key table: the keys, their action, and the words for it.
public struct KeyBinding<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The keys. The footer shows the first one, the palette the first two, the manual all.
  public let keys: [Key]
  /// The action.
  public let action: Action
  /// The label for many keys at once, such as `0-9`; `nil` to show the keys themselves. A binding
  /// with a label is fixed: `keys:` in the settings file cannot change it. In the footer it cannot
  /// be clicked, and its entry of the palette does nothing.
  public let label: String?
  /// The action in a word or two: `pause`. The footer shows it, and `keys:` in the settings file
  /// names the action by it: a renamed action loses the keys that people have chosen for it.
  public let name: String
  /// The action in a sentence, for the palette, the help of plain sessions and the manual.
  public let help: String

  /// A line of a key table.
  init(_ keys: Key..., does action: Action, _ name: String, _ help: String) {
    self.init(keys, shownAs: nil, does: action, name, help)
  }

  /// A line of a key table with a list of keys; with a label, the keys are fixed.
  init(
    _ keys: [Key], shownAs label: String?, does action: Action, _ name: String, _ help: String
  ) {
    self.keys = keys
    self.label = label
    self.action = action
    self.name = name
    self.help = help
  }
}

/// The keys of a screen. One table serves key handling, the footer, the palette, the manual and
/// `keys:` in the settings file.
public struct Keymap<Action: Hashable & Sendable>: Sendable {
  /// The bindings, the most important first.
  public let bindings: [KeyBinding<Action>]
  /// The name of the screen in the settings file; empty where keys cannot be chosen.
  let screen: String

  init(_ bindings: [KeyBinding<Action>], screen: String = "") {
    self.bindings = bindings
    self.screen = screen
  }

  /// Returns the action of a key; `nil` if it has none.
  public func action(for key: Key) -> Action? {
    bindings.first { $0.keys.contains(key) }?.action
  }

  /// Returns the hints for some actions.
  func hints(of actions: [Action], glyphs: GlyphSet) -> [KeyHints.Entry] {
    actions.compactMap { action in
      bindings.first { $0.action == action }.map {
        KeyHints.Entry(
          key: $0.label ?? $0.keys[0].label(glyphs), name: $0.name,
          press: $0.label == nil ? $0.keys[0] : nil)
      }
    }
  }

  /// Returns an entry of the footer for several bindings, under a name that fits the screen. A
  /// click presses the first key.
  func entry(of actions: [Action], named name: String, glyphs: GlyphSet) -> KeyHints.Entry {
    let hints = hints(of: actions, glyphs: glyphs)
    return KeyHints.Entry(
      key: hints.map(\.key).joined(separator: " "), name: name, press: hints.first?.press)
  }

  /// Returns the keys and the sentence of each binding, for the help of plain sessions.
  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    bindings.map { binding in
      let keys = binding.keys.map { $0.label(glyphs) }.joined(separator: " ")
      return (binding.label ?? keys, binding.help)
    }
  }
}

extension Key {
  /// The key's name on the screen.
  public func label(_ glyphs: GlyphSet) -> String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .control(let letter): "Ctrl-" + letter.uppercased()
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .up: String(glyphs.arrowUp)
    case .down: String(glyphs.arrowDown)
    case .left: String(glyphs.arrowLeft)
    case .right: String(glyphs.arrowRight)
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    }
  }
}
