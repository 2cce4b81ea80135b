import Drawing
import Foundation

/// The view of the palette: a panel over the screen, or the whole of a small window.
struct PaletteView {
  let palette: Palette
  let entries: [Palette.Entry]
  let context: ScreenContext

  private var glyphs: GlyphSet { context.glyphs }
  private var size: Size { context.size }
  private var isBoxed: Bool { size.columns >= 60 && size.rows >= 14 }
  private var found: [Palette.Entry] { palette.found(in: entries) }

  /// The place of the panel.
  private var rect: Rect {
    guard isBoxed else { return Rect(x: 0, y: 0, columns: size.columns, rows: size.rows - 1) }
    let columns = min(size.columns - 8, 76)
    let rows = min(size.rows - 4, max(12, entries.count + 7))
    return Rect(
      x: (size.columns - columns) / 2, y: (size.rows - rows) / 2, columns: columns, rows: rows)
  }

  /// The place of the entries: below the typed words, above the full text of the choice.
  private var listPlace: Rect {
    isBoxed
      ? Rect(x: rect.x + 1, y: rect.y + 3, columns: rect.columns - 2, rows: max(1, rect.rows - 7))
      : Rect(x: 0, y: 1, columns: size.columns, rows: max(1, size.rows - 2 - textRows))
  }

  /// The rows for the full text of the choice, below the list.
  private var textRows: Int { !isBoxed && size.columns >= 30 && size.rows >= 10 ? 2 : 0 }

  private func viewport(_ count: Int) -> Viewport {
    Viewport(count: count, rows: listPlace.rows, around: palette.choice)
  }

  /// The entry at a place of the window; `nil` if there is none.
  func entry(x: Int, y: Int) -> Int? {
    guard listPlace.contains(x: x, y: y) else { return nil }
    return isBoxed || size.columns >= 30
      ? viewport(found.count).line(at: y - listPlace.y) : palette.choice
  }

  /// Returns true if a cell belongs to the palette.
  func contains(x: Int, y: Int) -> Bool { rect.contains(x: x, y: y) }

  func draw(into frame: inout Frame) {
    if isBoxed { frame.recede(frame.bounds) } else { frame.fill(frame.bounds) }
    let found = found
    drawHead(found.count, into: &frame)
    if found.isEmpty {
      let text = "Nothing is called that. Esc closes."
      frame.draw(
        .paragraphs([text], columns: max(1, listPlace.columns - 2), style: Style(.waiting)),
        x: listPlace.x + 1, y: listPlace.y)
    } else if isBoxed || size.columns >= 30 {
      drawList(found, into: &frame)
    } else {
      drawParagraphs(found, into: &frame)
    }
    drawFoot(into: &frame)
  }

  private func drawHead(_ count: Int, into frame: inout Frame) {
    let cursor = "\(palette.query)_"
    guard isBoxed else {
      frame.write("> " + cursor, x: 0, y: 0, style: Style(.title))
      let place = "\(min(palette.choice + 1, count))/\(count)"
      frame.write(place, endingAt: size.columns, y: 0, style: .label)
      return
    }
    Panel(
      rect: rect, title: "What would you like to do?", counter: "\(count) of \(entries.count)",
      isActive: true
    ).draw(into: &frame, glyphs: glyphs)
    let line = Rect(x: rect.x + 2, y: rect.y + 1, columns: rect.columns - 4, rows: 1)
    let x = line.x + frame.write("\(glyphs.play) ", x: line.x, y: line.y, style: Style(.work))
    if palette.query.isEmpty {
      frame.write("_ type, or choose below", x: x, y: line.y, style: .label)
    } else {
      frame.write(cursor, x: x, y: line.y, style: Style(.title))
    }
    frame.setGround(line, Fill(.surface))
  }

