import CarePlan
import Drawing
import RoutineEngine

/// Draws the list with a preview beside it from 72 columns, else the list alone, and
/// the chosen routine in the whole window where it was opened.
struct RoutineListView {
  let list: RoutineList
  let context: ScreenContext

  private var glyphs: GlyphSet { context.glyphs }
  private var size: Size { context.size }
  private var level: Level { context.settings.prescription.level }
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

  func draw(into frame: inout Frame, cache: DrawingCache) {
    drawHeading(into: &frame)
    if list.detailsOffset != nil {
      drawDetails(into: &frame)
    } else {
      drawList(into: &frame)
      if isWide {
        frame.fill(
          Rect(x: listColumns - 1, y: top, columns: 1, rows: listRows), with: glyphs.vertical,
          style: Style(.faint))
      }
      preview?.draw(into: &frame, cache: cache)
    }
    drawFoot(into: &frame)
  }

  // MARK: Where a line is

  /// The entry at a place of the window; `nil` if there is none.
  func line(x: Int, y: Int) -> Int? {
    guard list.detailsOffset == nil, x < listColumns, y >= top, y < top + listRows else {
      return nil
    }
    return viewport.line(at: y - top)
  }

  private var viewport: Viewport {
    Viewport(count: list.shown.count, rows: listRows, around: list.choice)
  }

  /// The greatest offset of the details at which they still fill the window.
  var lastDetailsOffset: Int { max(0, details.count - listRows) }

  private var details: [RoutineText.Line] {
    text(columns: min(size.columns - 4, 76))?.lines ?? []
  }

  private func text(columns: Int) -> RoutineText? {
    switch list.chosen?.content {
    case .routine(let routine):
      RoutineText(
        routine, context.prescription(for: routine), note: note(on: routine), columns: columns,
        glyphs: glyphs)
    case .broken(let reason):
      RoutineText(broken: reason, columns: columns, glyphs: glyphs)
    case nil: nil
    }
  }

  /// The reason of a lock, and the dose that was agreed to with the way back; `nil` for neither.
  private func note(on routine: Routine) -> String? {
    let notes = [lockNote(on: routine), doseNote(on: routine)].compactMap { $0 }
    return notes.isEmpty ? nil : notes.joined(separator: "\n")
  }

  private func lockNote(on routine: Routine) -> String? {
    guard let lock = context.advice.firmLock(on: routine) else { return nil }
    let key = Keymaps.list.hints(of: [.safety], glyphs: glyphs).map(\.key).joined()
    let change =
      lock.concerns(under: context.advice).isEmpty ? "" : " \(key) changes your answer."
    return lock.reason(under: context.advice) + change
  }

  private func doseNote(on routine: Routine) -> String? {
    context.doses.agreed(for: routine, over: context.settings.prescription).map { dose in
      let key = Keymaps.list.hints(of: [.usualDose], glyphs: glyphs).map(\.key).joined()
      return "\(Format.agreed(to: dose)) \(key) goes back."
    }
  }

  // MARK: The preview

  /// The place of the chosen routine next to the list.
  private var previewPlace: Rect {
    Rect(
      x: listColumns + 1, y: top, columns: size.columns - listColumns - 3, rows: listRows)
  }

  /// The chosen routine next to the list; `nil` if there is no room or no choice.
  private var preview: RoutineListPreview? {
    guard isWide, list.detailsOffset == nil else { return nil }
    return text(columns: previewPlace.columns).map {
      RoutineListPreview(list: list, context: context, text: $0, rect: previewPlace)
    }
  }

  /// Returns true if a cell of the window belongs to the preview.
  func isPreview(x: Int, y: Int) -> Bool {
    let place = previewPlace
    return preview != nil && x >= place.x && (place.y..<place.bottom).contains(y)
  }

  /// The next moment at which the figure of the preview looks otherwise. There may be no room for
  /// it between the lines: to know that takes the layout of the whole text.
  var nextDeadline: Duration? {
    guard isWide, list.detailsOffset == nil, listRows > RoutineListPreview.figureRows.lowerBound,
      let name = list.figure
    else { return nil }
    return context.figures[name]?.nextChange(list.motion(in: context)).map { context.now + $0 }
  }

