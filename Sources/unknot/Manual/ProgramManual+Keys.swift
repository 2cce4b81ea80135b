import Drawing
import TUI

/// Keys and settings.
extension ProgramManual {
  static func keys(in page: inout ManualText) {
    page.section("Keys")
    keys(Keymaps.list, of: "In the list of routines", in: &page)
    keys(Keymaps.player, of: "In a session", in: &page)
    keys(Keymaps.summary, of: "After a session", in: &page)
    keys(Keymaps.history, of: "In the history", in: &page)
    keys(Keymaps.historyEntry, of: "In a session that you enter by hand", in: &page)
    keys(Keymaps.historyForm, of: "Where you correct a session", in: &page)
    keys(Keymaps.settings, of: "In the settings", in: &page)
    keys(Keymaps.builder, of: "In the builder", in: &page)
    keys(Keymaps.builderLeaving, of: "Where changes are not saved", in: &page)
    keys(Keymaps.builderConflict, of: "When a file has changed in the meantime", in: &page)
    keys(Keymaps.guide, of: "In the answers", in: &page)
    keys(Keymaps.safety, of: "Where warning signs and risks are asked for", in: &page)
    keys(Keymaps.pain, of: "Before a session that presses", in: &page)
    keys(Keymaps.resume, of: "Where a session was cut off", in: &page)
  }

  private static func keys<Action>(
    _ table: Keymap<Action>, of place: String, in page: inout ManualText
  ) {
    page.subsection(place)
    for binding in table.bindings {
      let keys = binding.label ?? binding.keys.map(name).joined(separator: " ")
      page.item("`\(keys)`", binding.help + ".")
    }
    guard
      let own = KeyTable.all.first(where: { $0.actions.map(\.name) == table.bindings.map(\.name) })
    else { return }
    let names = own.actions.filter { !$0.isFixed }.map { "`\($0.name)`" }
    page.paragraph(
      "Names below `keys: \(own.screen):` in the settings: \(names.joined(separator: ", ")).")
  }

  private static func name(of key: Key) -> String {
    switch key {
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    default: key.label(.ascii)
    }
  }

  static func settings(in page: inout ManualText) {
    page.section("Settings")
    page.paragraph(
      "The keys of `config.yaml`; the screen of settings and `unknot config` show the same.")
    for setting in Setting.all {
      page.item("`\(setting.name):`", "\(setting.help) \(Preferences.key(of: setting).rule)")
    }
    page.item(
      "`keys:`",
      "Keys of your own: below `keys:` a screen, below that an action with a key or a list of keys, "
        + "as in `pause: x`. The sections about keys name screens and actions. Enter, Esc, `q`, "
        + "`!` and `?` stay what they are.")
  }
}
