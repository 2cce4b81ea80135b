import Drawing

/// Draws the settings: a line each, and what the chosen one does.
struct SettingsView {
  let screen: SettingsScreen
  let context: ScreenContext

  private var glyphs: GlyphSet { context.glyphs }
  private var size: Size { context.size }
  private var isTiny: Bool { size.rows < 8 }
  private var margin: Int { isTiny ? 0 : 2 }
  private var top: Int { isTiny ? 1 : 2 }
  /// The rows for the help of the chosen one, below the list.
  private var helpRows: Int { isTiny ? 0 : 3 }
  private var rows: Int {
    min(Setting.onScreen.count, max(1, size.rows - top - helpRows - (isTiny ? 1 : 2)))
  }
  private var viewport: Viewport {
    Viewport(count: Setting.onScreen.count, rows: rows, around: screen.choice)
  }

  /// The setting in a row of the window; `nil` if there is none.
  func line(y: Int) -> Int? {
    viewport.line(at: y - top)
  }

  func draw(into frame: inout Frame) {
    Header(title: "Settings", glyphs: glyphs)
      .draw(into: &frame, x: margin, columns: size.columns - margin)
    // A window that shows a part of them says which.
    if rows < Setting.all.count {
      frame.write(
        "\(screen.choice + 1) of \(Setting.all.count)", endingAt: size.columns - (isTiny ? 0 : 1),
        y: 0, style: Style(.faint))
    }
    for (row, line) in viewport.lines.enumerated() {
      drawLine(line, y: top + row, into: &frame)
    }
    if !isTiny {
      let lines = screen.chosen.help.wrapped(to: min(size.columns - 4, 72)).prefix(helpRows - 1)
      for (row, line) in lines.enumerated() {
        frame.write(line, x: 2, y: top + rows + 1 + row, style: Style(.faint))
      }
    }
    let entries = Keymaps.settings.hints(of: [.following, .close, .help], glyphs: glyphs)
    Footer(entries, in: context)
      .draw(into: &frame, x: margin, columns: size.columns - 2 * margin)
  }

  private func drawLine(_ index: Int, y: Int, into frame: inout Frame) {
    let setting = Setting.onScreen[index]
    let isChosen = index == screen.choice
    let style = Style(isChosen ? .title : .plain, bold: isChosen)
    if isChosen { frame.write(glyphs.selection, x: 0, y: y, style: Style(.work)) }
    let value = setting.value(in: context.settings).text
    frame.write(setting.name, x: 2, y: y, style: style)
    let names = Setting.onScreen.map(\.name.columns).max() ?? 0
    let x = size.columns < 34 ? 3 + setting.name.columns : 6 + names
    let shown =
      isChosen && size.columns >= 34
      ? "\(glyphs.arrowLeft) \(value) \(glyphs.arrowRight)"
      : size.columns >= 34 ? "  \(value)" : value
    frame.write(
      shown.truncated(to: max(0, size.columns - x), glyphs: glyphs), x: x, y: y,
      style: Style(isChosen ? .work : .plain, bold: isChosen))
  }
}
