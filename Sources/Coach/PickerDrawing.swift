import CarePlan
import Drawing
import RoutineEngine

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
  private var listColumns: Int { isWide ? min(60, max(42, size.columns * 9 / 20)) : size.columns }
  /// Beside a length: the goal of the day, and in a wide list what is needed.
  private static let goalColumns = 7
  private var equipmentColumns: Int { listColumns >= 52 ? listColumns - 42 : 0 }
  /// The column behind the lengths.
  private var lengthEnd: Int {
    isTiny || listColumns < 40
      ? listColumns - 1 : listColumns - 3 - Self.goalColumns - equipmentColumns
  }

  func draw(into frame: inout Frame) {
    drawHeading(into: &frame)
    if picker.detailsOffset != nil {
      drawDetails(into: &frame)
    } else {
      drawList(into: &frame)
      if isWide {
        frame.fill(
          Rect(x: listColumns - 1, y: top, columns: 1, rows: listRows), with: glyphs.vertical,
          style: Style(.faint))
      }
      preview?.draw(into: &frame)
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
    text(columns: min(size.columns - 4, 76))?.lines ?? []
  }

  private func text(columns: Int) -> RoutineText? {
    switch picker.chosen?.content {
    case .routine(let routine):
      RoutineText(
        routine, stage.prescription(for: routine), note: note(on: routine), columns: columns,
        glyphs: glyphs)
    case .broken(let reason):
      RoutineText(broken: reason, columns: columns, glyphs: glyphs)
    case nil: nil
    }
  }

  /// That another dose was agreed to, and how to go back; `nil` if none was.
  private func note(on routine: Routine) -> String? {
    stage.doses.agreed(for: routine, over: stage.settings.prescription).map { dose in
      let key = Keys.picker.legend(of: [.usualDose], glyphs: glyphs).map(\.key).joined()
      return "\(Wording.agreed(to: dose)) \(key) goes back."
    }
  }

  // MARK: The preview

  /// Where the chosen routine is shown beside the list.
  private var previewPlace: Rect {
    Rect(
      x: listColumns + 1, y: top, columns: size.columns - listColumns - 3, rows: listRows)
  }

  /// What is shown of the chosen routine beside the list; `nil` if there is no room or no choice.
  private var preview: PickerPreview? {
    guard isWide, picker.detailsOffset == nil else { return nil }
    return text(columns: previewPlace.columns).map {
      PickerPreview(picker: picker, stage: stage, text: $0, rect: previewPlace)
    }
  }

  /// Whether a place of the window belongs to the preview.
  func isPreview(x: Int, y: Int) -> Bool {
    let place = previewPlace
    return preview != nil && x >= place.x && (place.y..<place.bottom).contains(y)
  }

  /// The next moment at which the preview looks otherwise.
  var nextChange: Duration? { preview?.nextChange }

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
      let nothing = "No routine has that in it. Esc shows all.".wrapped(to: listColumns - 3)
      for (row, line) in nothing.prefix(listRows).enumerated() {
        frame.write(line, x: 1, y: top + row, style: Style(.waiting))
      }
      return
    }
    for row in 0..<min(listRows, shown.count - firstLine) {
      let line = firstLine + row
      draw(shown[line], isChosen: line == picker.choice, y: top + row, into: &frame)
    }
    drawBelowList(into: &frame)
  }

  /// How much of the list lies above and below; where all is seen and nothing beside it, what the
  /// chosen one is for.
  private func drawBelowList(into frame: inout Frame) {
    let below = picker.shown.count - firstLine - listRows
    let parts = [
      firstLine > 0 ? "\(firstLine) more \(glyphs.arrowUp)" : "",
      below > 0 ? "\(below) more \(glyphs.arrowDown)" : "",
    ].filter { !$0.isEmpty }
    let y = top + listRows
    if let last = parts.last {
      let text = isTiny ? last : parts.joined(separator: "  ")
      frame.write(" " + text, endingAt: listColumns - 1, y: y, style: Style(.faint))
    } else if !isWide, !isTiny, case .routine(let routine) = picker.chosen?.content {
      frame.write(
        routine.summary.truncated(to: size.columns - 3, glyphs: glyphs), x: 2, y: y,
        style: Style(.faint))
    }
  }

  private func draw(
    _ entry: PickerEntry, isChosen: Bool, y: Int, into frame: inout Frame
  ) {
    let isBroken = if case .broken = entry.content { true } else { false }
    let style = Style(isBroken ? .warning : isChosen ? .title : .plain, bold: isChosen)
    let isLocked = stage.advice.lock(presses: entry.presses) != nil
    let length = isLocked ? "locked" : entry.likelyLength(on: stage).map(Wording.about) ?? "broken"
    if isChosen { frame.write(glyphs.selection, x: 0, y: y, style: Style(.work)) }
    let lengthStart = frame.write(length, endingAt: lengthEnd, y: y, style: style)
    let title = entry.title + (entry.isOwn && listColumns >= 40 ? " (own)" : "")
    frame.write(
      title.truncated(to: max(0, lengthStart - 3), glyphs: glyphs), x: 2, y: y, style: style)
    guard lengthEnd < listColumns - 1 else { return }
    drawGoal(of: entry, x: lengthEnd + 2, y: y, into: &frame)
    let all = entry.equipment.joined(separator: ", ")
    let room = equipmentColumns - 2
    frame.write(
      (all.columns <= room ? all : entry.equipmentWord).truncated(to: room, glyphs: glyphs),
      x: lengthEnd + 2 + Self.goalColumns + 2, y: y, style: Style(.faint))
  }

  /// The goal of the day, once the record was read.
  private func drawGoal(of entry: PickerEntry, x: Int, y: Int, into frame: inout Frame) {
    guard case .routine(let routine) = entry.content, let goal = routine.timesPerDay,
      let done = picker.done
    else { return }
    let dots = GoalDots(goal, done: done[entry.id] ?? 0, glyphs: glyphs)
    frame.write(dots.text, x: x, y: y, style: dots.style, limit: Self.goalColumns)
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
    frame.write(
      "\(glyphs.arrowDown) more", x: rect.x, y: rect.bottom - 1, style: Style(.key))
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
      ? [.start, .level, .details, .filter, .guide, .history, .quit, .settings, .help]
      : [.start, .close, .level, .quit, .help]
    let entries = Keys.picker.legend(of: actions, glyphs: glyphs)
    frame.draw(Legend(entries: entries), x: 1, y: y, columns: size.columns - 2)
  }
}
