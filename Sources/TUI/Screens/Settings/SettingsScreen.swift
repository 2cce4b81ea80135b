import Drawing

/// The screen of the settings. A change applies at once, and is saved when the screen closes.
struct SettingsScreen: Equatable, Sendable {
  private(set) var choice = 0
  /// The changed values, by the names of their settings.
  private(set) var changes: [String: Setting.Value] = [:]
  /// The values before the changes, by the names of their settings.
  private(set) var former: [String: Setting.Value] = [:]

  var chosen: Setting { Setting.onScreen[choice] }

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    switch context.keys(Keymaps.settings).action(for: key) {
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .following: return change(by: 1, in: context)
    case .previous: return change(by: -1, in: context)
    case .undo: return undo(in: context)
    case .close: return changesToSave + [.pop]
    case .help, nil: break
    }
    return []
  }

  /// The action that saves the changes; empty without any.
  var changesToSave: [ScreenAction] {
    changes.isEmpty ? [] : [.effect(.save(.settings(changes)))]
  }

  /// Handles a click: it chooses a line, changes the chosen setting, or takes one of its words.
  mutating func click(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    switch SettingsView(screen: self, context: context).row(x: x, y: y) {
    case .setting(let index) where index == choice: return change(by: 1, in: context)
    case .setting(let index):
      choice = index
      return []
    case .choice(let word): return change(to: .word(word), in: context)
    case .heading, nil: return []
    }
  }

  mutating func move(by lines: Int) {
    choice = max(0, min(choice + lines, Setting.onScreen.count - 1))
  }

  private mutating func undo(in context: ScreenContext) -> [ScreenAction] {
    guard let value = former[chosen.name] else {
      return [.message("\(chosen.title) is as it was.")]
    }
    return change(to: value, in: context)
  }

  private mutating func change(by steps: Int, in context: ScreenContext) -> [ScreenAction] {
    change(to: chosen.value(steps, after: chosen.value(in: context.settings)), in: context)
  }

  private mutating func change(
    to new: Setting.Value, in context: ScreenContext
  ) -> [ScreenAction] {
    let old = chosen.value(in: context.settings)
    guard new != old else { return [] }
    let name = chosen.name
    let before = former[name] ?? old
    (changes[name], former[name]) = new == before ? (nil, nil) : (new, before)
    var settings = context.settings
    chosen.set(new, in: &settings)
    return [.use(settings)]
  }
}

/// The actions of keys in the settings.
public enum SettingsAction: Sendable, Hashable, CaseIterable {
  /// Moves a line up.
  case up
  /// Moves a line down.
  case down
  /// Takes the next value.
  case following
  /// Takes the previous value.
  case previous
  /// Undoes the change of the chosen setting.
  case undo
  /// Saves the changes, and closes the screen.
  case close
  /// Opens the palette with all keys.
  case help
}
