import RoutineEngine
import Screen

/// Draws the picker: the list with a preview beside it from 72 columns, else the list alone, and
/// the chosen routine in the whole window where it was opened.
struct PickerDrawing {
  let picker: Picker
  let stage: Stage

  private var glyphs: GlyphSet { stage.glyphs }
  private var size: Size { stage.size }
  private var level: Level { stage.settings.prescription.level }
  private var isWide: Bool { size.columns >= 72 && size.rows >= 10 }
  private var isTiny: Bool { size.rows < 8 }
  /// The first row of the list, below the heading.
  private var top: Int { isTiny ? 1 : 2 }
  /// The rows of the list, above the line of keys.
  private var listRows: Int { max(1, size.rows - top - (isTiny ? 1 : 2)) }
  private var listColumns: Int { isWide ? min(56, max(40, size.columns * 9 / 20)) : size.columns }

  func draw(into frame: inout Frame) {
    drawHeading(into: &frame)
    if picker.detailsOffset != nil {
      drawDetails(into: &frame)
    } else {
      drawList(into: &frame)
      if isWide { drawPreview(into: &frame) }
    }
    drawFoot(into: &frame)
  }

  // MARK: Where a line is

  /// The entry at a place of the window; `nil` if there is none.
  func line(x: Int, y: Int) -> Int? {
    guard picker.detailsOffset == nil, x < listColumns, y >= top, y < top + listRows else {
      return nil
    }
    let line = firstLine + y - top
    return picker.shown.indices.contains(line) ? line : nil
  }

  /// The first line of the list that is shown: the choice is kept in the middle where it can be.
  private var firstLine: Int {
    max(0, min(picker.choice - listRows / 2, picker.shown.count - listRows))
  }

  /// The greatest offset of the details at which they still fill the window.
  var lastDetailsOffset: Int { details.count - listRows }

  private var details: [RoutineText.Line] {
    text(columns: min(size.columns - 4, 76))
  }

  private func text(columns: Int) -> [RoutineText.Line] {
    switch picker.chosen?.content {
    case .routine(let routine):
      RoutineText(
        routine, stage.prescription(for: routine), note: note(on: routine), columns: columns,
        glyphs: glyphs
      ).lines
    case .broken(let reason):
      RoutineText(broken: reason, columns: columns, glyphs: glyphs).lines
    case .unread, nil: []
    }
  }

  /// That another dose was agreed to, and how to go back; `nil` if none was.
  private func note(on routine: Routine) -> String? {
    stage.doses.agreed(for: routine, over: stage.settings.prescription).map { dose in
      let key = Keys.picker.legend(of: [.usualDose], glyphs: glyphs).map(\.key).joined()
      return "\(Wording.agreed(to: dose)) \(key) goes back."
    }
  }

  // MARK: Parts

  private func drawHeading(into frame: inout Frame) {
    let right = frame.write(
      level.rawValue, endingAt: size.columns - 1, y: 0, style: Style(.work))
    if stage.settings.isHandsFree, size.columns >= 60 {
      frame.write("hands-free \(glyphs.separator) ", endingAt: right, y: 0, style: Style(.faint))
    }
    let heading: String
    if picker.detailsOffset != nil {
      heading = picker.chosen?.title ?? ""
    } else if picker.isTyping || !picker.filter.isEmpty {
      heading = "/" + picker.filter + (picker.isTyping ? "_" : "")
    } else {
      heading = size.columns >= 60 ? "unknot: what does your back need?" : "unknot"
    }
    frame.write(
      heading.truncated(to: max(0, right - 2), glyphs: glyphs), x: 1, y: 0, style: Style(.title))
  }

  private func drawList(into frame: inout Frame) {
    let shown = picker.shown
    guard !shown.isEmpty else {
      frame.write(
        "No routine has that in it. Esc shows all.".truncated(
          to: listColumns - 2, glyphs: glyphs), x: 1, y: top, style: Style(.waiting))
      return
    }
    for row in 0..<min(listRows, shown.count - firstLine) {
      let line = firstLine + row
      draw(shown[line], isChosen: line == picker.choice, y: top + row, into: &frame)
    }
    let more = shown.count - firstLine - listRows
    if more > 0 {
      frame.write(
        " \(more) more \(glyphs.arrowDown)", endingAt: listColumns - 1, y: top + listRows,
        style: Style(.faint))
    }
  }

