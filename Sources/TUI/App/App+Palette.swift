import Drawing
import RoutineEngine

/// The palette over the screen on top.
extension App {
  /// The actions on this screen: its keys, in the list also its routines and the settings.
  var paletteEntries: [Palette.Entry] {
    guard let screen = screens.last else { return [] }
    let keys = screen.paletteEntries(in: context)
    guard case .list(let list) = screen else { return keys }
    let routines = list.entries.filter { $0.routine != nil }.map { entry in
      Palette.Entry(
        text: "Start \(entry.title)", name: entry.title,
        fact: entry.likelyLength(in: context).map(Format.about) ?? "", keys: "",
        action: .begin(entry))
    }
    return keys + PaletteText.commands + settingEntries + routines
  }

  private var settingEntries: [Palette.Entry] {
    Setting.onScreen.map { setting in
      Palette.Entry(
        text: "\(setting.title): \(setting.help)", name: setting.name,
        fact: "now \(setting.value(in: settings).text)", keys: "", action: .change(setting.name))
    }
  }

  /// Hands a key to the palette.
  mutating func pressInPalette(_ key: Key) -> [AppEffect] {
    guard var palette else { return [] }
    let reply = palette.press(key, among: paletteEntries, rows: size.rows)
    self.palette = palette
    return handle(reply)
  }

  /// Hands a click to the palette.
  mutating func clickInPalette(x: Int, y: Int) -> [AppEffect] {
    guard var palette else { return [] }
    let entries = paletteEntries
    let view = PaletteView(palette: palette, entries: entries, context: context)
    let reply = palette.click(
      view.entry(x: x, y: y), isInside: view.contains(x: x, y: y), among: entries)
    return handle(reply)
  }

  /// Moves the palette's choice with the wheel.
  mutating func scrollPalette(by lines: Int) {
    guard var palette else { return }
    palette.move(by: lines, in: palette.found(in: paletteEntries).count)
    self.palette = palette
  }

  private mutating func handle(_ reply: Palette.Reply) -> [AppEffect] {
    switch reply {
    case .stays: return []
    case .closes:
      palette = nil
      return []
    case .does(let action):
      palette = nil
      return perform(action)
    }
  }

  private mutating func perform(_ action: Palette.Action) -> [AppEffect] {
    switch action {
    case .press(.character("?")), .none: return []
    case .press(let key): return handle(key)
    case .type(let command): return perform([.message(PaletteText.leave(typing: command))])
    case .begin(let entry): return context.request(for: entry).map { begin($0) } ?? []
    case .change(let name):
      guard let setting = Setting.all.first(where: { $0.name == name }) else { return [] }
      var settings = settings
      let value = setting.value(1, after: setting.value(in: settings))
      setting.set(value, in: &settings)
      return perform([
        .use(settings), .effect(.save(.settings([name: value]))),
        .message("\(name): \(value.text)"),
      ])
    }
  }
}
