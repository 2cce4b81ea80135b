import CarePlan
import Drawing
import RoutineEngine

/// The view of the list: the day on top, the list, from 72 columns the chosen routine next to it,
/// and from 140x40 cells its steps. Opened details fill the window.
struct RoutineListView {
  let list: RoutineList
  let context: ScreenContext
  /// The lines that can be chosen, each with its group.
  private let items: [(group: RoutineGroup, item: RoutineListItem)]
  /// The chosen line; `nil` if the filter lets none through.
  let item: RoutineListItem?
  /// The entry of the chosen line; for a session that was cut off, that of its routine.
  let entry: RoutineListEntry?

  init(list: RoutineList, context: ScreenContext) {
    (self.list, self.context) = (list, context)
    items = list.items(in: context)
    item = items.isEmpty ? nil : items[list.index(in: items.map(\.item))].item
    entry = list.entry(of: item)
  }

  var glyphs: GlyphSet { context.glyphs }
  var size: Size { context.size }
  // MARK: Places

  /// True where panels have frames.
  var hasPanels: Bool { size.columns >= 60 && size.rows >= 14 }
  var isWide: Bool { size.columns >= 72 && hasPanels }
  private var hasSteps: Bool { size.columns >= 140 && size.rows >= 40 }
  private var isTiny: Bool { size.rows < 8 }
  /// The rows of the panel with the day; 0 in windows that the list needs.
  private var todayRows: Int {
    guard hasPanels, size.rows >= 18 else { return 0 }
    return size.rows >= 36 && size.columns >= 100 ? 6 : 3
  }
  private var top: Int { hasPanels ? 1 + todayRows : 1 }
  /// The rows between the heading and the footer.
  private var bodyRows: Int { max(1, size.rows - top - 1) }

  private var listColumns: Int {
    if !isWide { return size.columns }
    return size.columns >= 120 ? 44 : max(40, min(44, size.columns / 2))
  }
  /// The columns of the panel with the steps; 0 for none.
  private var stepColumns: Int { hasSteps ? min(60, size.columns * 5 / 16) : 0 }

  /// The place of the list, with its frame.
  private var listPlace: Rect { Rect(x: 0, y: top, columns: listColumns, rows: bodyRows) }
  /// The place of the chosen routine's panel.
  private var previewPlace: Rect {
    let right = stepColumns > 0 ? size.columns - stepColumns - 1 : size.columns
    return Rect(
      x: listColumns + 1, y: top, columns: right - listColumns - 1, rows: bodyRows)
  }
  private var stepsPlace: Rect {
    Rect(
      x: size.columns - stepColumns, y: top, columns: stepColumns, rows: bodyRows)
  }

  /// The place of the list's lines, without the frame.
  private var linesPlace: Rect {
    if hasPanels {
      return Rect(
        x: 0, y: top + 1, columns: listColumns - 1, rows: max(1, bodyRows - 2))
    }
    // A last row says how many lines do not fit.
    return Rect(
      x: 0, y: top, columns: size.columns, rows: max(1, bodyRows - (isTiny ? 0 : 1)))
  }

  // MARK: Lines

  /// The rows of the list.
  private var rows: [RoutineListRow] {
    list.rows(items, hasHeadings: !isTiny, height: linesPlace.rows)
  }

  private func viewport(_ rows: [RoutineListRow]) -> Viewport {
    let index = rows.firstIndex { $0.item?.id == item?.id } ?? 0
    return Viewport(count: rows.count, rows: linesPlace.rows, around: index)
  }

  /// The line of the list at a place of the window; `nil` if there is none.
  func item(x: Int, y: Int) -> RoutineListItem? {
    let place = linesPlace
    guard list.detailsOffset == nil, place.contains(x: x, y: y) else { return nil }
    let rows = rows
    return viewport(rows).line(at: y - place.y).flatMap { rows[$0].item }
  }

  /// Returns true if a cell of the window belongs to the panels of the chosen routine.
  func isPreview(x: Int, y: Int) -> Bool {
    isWide && list.detailsOffset == nil && entry != nil
      && (previewPlace.contains(x: x, y: y) || hasSteps && stepsPlace.contains(x: x, y: y))
  }

  /// The name of the visible figure; `nil` until figures are shown.
  var figure: String? {
    guard list.shownSince != nil, let routine = entry?.routine else { return nil }
    return details?.figure ?? routine.figure
  }