  private func draw(
    _ entry: PickerEntry, isChosen: Bool, y: Int, into frame: inout Frame
  ) {
    let isBroken = if case .broken = entry.content { true } else { false }
    let style = Style(isBroken ? .warning : isChosen ? .title : .plain, bold: isChosen)
    let isLocked = stage.safety?.locksPressure == true && entry.presses
    let length = isLocked ? "locked" : entry.likelyLength(on: stage).map(Wording.about) ?? "broken"
    let lengthEnd = isTiny || listColumns < 40 ? listColumns - 1 : listColumns * 3 / 4
    if isChosen { frame.write(String(glyphs.selection), x: 0, y: y, style: Style(.work)) }
    let lengthStart = frame.write(length, endingAt: lengthEnd, y: y, style: style)
    let title = entry.title + (entry.isOwn && listColumns >= 40 ? " (own)" : "")
    frame.write(
      title.truncated(to: max(0, lengthStart - 3), glyphs: glyphs), x: 2, y: y, style: style)
    guard lengthEnd < listColumns - 1, !isBroken else { return }
    let room = listColumns - lengthEnd - 3
    let all = entry.equipment.joined(separator: ", ")
    let equipment = all.columns <= room ? all : entry.equipmentWord
    // What is done today says more than what one needs, which stands in the preview too.
    let progress = picker.progress[entry.id]
    frame.write(
      (progress ?? equipment).truncated(to: room, glyphs: glyphs), x: lengthEnd + 2, y: y,
      style: Style(progress == nil ? .faint : .work))
  }

  private func drawPreview(into frame: inout Frame) {
    let x = listColumns + 1
    let columns = size.columns - x - 2
    frame.fill(
      Rect(x: listColumns - 1, y: top, columns: 1, rows: listRows), with: glyphs.vertical,
      style: Style(.faint))
    let title = picker.chosen?.title ?? ""
    frame.write(title.truncated(to: columns, glyphs: glyphs), x: x, y: top, style: Style(.title))
    let lines = text(columns: columns)
    draw(lines[...], into: &frame, Rect(x: x, y: top + 1, columns: columns, rows: listRows - 1))
  }

  private func drawDetails(into frame: inout Frame) {
    let lines = details.dropFirst(picker.detailsOffset ?? 0)
    draw(
      lines, into: &frame,
      Rect(x: min(2, size.columns / 20), y: top, columns: size.columns - 2, rows: listRows))
  }

  private func draw(
    _ lines: ArraySlice<RoutineText.Line>, into frame: inout Frame, _ rect: Rect
  ) {
    let isCut = lines.count > rect.rows
    for (row, line) in lines.prefix(max(0, rect.rows - (isCut ? 1 : 0))).enumerated() {
      frame.write(
        line.text, x: rect.x, y: rect.y + row, style: line.style, limit: rect.columns)
    }
    guard isCut, rect.rows > 0 else { return }
    let more = picker.detailsOffset == nil ? glyphs.arrowRight : glyphs.arrowDown
    frame.write("\(more) more", x: rect.x, y: rect.bottom - 1, style: Style(.key))
  }

  private func drawFoot(into frame: inout Frame) {
    let y = size.rows - 1
    if let notice = stage.notice {
      frame.write(
        notice.truncated(to: size.columns - 2, glyphs: glyphs), x: 1, y: y,
        style: Style(.plain, bold: true))
      return
    }
    let actions: [PickerAction] =
      picker.detailsOffset == nil
      ? [.start, .level, .details, .filter, .guide, .history, .settings, .quit, .help]
      : [.start, .close, .level, .quit, .help]
    let entries = Keys.picker.legend(of: actions, glyphs: glyphs)
    frame.draw(Legend(entries: entries), x: 1, y: y, columns: size.columns - 2)
  }
}
