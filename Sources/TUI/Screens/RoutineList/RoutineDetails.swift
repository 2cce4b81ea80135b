import CarePlan
import Drawing
import Figures
import RoutineEngine

/// A routine in full: its facts, every step with its text and figure, cautions, sources.
struct RoutineDetails {
  /// A line of text, and its step.
  struct Line {
    let text: String
    let style: Style
    let step: RoutineSteps.Name?
  }

  let entry: RoutineListEntry
  /// The first visible line, counted from 0.
  let offset: Int
  /// The place of the whole, in the window.
  let place: Rect
  let context: ScreenContext
  let hasPanels: Bool

  private var glyphs: GlyphSet { context.glyphs }

  // MARK: Places

  /// True if the figure of the step being read stands next to the text.
  private var hasFigure: Bool {
    hasPanels && place.columns >= 76 && place.rows >= 14 && context.settings.figures != .off
      && entry.routine?.figure != nil
  }

  private var textPlace: Rect {
    var text = place
    if hasFigure { text.size.columns = min(100, max(44, place.columns * 11 / 20)) }
    return text
  }

  private var figurePlace: Rect {
    let x = textPlace.right + 1
    return Rect(x: x, y: place.y, columns: place.right - x, rows: place.rows)
  }

  private func columns(in rect: Rect) -> Int {
    let margin = hasPanels ? 4 : rect.columns < 40 ? 0 : 2
    return min(rect.columns - margin, 96)
  }

  private func rows(in rect: Rect) -> Int { max(1, rect.rows - (hasPanels ? 2 : 0)) }

  // MARK: Lines

  /// The greatest offset that still fills the place of the text.
  var lastOffset: Int {
    max(0, lines(columns: columns(in: textPlace)).count - rows(in: textPlace))
  }

  /// The name of the figure that is shown.
  var figure: String? { step?.figure ?? entry.routine?.figure }

  /// The step being read: the first visible one with a figure, or at the end of the text the last
  /// one.
  private var step: RoutineSteps.Name? {
    let lines = lines(columns: columns(in: textPlace))
    let viewport = Viewport(count: lines.count, rows: rows(in: textPlace), from: offset)
    let shown = lines[viewport.lines].compactMap(\.step).filter { $0.figure != nil }
    if viewport.lastOffset > 0, viewport.first == viewport.lastOffset, !shown.isEmpty {
      return shown.last
    }
    return shown.first
      ?? lines.prefix(viewport.first).compactMap(\.step).last { $0.figure != nil }
  }

  private func lines(columns: Int, skippingFacts: Bool = false) -> [Line] {
    guard let routine = entry.routine else {
      guard case .broken(let reason) = entry.content else { return [] }
      return RoutineText(broken: reason, columns: columns, glyphs: glyphs).lines.map {
        Line(text: $0.text, style: $0.style, step: nil)
      }
    }
    let prescription =
      entry.walk(in: context)?.prescription ?? context.prescription(for: routine)
    let text = RoutineText(
      routine, prescription, note: RoutineNotes(context: context).text(on: entry),
      columns: columns, glyphs: glyphs)
    let steps = RoutineSteps(routine, prescription, columns: columns, glyphs: glyphs)
    func plain(_ lines: ArraySlice<RoutineText.Line>) -> [Line] {
      lines.map { Line(text: $0.text, style: $0.style, step: nil) }
    }
    let facts = skippingFacts ? [] : plain(text.lines.prefix(text.facts)) + plain([.init("")])
    let walked = zip(steps.lines, steps.steps).map { line, step in
      Line(text: line.text, style: line.style, step: step)
    }
    return facts + walked + plain(text.lines.dropFirst(text.words))
  }

  // MARK: Drawing

  func draw(_ list: RoutineList, into frame: inout Frame, cache: DrawingCache) {
    drawText(
      into: &frame, in: textPlace, title: "Steps and facts",
      counter: entry.likelyLength(in: context).map(Format.about) ?? "", isActive: true)
    guard hasFigure else { return }
    let panel = Panel(rect: figurePlace, title: step?.title.nonEmpty ?? "Move")
    panel.draw(into: &frame, glyphs: glyphs)
    guard let name = figure, let figure = context.figures[name] else { return }
    cache.draw(
      figure, named: name, list.motion(in: context), in: panel.inside, glyphs: glyphs,
      into: &frame)
  }

  /// Draws the visible part of the text.
  func drawText(
    into frame: inout Frame, in rect: Rect, title: String, counter: String = "",
    isActive: Bool = false, skippingFacts: Bool = false
  ) {
    let lines = lines(columns: columns(in: rect), skippingFacts: skippingFacts)
    let rows = rows(in: rect)
    let viewport = Viewport(count: lines.count, rows: rows, from: offset)
    var (x, y) = (rect.x + (rect.columns < 40 ? 0 : 1), rect.y)
    let more = viewport.below > 0 ? "\(glyphs.arrowDown) more" : ""
    if hasPanels {
      Panel(rect: rect, title: title, counter: counter, note: more, isActive: isActive)
        .draw(into: &frame, glyphs: glyphs)
      (x, y) = (rect.x + 2, rect.y + 1)
    }
    for (row, line) in lines[viewport.lines].enumerated() {
      frame.write(
        line.text, x: x, y: y + row, style: line.style, limit: columns(in: rect))
    }
    if !hasPanels, !more.isEmpty {
      frame.fill(Rect(x: rect.x, y: rect.bottom - 1, columns: rect.columns, rows: 1))
      frame.write(more, x: x, y: rect.bottom - 1, style: Style(.key))
    }
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