  /// The next moment at which the figure changes. The figure may turn out to have no room, but only
  /// a layout of the whole text could tell.
  var nextDeadline: Duration? {
    guard isWide, let name = figure else { return nil }
    return context.figures[name]?.nextChange(list.motion(in: context)).map { context.now + $0 }
  }

  // MARK: Details

  /// The opened details; `nil` while they are closed.
  var details: RoutineDetails? {
    guard let offset = list.detailsOffset, let entry else { return nil }
    let place = Rect(x: 0, y: 1, columns: size.columns, rows: max(1, size.rows - 2))
    return RoutineDetails(
      entry: entry, offset: offset, place: place, context: context, hasPanels: hasPanels)
  }

  /// The greatest offset of the details at which they still fill the window.
  var lastDetailsOffset: Int { details?.lastOffset ?? 0 }

  // MARK: Drawing

  func draw(into frame: inout Frame, cache: DrawingCache) {
    let margin = hasPanels ? 2 : size.columns < 40 ? 0 : 1
    drawHeading(into: &frame, margin: margin)
    if let details {
      details.draw(list, into: &frame, cache: cache)
    } else {
      if todayRows > 0 {
        let place = Rect(x: 0, y: 1, columns: size.columns, rows: todayRows)
        TodayPanel(place: place, first: items.first?.item, context: context).draw(into: &frame)
      }
      drawList(into: &frame, cache: cache)
      if isWide { drawPreview(into: &frame, cache: cache) }
    }
    drawFoot(into: &frame, margin: margin)
  }

  private func drawList(into frame: inout Frame, cache: DrawingCache) {
    let rows = rows
    let viewport = viewport(rows)
    if hasPanels {
      let facets = list.filter.facets.joined(separator: " \(glyphs.separator) ")
      let title = facets.isEmpty ? "Routines" : facets
      let index = items.firstIndex { $0.item.id == item?.id } ?? 0
      let counter = items.isEmpty ? "" : "\(index + 1) of \(items.count)"
      Panel(
        rect: listPlace, title: title, counter: counter, note: more(viewport, rows),
        isActive: true
      ).draw(into: &frame, glyphs: glyphs)
    } else if !isTiny {
      frame.write(
        more(viewport, rows), endingAt: size.columns - 1, y: top + bodyRows - 1,
        style: .label)
      drawSummary(into: &frame)
    }
    let place = linesPlace
    guard !items.isEmpty else {
      let nothing = "No match. Esc shows all.".wrapped(to: max(1, place.columns - 4))
      for (row, line) in nothing.prefix(place.rows).enumerated() {
        frame.write(line, x: place.x + 2, y: place.y + row, style: Style(.waiting))
      }
      return
    }
    let lines = RoutineListLines(
      list: list, context: context, cache: cache, place: place, items: items.map(\.item),
      chosen: item?.id)
    for (row, index) in viewport.lines.enumerated() {
      lines.draw(rows[index], y: place.y + row, into: &frame)
    }
  }

  /// Returns the number of lines above and below the visible ones.
  private func more(_ viewport: Viewport, _ rows: [RoutineListRow]) -> String {
    let above = rows.prefix(viewport.first).count { $0.item != nil }
    let below = rows.suffix(viewport.below).count { $0.item != nil }
    return [
      above > 0 ? "\(glyphs.arrowUp) \(above) more" : "",
      below > 0 ? "\(glyphs.arrowDown) \(below) more" : "",
    ].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// Draws the purpose of the chosen routine, if it has no panel and all lines fit.
  private func drawSummary(into frame: inout Frame) {
    guard viewport(rows).lines.count == rows.count,
      let summary = entry?.routine?.summary
    else { return }
    frame.write(
      summary.truncated(to: size.columns - 3, glyphs: glyphs), x: 2, y: top + bodyRows - 1,
      style: .label)
  }

  // MARK: The chosen routine

  private func drawPreview(into frame: inout Frame, cache: DrawingCache) {
    guard let entry else { return }
    RoutineListPreview(
      list: list, entry: entry, item: item, context: context, place: previewPlace,
      showsSteps: !hasSteps
    ).draw(into: &frame, cache: cache)
    guard hasSteps else { return }
    drawSteps(of: entry, into: &frame)
  }

  /// The steps with their whole text, cautions and sources.
  private func drawSteps(of entry: RoutineListEntry, into frame: inout Frame) {
    let place = stepsPlace
    let text = RoutineDetails(
      entry: entry, offset: 0, place: place, context: context, hasPanels: true)
    text.drawText(into: &frame, in: place, title: "Steps", skippingFacts: true)
  }
}
