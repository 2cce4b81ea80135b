import Drawing

/// The keys that the person has chosen: `keys:` in the settings file.
public struct OwnKeys: Sendable, Hashable {
  /// The chosen keys, by screen, then by action.
  private var keys: [String: [String: [Key]]] = [:]

  /// No chosen keys.
  public init() {}

  /// The chosen keys of a screen, by action.
  public internal(set) subscript(screen: String) -> [String: [Key]] {
    get { keys[screen] ?? [:] }
    set { keys[screen] = newValue.isEmpty ? nil : newValue }
  }

  /// True if no keys are chosen.
  public var isEmpty: Bool { keys.isEmpty }

  /// The reason that an action does not get the chosen keys.
  public enum Refusal: Sendable, Hashable {
    /// The key confirms, leaves, opens the help, reports a hurt, draws the window again or suspends
    /// the program, and may do nothing else anywhere.
    case reserved(Key)
    /// The key belongs to another action of the screen.
    case taken(Key, by: String)
    /// The action's keys cannot be changed: digits, or letters that mean themselves.
    case fixed
  }

  /// Chooses keys for actions of a screen, all at once, so that two actions may swap keys.
  ///
  /// - Parameters:
  ///   - choices: Actions by name, each with its new keys.
  ///   - table: The table of the screen that has these actions.
  /// - Returns: The actions that keep their usual keys, each with the reason.
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
    // A refused action gets its usual keys back, and these may collide in turn.
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

/// The keymap of a screen as the settings file sees it.
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

  /// The tables of the screens whose keys can be chosen. The builder, the forms and the questions
  /// before and over a session are not among them: the answer to "It hurts" has to stay where
  /// people learnt it. In the summary, every key but the digits for pain can be chosen.
  public static let all = [
    KeyTable(Keymaps.list), KeyTable(Keymaps.player), KeyTable(Keymaps.summary),
    KeyTable(Keymaps.history), KeyTable(Keymaps.guide), KeyTable(Keymaps.settings),
  ]

  /// The keys that confirm, leave, open the help, report a hurt, draw the window again or suspend
  /// the program; they stay with their actions.
  static let reserved: [Key] = [
    .escape, .enter, .character("q"), .character("!"), .character("?"), .control("c"),
    .control("l"),
    .control("z"),
  ]

  /// Returns the keys of an action: the chosen ones with the reserved ones, or else the usual ones.
  fileprivate static func keys(of action: Action, own: [Key]?) -> [Key] {
    guard let own else { return action.keys }
    return own + action.keys.filter(reserved.contains)
  }
}

extension Keymap {
  /// Returns the table with the person's chosen keys.
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
  /// Returns a table with the person's chosen keys.
  func keys<Action>(_ keymap: Keymap<Action>) -> Keymap<Action> { keymap.with(settings.ownKeys) }
}

extension Key {
  /// The names in the settings file of keys that are no single character.
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
