import Drawing

/// Draws the settings: a line each, and what the chosen one does.
struct SettingsDrawing {
  let screen: SettingsScreen
  let stage: Stage

  private var glyphs: GlyphSet { stage.glyphs }
  private var size: Size { stage.size }
  private var isTiny: Bool { size.rows < 8 }
  private var top: Int { isTiny ? 1 : 2 }
  /// What the chosen one does takes this many rows below the list.
  private var helpRows: Int { isTiny ? 0 : 3 }
  private var rows: Int {
    min(Setting.onScreen.count, max(1, size.rows - top - helpRows - (isTiny ? 1 : 2)))
  }
  private var first: Int {
    max(0, min(screen.choice - rows / 2, Setting.onScreen.count - rows))
  }

  /// The setting in a row of the window; `nil` if there is none.
  func line(y: Int) -> Int? {
    (top..<top + rows).contains(y) ? first + y - top : nil
  }

  func draw(into frame: inout Frame) {
    frame.write("Settings", x: isTiny ? 0 : 2, y: 0, style: Style(.title))
    // A window that shows a part of them says which.
    if rows < Setting.all.count {
      frame.write(
        "\(screen.choice + 1) of \(Setting.all.count)", endingAt: size.columns - (isTiny ? 0 : 1),
        y: 0, style: Style(.faint))
    }
    for row in 0..<rows { drawLine(first + row, y: top + row, into: &frame) }
    if !isTiny {
      let lines = screen.chosen.help.wrapped(to: min(size.columns - 4, 72)).prefix(helpRows - 1)
      for (row, line) in lines.enumerated() {
        frame.write(line, x: 2, y: top + rows + 1 + row, style: Style(.faint))
      }
    }
    drawFoot(into: &frame)
  }

  private func drawLine(_ index: Int, y: Int, into frame: inout Frame) {
    let setting = Setting.onScreen[index]
    let isChosen = index == screen.choice
    let style = Style(isChosen ? .title : .plain, bold: isChosen)
    if isChosen { frame.write(glyphs.selection, x: 0, y: y, style: Style(.work)) }
    let value = setting.value(in: stage.settings).text
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

  private func drawFoot(into frame: inout Frame) {
    let y = size.rows - 1
    let x = isTiny ? 0 : 2
    if let notice = stage.notice {
      frame.write(
        notice.truncated(to: size.columns - 2 * x, glyphs: glyphs), x: x, y: y,
        style: Style(.plain, bold: true))
    } else {
      let entries = Keys.settings.legend(of: [.following, .close, .help], glyphs: glyphs)
      frame.draw(Legend(entries: entries), x: x, y: y, columns: size.columns - 2 * x)
    }
  }
}
