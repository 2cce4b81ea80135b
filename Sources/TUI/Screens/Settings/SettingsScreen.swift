import Drawing

/// The settings, to be changed at once and kept when one leaves.
struct SettingsScreen: Equatable, Sendable {
  private(set) var choice = 0
  /// The changes, by name.
  private(set) var changes: [String: Setting.Value] = [:]

  var chosen: Setting { Setting.onScreen[choice] }

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    switch Keymaps.settings.action(for: key) {
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .following: return change(by: 1, in: context)
    case .previous: return change(by: -1, in: context)
    case .close: return changesToSave + [.pop]
    case .help, nil: break
    }
    return []
  }

  /// The request to save what was changed, if anything was.
  var changesToSave: [ScreenAction] {
    changes.isEmpty ? [] : [.effect(.save(.settings(changes)))]
  }

  /// A click chooses a line; on the chosen one it changes its value.
  mutating func click(y: Int, in context: ScreenContext) -> [ScreenAction] {
    guard let line = SettingsView(screen: self, context: context).line(y: y) else { return [] }
    if line == choice { return change(by: 1, in: context) }
    choice = line
    return []
  }

  mutating func move(by lines: Int) {
    choice = max(0, min(choice + lines, Setting.onScreen.count - 1))
  }

  private mutating func change(by steps: Int, in context: ScreenContext) -> [ScreenAction] {
    let old = chosen.value(in: context.settings)
    let new = chosen.value(steps, after: old)
    guard new != old else { return [] }
    changes[chosen.name] = new
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
  /// Keep what was changed, and back.
  case close
  /// The keys.
  case help
}
