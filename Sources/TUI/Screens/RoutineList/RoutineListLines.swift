import CarePlan
import Drawing
import Foundation
import RoutineEngine

/// Draws the lines of the list.
struct RoutineListLines {
  let list: RoutineList
  let context: ScreenContext
  let cache: DrawingCache
  /// The place of the lines, in the window.
  let place: Rect
  /// The chosen line.
  let chosen: RoutineListItem.ID?
  /// The columns of the goal dots and the blank before them; reserved even before the history is
  /// loaded.
  private var dotColumns = 0

  /// A drawing of the list's lines. It needs all lines, so that their dots begin in the same column.
  init(
    list: RoutineList, context: ScreenContext, cache: DrawingCache, place: Rect,
    items: [RoutineListItem], chosen: RoutineListItem.ID?
  ) {
    (self.list, self.context, self.cache) = (list, context, cache)
    (self.place, self.chosen) = (place, chosen)
    if isNarrow { return }
    let rows = items.compactMap { dots(of: $0)?.row.columns }
    dotColumns = max(5, (rows.max() ?? 0) + 1)
  }

  private var glyphs: GlyphSet { context.glyphs }
  private var isNarrow: Bool { place.columns < 38 }
  private var isTiny: Bool { context.size.rows < 8 }
  /// The column in which headings begin; titles begin one further right.
  private var textX: Int { isTiny || place.columns < 30 ? 1 : 2 }

  /// The column after the lengths.
  private var lengthEnd: Int { place.right - (isTiny ? 0 : 1) - dotColumns }

  func draw(_ row: RoutineListRow, y: Int, into frame: inout Frame) {
    switch row {
    case .gap: break
    case .heading(let group):
      frame.write(
        group.title, x: textX, y: y, style: Style(group <= .now ? .work : .faint, bold: true),
        limit: place.right - textX - 1)
    case .note(let text):
      frame.write(
        excerpt(of: text, columns: place.right - textX - 4), x: textX + 3, y: y, style: .label)
    case .item(let item): draw(item, y: y, into: &frame)
    }
  }

  private func draw(_ item: RoutineListItem, y: Int, into frame: inout Frame) {
    let isChosen = chosen == item.id
    let selection = place.columns < context.size.columns || context.size.columns >= 60 ? 1 : 0
    defer {
      if isChosen {
        frame.drawChoice(x: selection, y: y, columns: place.right - selection, glyphs: glyphs)
      }
    }
    let isBroken = item.entry?.routine == nil && item.entry != nil
    let style = Style(isBroken ? .warning : isChosen ? .title : .plain, bold: isChosen)
    let x = textX + 1
    let title = title(of: item)
    var (fact, factStyle) = fact(of: item, style)
    // In the smallest windows the name matters more than the length.
    if isTiny, x + title.columns + 1 + fact.columns > lengthEnd { fact = "" }
    let start = frame.write(fact, endingAt: lengthEnd, y: y, style: factStyle)
    frame.write(
      title.truncated(to: max(0, start - (fact.isEmpty ? 0 : 1) - x), glyphs: glyphs), x: x, y: y,
      style: style)
    if let range = found(in: title), range.upperBound <= start - 1 - x {
      frame.restyle(
        Rect(x: x + range.lowerBound, y: y, columns: range.count, rows: 1),
        Style(.key, bold: true))
    }
    guard context.today != nil, let dots = dots(of: item), !isNarrow else { return }
    frame.write(dots.row, x: lengthEnd + 1, y: y, style: dots.style)
  }

  private func title(of item: RoutineListItem) -> String {
    switch item {
    // The smallest windows have no room for the fact that distinguishes this line from the
    // routine's.
    case .cutOff(let prompt): isTiny ? "Resume: \(prompt.title)" : prompt.title
    case .entry(let entry, _): entry.title
    }
  }

  /// Returns the lock, the reason under "Now", or the length, with its style.
  private func fact(of item: RoutineListItem, _ style: Style) -> (String, Style) {
    switch item {
    case .cutOff(let prompt): return (prompt.isLeft ? "left early" : "cut off", Style(.ready))
    case .entry(let entry, let reason):
      if context.settings.hides(entry.id) { return ("off", .label) }
      if let lock = entry.routine.flatMap({ context.advice.firmLock(on: $0) }) {
        return (lock.word, .label)
      }
      // At high pain, stretching is asked about instead of locked.
      if entry.routine.flatMap(context.advice.lock(on:)) != nil { return ("asks", .label) }
      if entry.routine.map(context.advice.isRuledOut) ?? false { return ("not now", .label) }
      if let reason, !isNarrow {
        return (ListText.short(reason), Style(reason.isDue ? .work : .ready))
      }
      let length = entry.dosed(in: context).flatMap(cache.likelyLength)
      return (length.map(Format.about) ?? "broken", style)
    }
  }

  /// Returns the dots of the routine's daily goal; `nil` without a goal.
  private func dots(of item: RoutineListItem) -> GoalDots? {
    guard let entry = item.entry, let goal = entry.routine.flatMap(context.advice.goal(of:)) else {
      return nil
    }
    return GoalDots(goal.timesPerDay, done: context.today?[entry.id] ?? 0, glyphs: glyphs)
  }

  /// Returns the part of a text that fits: its beginning, or its end if the first word of the
  /// filter is there.
  private func excerpt(of text: String, columns: Int) -> String {
    guard text.columns > columns, let range = found(in: text), range.upperBound >= columns else {
      return text.truncated(to: max(0, columns), glyphs: glyphs)
    }
    var rest = Substring(text)
    while String(rest).columns >= columns { rest.removeFirst() }
    return String(glyphs.ellipsis) + rest
  }

  /// Returns the columns of the first word of the filter in a title; `nil` if it is not there.
  private func found(in title: String) -> Range<Int>? {
    guard let word = list.filter.text.split(separator: " ").first,
      let range = title.range(of: word, options: .caseInsensitive)
    else { return nil }
    let start = title[..<range.lowerBound].columns
    return start..<(start + title[range].columns)
  }
}