  private func drawList(_ found: [Palette.Entry], into frame: inout Frame) {
    let place = listPlace
    let viewport = viewport(found.count)
    for (row, index) in viewport.lines.enumerated() {
      draw(found[index], isChosen: index == palette.choice, y: place.y + row, into: &frame)
    }
    if isBoxed {
      let note = viewport.below > 0 ? " \(glyphs.arrowDown) \(viewport.below) more " : ""
      frame.write(note, endingAt: rect.right - 2, y: rect.bottom - 1, style: .label)
    }
    // The list cuts a long text off, so that the choice is shown in full below.
    let chosen = found[min(palette.choice, found.count - 1)]
    guard chosen.text.columns > textEnd(of: chosen) - textX else { return }
    let x = isBoxed ? rect.x + 2 : textX
    let y = isBoxed ? rect.bottom - 3 : place.bottom
    let lines = chosen.text.wrapped(to: isBoxed ? rect.columns - 4 : place.columns - 2)
    for (row, line) in lines.prefix(isBoxed ? 2 : textRows).enumerated() {
      frame.write(line, x: x, y: y + row, style: .label)
    }
  }

  private var textX: Int { listPlace.x + (isBoxed ? 2 : 1) }

  private func showsFact(of entry: Palette.Entry) -> Bool {
    !entry.fact.isEmpty && listPlace.columns >= 50
  }

  /// Returns the column before which an entry's text ends, with a blank before the fact and the
  /// keys.
  private func textEnd(of entry: Palette.Entry) -> Int {
    listPlace.right - 1 - (entry.keys.isEmpty ? 0 : entry.keys.columns + 3)
      - (showsFact(of: entry) ? entry.fact.columns + 1 : 0)
  }

  private func draw(
    _ entry: Palette.Entry, isChosen: Bool, y: Int, into frame: inout Frame
  ) {
    let place = listPlace
    let right = place.right - 1
    if !entry.keys.isEmpty { frame.write(" \(entry.keys) ", endingAt: right, y: y, style: .cap) }
    let (x, end) = (textX, textEnd(of: entry))
    if showsFact(of: entry) {
      frame.write(entry.fact, x: end + 1, y: y, style: .label)
    }
    let text = entry.text.truncated(to: max(0, end - x), glyphs: glyphs)
    frame.write(text, x: x, y: y, style: Style(isChosen ? .title : .plain, bold: isChosen))
    if let word = palette.query.split(separator: " ").first,
      let range = text.range(of: word, options: .caseInsensitive)
    {
      let start = text[..<range.lowerBound].columns
      frame.restyle(
        Rect(x: x + start, y: y, columns: text[range].columns, rows: 1), Style(.work, bold: true))
    }
    if isChosen { frame.drawChoice(x: place.x, y: y, columns: place.columns, glyphs: glyphs) }
  }

  /// Draws the entries from the choice on as paragraphs, where a key and its sentence have no room
  /// in one line.
  private func drawParagraphs(_ found: [Palette.Entry], into frame: inout Frame) {
    var y = listPlace.y
    for (index, entry) in found.enumerated().dropFirst(palette.choice) {
      let paragraph = "\(entry.keys) \(entry.text)".wrapped(to: size.columns)
      let room = listPlace.bottom - y
      // The choice is always shown, even if its paragraph is cut off.
      guard paragraph.count <= room || index == palette.choice else { return }
      for (row, text) in paragraph.prefix(room).enumerated() {
        let isCut = row == room - 1 && row < paragraph.count - 1
        frame.write(
          isCut
            ? (text + String(glyphs.ellipsis)).truncated(to: size.columns, glyphs: glyphs) : text,
          x: 0, y: y)
        if row == 0 { frame.write(entry.keys, x: 0, y: y, style: Style(.key)) }
        y += 1
      }
    }
  }

  private func drawFoot(into frame: inout Frame) {
    let margin = size.columns < 40 ? 0 : 2
    let entries = [
      KeyHints.Entry(key: Key.enter.label(glyphs), name: "do it", press: .enter),
      KeyHints.Entry(
        key: "\(Key.up.label(glyphs)) \(Key.down.label(glyphs))", name: "choose", press: .down),
      KeyHints.Entry(key: Key.escape.label(glyphs), name: "close", press: .escape),
    ]
    frame.fill(Rect(x: 0, y: size.rows - 1, columns: size.columns, rows: 1))
    Footer(entries, in: context)
      .draw(into: &frame, x: margin, columns: size.columns - 2 * margin)
  }
}