  // MARK: Parts

  private func drawHeading(into frame: inout Frame) {
    let right = frame.write(
      level.rawValue, endingAt: size.columns - 1, y: 0, style: Style(.work))
    if context.settings.isHandsFree, size.columns >= 60 {
      frame.write("hands-free \(glyphs.separator) ", endingAt: right, y: 0, style: Style(.faint))
    }
    let heading: String
    if list.detailsOffset != nil {
      heading = list.chosen?.title ?? ""
    } else if list.isTyping || !list.filter.isEmpty {
      heading = "/" + list.filter + (list.isTyping ? "_" : "")
    } else {
      heading = size.columns >= 60 ? "unknot: what does your back need?" : "unknot"
    }
    Header(title: heading, glyphs: glyphs).draw(into: &frame, x: 1, columns: right - 2)
  }

  private func drawList(into frame: inout Frame) {
    let shown = list.shown
    guard !shown.isEmpty else {
      let nothing = "No routine has that in it. Esc shows all.".wrapped(to: listColumns - 3)
      for (row, line) in nothing.prefix(listRows).enumerated() {
        frame.write(line, x: 1, y: top + row, style: Style(.waiting))
      }
      return
    }
    for (row, line) in viewport.lines.enumerated() {
      draw(shown[line], isChosen: line == list.choice, y: top + row, into: &frame)
    }
    drawBelowList(into: &frame)
  }

  /// Draws how much of the list lies above and below; where all is seen and nothing next to it, the
  /// purpose of the chosen one.
  private func drawBelowList(into frame: inout Frame) {
    let viewport = viewport
    let parts = [
      viewport.first > 0 ? "\(viewport.first) more \(glyphs.arrowUp)" : "",
      viewport.below > 0 ? "\(viewport.below) more \(glyphs.arrowDown)" : "",
    ].filter { !$0.isEmpty }
    let y = top + listRows
    if let last = parts.last {
      let text = isTiny ? last : parts.joined(separator: "  ")
      frame.write(" " + text, endingAt: listColumns - 1, y: y, style: Style(.faint))
    } else if !isWide, !isTiny, case .routine(let routine) = list.chosen?.content {
      frame.write(
        routine.summary.truncated(to: size.columns - 3, glyphs: glyphs), x: 2, y: y,
        style: Style(.faint))
    }
  }

  private func draw(
    _ entry: RoutineListEntry, isChosen: Bool, y: Int, into frame: inout Frame
  ) {
    let isBroken = if case .broken = entry.content { true } else { false }
    let style = Style(isBroken ? .warning : isChosen ? .title : .plain, bold: isChosen)
    let lock = entry.routine.flatMap { context.advice.firmLock(on: $0) }
    let length =
      lock.map { $0.isAboutSigns ? "locked" : "tomorrow" } ?? entry.likelyLength(in: context).map(
        Format.about) ?? "broken"
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
  private func drawGoal(of entry: RoutineListEntry, x: Int, y: Int, into frame: inout Frame) {
    guard let goal = entry.routine.flatMap(context.advice.goal(of:)), let today = context.today
    else { return }
    let dots = GoalDots(goal.timesPerDay, done: today[entry.id] ?? 0, glyphs: glyphs)
    frame.write(dots.text, x: x, y: y, style: dots.style, limit: Self.goalColumns)
  }

  private func drawDetails(into frame: inout Frame) {
    let lines = details.dropFirst(list.detailsOffset ?? 0)
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
    let actions: [RoutineListAction] =
      list.detailsOffset == nil
      ? [.start, .level, .details, .filter, .guide, .history, .quit, .sore, .settings, .help]
      : [.start, .close, .level, .quit, .help]
    let entries = Keymaps.list.hints(of: actions, glyphs: glyphs)
    Footer(entries, in: context).draw(into: &frame, x: 1, columns: size.columns - 2)
  }
}
