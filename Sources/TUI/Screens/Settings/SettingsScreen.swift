import Drawing

/// The settings: a change applies at once and is saved on leaving.
struct SettingsScreen: Equatable, Sendable {
  private(set) var choice = 0
  /// The changes, by name.
  private(set) var changes: [String: Setting.Value] = [:]
  /// The values before the changes, by name.
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

  /// The request to save what was changed, if anything was.
  var changesToSave: [ScreenAction] {
    changes.isEmpty ? [] : [.effect(.save(.settings(changes)))]
  }

  /// A click chooses a line; on the chosen one it changes its value, on a choice it takes it.
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
  /// The line above.
  case up
  /// The line below.
  case down
  /// The value after this one.
  case following
  /// The value before this one.
  case previous
  /// Take a change back.
  case undo
  /// Keep what was changed, and back.
  case close
  /// The keys.
  case help
}
