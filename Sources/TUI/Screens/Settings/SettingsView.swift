import Drawing

/// The view of the settings: a line each, with the words of the chosen one below it, and its help.
/// Wide windows show a sample of the colours next to the list.
struct SettingsView {
  /// A row of the list.
  enum Row: Equatable {
    /// The heading of a group of settings.
    case heading(String)
    /// A setting, by its index in the table.
    case setting(Int)
    /// A word that the chosen setting accepts.
    case choice(String)
  }

  let screen: SettingsScreen
  let context: ScreenContext

  private var glyphs: GlyphSet { context.glyphs }
  private var size: Size { context.size }
  private var isTiny: Bool { size.rows < 8 }
  private var hasPanels: Bool { size.columns >= 60 && size.rows >= 14 }
  private var hasSample: Bool { size.columns >= 76 && hasPanels }
  private var margin: Int { hasPanels ? 2 : isTiny || size.columns < 40 ? 0 : 2 }
  private var top: Int { hasPanels || isTiny ? 1 : 2 }
  /// The rows for the help of the chosen setting, below the list.
  private var helpRows: Int { isTiny ? 0 : 2 }

  /// The place of the list, with its frame.
  private var place: Rect {
    Rect(
      x: 0, y: top, columns: hasSample ? max(44, size.columns * 44 / 80) : size.columns,
      rows: max(1, size.rows - top - helpRows - 1))
  }

  /// The place of the list's rows, without the frame.
  private var linesPlace: Rect {
    hasPanels
      ? Rect(x: 1, y: place.y + 1, columns: place.columns - 2, rows: max(1, place.rows - 2)) : place
  }

  /// All rows. Small windows leave out the words of the chosen setting.
  private var rows: [Row] {
    Setting.onScreen.indices.flatMap { index -> [Row] in
      guard hasPanels else { return [.setting(index)] }
      let heading = Setting.headings[Setting.onScreen[index].name].map { [Row.heading($0)] } ?? []
      guard index == screen.choice, case .word(let words) = screen.chosen.shape,
        words.count > 2, words.count <= 6
      else { return heading + [.setting(index)] }
      return heading + [.setting(index)] + words.map { .choice($0) }
    }
  }

  private func viewport(_ rows: [Row]) -> Viewport {
    let chosen = rows.firstIndex(of: .setting(screen.choice)) ?? 0
    return Viewport(count: rows.count, rows: linesPlace.rows, around: chosen)
  }

  /// The row at a place of the window; `nil` if there is none.
  func row(x: Int, y: Int) -> Row? {
    guard linesPlace.contains(x: x, y: y) else { return nil }
    let rows = rows
    return viewport(rows).line(at: y - linesPlace.y).map { rows[$0] }
  }

  func draw(into frame: inout Frame, cache: DrawingCache) {
    Header(title: "Settings", glyphs: glyphs)
      .draw(into: &frame, x: margin, columns: size.columns - margin)
    let counter = "\(screen.choice + 1) of \(Setting.onScreen.count)"
    let rows = rows
    let viewport = viewport(rows)
    if hasPanels {
      frame.write(
        "\(screen.chosen.name) in config.yaml", endingAt: size.columns - margin, y: 0, style: .label
      )
      let below = viewport.below
      Panel(
        rect: place, title: "What you choose", counter: counter,
        note: below > 0 ? "\(glyphs.arrowDown) \(below) more" : "", isActive: true
      ).draw(into: &frame, glyphs: glyphs)
    } else if viewport.lines.count < rows.count {
      // The counter shows that the window has only a part of the list.
      frame.write(counter, endingAt: size.columns - (isTiny ? 0 : 1), y: 0, style: .label)
    }
    for (row, index) in viewport.lines.enumerated() {
      draw(rows[index], y: linesPlace.y + row, into: &frame)
    }
    if hasSample {
      let x = place.right + 1
      SettingsSample(context: context).draw(
        into: &frame, cache,
        Rect(x: x, y: place.y, columns: size.columns - x, rows: place.rows))
    }
    drawHelp(into: &frame)
    Footer(keys, in: context)
      .draw(into: &frame, x: margin, columns: size.columns - 2 * margin)
  }

  /// The keys of the footer, with the one for undo if the chosen setting has changed.
  private var keys: [KeyHints.Entry] {
    let keys = context.keys(Keymaps.settings)
    let isNarrow = size.columns < 60
    let next = keys.entry(
      of: [.following], named: isNarrow ? "next" : "next value", glyphs: glyphs)
    let undo = former == nil ? [] : keys.hints(of: [.undo], glyphs: glyphs)
    let close = keys.entry(
      of: [.close], named: isNarrow ? "save" : "save and close", glyphs: glyphs)
    let help = keys.hints(of: [.help], glyphs: glyphs)
    // In the smallest windows, undo matters more than closing and the help.
    return isTiny && !undo.isEmpty ? [next] + undo : [next] + undo + [close] + help
  }

  /// The value of the chosen setting before its change; `nil` without a change.
  private var former: Setting.Value? { screen.former[screen.chosen.name] }

  private func drawHelp(into frame: inout Frame) {
    let columns = min(size.columns - 4, 76)
    var lines = screen.chosen.help.wrapped(to: columns)
    if let former, helpRows > 0 {
      let told = "Changed from \(former.text).".truncated(to: columns, glyphs: glyphs)
      lines = lines.prefix(helpRows - 1) + [told]
    }
    for (row, line) in lines.prefix(helpRows).enumerated() {
      frame.write(line, x: 2, y: size.rows - 1 - helpRows + row, style: .label)
    }
  }

  private func draw(_ row: Row, y: Int, into frame: inout Frame) {
    switch row {
    case .heading(let text):
      frame.write(text, x: linesPlace.x + 1, y: y, style: Style(.faint, bold: true))
    case .setting(let index): drawLine(index, y: y, into: &frame)
    case .choice(let word):
      let isNow = screen.chosen.value(in: context.settings) == .word(word)
      let x = linesPlace.x + 5
      frame.write(
        isNow ? glyphs.dotFilled : glyphs.dotEmpty, x: x, y: y, style: isNow ? Style(.work) : .label
      )
      frame.write(word, x: x + 2, y: y, style: isNow ? Style(.title) : .label)
    }
  }

  private func drawLine(_ index: Int, y: Int, into frame: inout Frame) {
    let setting = Setting.onScreen[index]
    let isChosen = index == screen.choice
    let style = Style(isChosen ? .title : .plain, bold: isChosen)
    let value = setting.value(in: context.settings).text
    let start = linesPlace.x + 2
    let isChanged = screen.former[setting.name] != nil
    frame.write((isChanged ? "* " : "") + setting.title, x: start, y: y, style: style)
    let names = Setting.onScreen.map(\.title.columns).max() ?? 0
    let x =
      size.columns < 34
      ? start + (isChanged ? 3 : 1) + setting.title.columns : start + 4 + names
    let shown =
      isChosen && size.columns >= 34
      ? "\(glyphs.arrowLeft) \(value) \(glyphs.arrowRight)"
      : size.columns >= 34 ? "  \(value)" : value
    frame.write(
      shown.truncated(to: max(0, linesPlace.right - x), glyphs: glyphs), x: x, y: y,
      style: Style(isChosen ? .work : .plain, bold: isChosen))
    if isChosen {
      frame.drawChoice(x: linesPlace.x, y: y, columns: linesPlace.columns, glyphs: glyphs)
    }
  }
}
