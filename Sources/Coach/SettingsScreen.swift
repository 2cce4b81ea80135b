import Drawing

/// The settings, to be changed at once and kept when one leaves.
struct SettingsScreen: Place {
  private(set) var choice = 0
  /// What was changed here, by name.
  private(set) var changes: [String: Setting.Value] = [:]

  var chosen: Setting { Setting.onScreen[choice] }

  mutating func press(_ key: Key, on stage: Stage) -> [Turn] {
    switch Keys.settings.action(for: key) {
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .following: return change(by: 1, on: stage)
    case .previous: return change(by: -1, on: stage)
    case .close: return leave(on: stage).map { .effect($0) } + [.close]
    case .help, nil: break
    }
    return []
  }

  mutating func leave(on stage: Stage) -> [AppEffect] {
    defer { changes = [:] }
    return changes.isEmpty ? [] : [.keepSettings(changes)]
  }

  /// A click chooses a line; on the chosen one it changes its value.
  mutating func click(x: Int, y: Int, on stage: Stage) -> [Turn] {
    guard let line = SettingsDrawing(screen: self, stage: stage).line(y: y) else { return [] }
    if line == choice { return change(by: 1, on: stage) }
    choice = line
    return []
  }

  mutating func scroll(by lines: Int, on stage: Stage) -> [Turn] {
    move(by: lines)
    return []
  }

  func draw(into frame: inout Frame, on stage: Stage) {
    SettingsDrawing(screen: self, stage: stage).draw(into: &frame)
  }

  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    Keys.settings.helpLines(glyphs: glyphs)
  }

  private mutating func move(by lines: Int) {
    choice = max(0, min(choice + lines, Setting.onScreen.count - 1))
  }

  private mutating func change(by steps: Int, on stage: Stage) -> [Turn] {
    let old = chosen.value(in: stage.settings)
    let new = chosen.value(steps, after: old)
    guard new != old else { return [] }
    changes[chosen.name] = new
    var settings = stage.settings
    chosen.set(new, in: &settings)
    return [.choose(settings)]
  }
}
