import Drawing

/// The keys that a person has given actions: `keys:` in the settings file.
public struct OwnKeys: Sendable, Hashable {
  /// The keys by the name of an action, by the name of a screen.
  private var keys: [String: [String: [Key]]] = [:]

  /// No keys of one's own.
  public init() {}

  /// The keys of a screen, by the names of its actions.
  public internal(set) subscript(screen: String) -> [String: [Key]] {
    get { keys[screen] ?? [:] }
    set { keys[screen] = newValue.isEmpty ? nil : newValue }
  }

  /// True if there are none.
  public var isEmpty: Bool { keys.isEmpty }

  /// A reason for which an action does not get its keys.
  public enum Refusal: Sendable, Hashable {
    /// The key leaves, helps, or says that it hurts, and does nothing else anywhere.
    case reserved(Key)
    /// The key is that of another action of the screen.
    case taken(Key, by: String)
    /// The keys of the action are digits or letters that mean themselves.
    case fixed
  }

  /// Gives actions of a screen their keys, all at once: two may change places.
  ///
  /// - Parameters:
  ///   - choices: The actions, by their names, with their keys.
  ///   - table: The screen's table, which has the actions.
  /// - Returns: The actions that keep their usual keys, and why.
  public mutating func choose(
    _ choices: [(action: String, keys: [Key])], on table: KeyTable
  ) -> [(action: String, refusal: Refusal)] {
    var refused: [(action: String, refusal: Refusal)] = []
    var chosen: [String: [Key]] = [:]
    for (action, keys) in choices {
      if let key = keys.first(where: KeyTable.reserved.contains) {
        refused.append((action, .reserved(key)))
      } else if table.actions.contains(where: { $0.name == action && $0.isFixed }) {
        refused.append((action, .fixed))
      } else {
        chosen[action] = keys
      }
    }
    // Each refusal gives an action its usual keys back, which may be another one's now.
    while let (action, refusal) = Self.collision(in: chosen, of: choices.map(\.action), table) {
      refused.append((action, refusal))
      chosen[action] = nil
    }
    self[table.screen] = chosen
    return refused
  }

  private static func collision(
    in chosen: [String: [Key]], of order: [String], _ table: KeyTable
  ) -> (String, Refusal)? {
    for action in order.reversed() {
      for key in chosen[action] ?? [] {
        let other = table.actions.first { other in
          other.name != action && KeyTable.keys(of: other, own: chosen[other.name]).contains(key)
        }
        if let other { return (action, .taken(key, by: other.name)) }
      }
    }
    return nil
  }
}

/// The table of a screen, as the settings file knows it.
public struct KeyTable: Sendable {
  /// An action and its usual keys.
  public struct Action: Sendable, Hashable {
    /// The name, as in the footer and the palette: `pause`.
    public let name: String
    /// The usual keys.
    public let keys: [Key]
    /// True if the keys are digits or letters that mean themselves.
    public let isFixed: Bool
  }

  /// The name of the screen in the settings file: `session`.
  public let screen: String
  /// The actions.
  public let actions: [Action]

  init<Kind: Hashable & Sendable>(_ keymap: Keymap<Kind>) {
    screen = keymap.screen
    actions = keymap.bindings.map { binding in
      KeyTable.Action(
        name: binding.name, keys: binding.keys, isFixed: binding.label != nil)
    }
  }

  /// The tables of the screens whose keys can be chosen. Questions keep theirs: whoever has learnt
  /// the answer to "It hurts" finds it.
  public static let all = [
    KeyTable(Keymaps.list), KeyTable(Keymaps.player), KeyTable(Keymaps.summary),
    KeyTable(Keymaps.history), KeyTable(Keymaps.guide), KeyTable(Keymaps.settings),
  ]

  /// The keys that leave, help, or say that it hurts; they stay with their actions.
  static let reserved: [Key] = [
    .escape, .enter, .character("q"), .character("!"), .character("?"), .control("c"),
    .control("l"),
    .control("z"),
  ]

  /// The keys of an action, with those of the person's own.
  fileprivate static func keys(of action: Action, own: [Key]?) -> [Key] {
    guard let own else { return action.keys }
    return own + action.keys.filter(reserved.contains)
  }
}

extension Keymap {
  /// Returns the table with keys of the person's own.
  func with(_ own: OwnKeys) -> Keymap {
    let chosen = own[screen]
    if chosen.isEmpty { return self }
    return Keymap(
      bindings.map { binding in
        guard let keys = chosen[binding.name], binding.label == nil else { return binding }
        return KeyBinding(
          keys + binding.keys.filter(KeyTable.reserved.contains), shownAs: nil,
          does: binding.action, binding.name, binding.help)
      }, screen: screen)
  }
}

extension ScreenContext {
  /// Returns a table with the person's own keys.
  func keys<Action>(_ keymap: Keymap<Action>) -> Keymap<Action> { keymap.with(settings.ownKeys) }
}

extension Key {
  /// The names of keys in the settings file that are no single character.
  public static let names: [(name: String, key: Key)] = [
    ("space", .character(" ")), ("enter", .enter), ("esc", .escape), ("tab", .tab),
    ("shift-tab", .backTab), ("backspace", .backspace), ("delete", .delete), ("up", .up),
    ("down", .down), ("left", .left), ("right", .right), ("page-up", .pageUp),
    ("page-down", .pageDown), ("home", .home), ("end", .end),
  ]

  /// The key of a name in the settings file: `x`, `page-up`, `ctrl-x`; `nil` if there is none.
  public init?(named name: String) {
    if let known = Self.names.first(where: { $0.name == name.lowercased() }) {
      self = known.key
    } else if name.count == 1, let character = name.first {
      self = .character(character)
    } else if name.lowercased().hasPrefix("ctrl-"), name.count == 6, let letter = name.last,
      letter.isASCII, letter.isLetter
    {
      self = .control(Character(letter.lowercased()))
    } else {
      return nil
    }
  }

  /// The name in the settings file.
  public var name: String {
    if let known = Self.names.first(where: { $0.key == self }) { return known.name }
    return switch self {
    case .character(let character): String(character)
    case .control(let letter): "ctrl-\(letter)"
    default: ""
    }
  }
}
