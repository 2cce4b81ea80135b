import Drawing
import Figures
import RoutineEngine

/// The chosen routine next to the list: its facts, its figure, its steps.
struct RoutineListPreview {
  let list: RoutineList
  let context: ScreenContext
  let text: RoutineText
  let rect: Rect

  /// With fewer rows a figure is not recognised; with more it only pushes away the words.
  static let figureRows = 8...16

  private var glyphs: GlyphSet { context.glyphs }
  private var routine: Routine? {
    if case .routine(let routine) = list.chosen?.content { routine } else { nil }
  }

  // MARK: What goes where

  /// The facts, and the sessions of today.
  private var head: [RoutineText.Line] {
    var lines = Array(text.lines.prefix(text.facts))
    if let today = context.today, let goal = routine.flatMap(context.advice.goal(of:)),
      let id = list.chosen?.id
    {
      let dots = GoalDots(goal.timesPerDay, done: today[id] ?? 0, glyphs: glyphs)
      lines.append(RoutineText.Line("\(dots.sentence)  \(dots.text)", style: dots.style))
    }
    return lines
  }

  /// The rows of the figure; none if there is none or no room. It gives way to the steps if both
  /// fit, and has what is left otherwise.
  private var figureRows: Int {
    guard hasFigure, rect.columns >= 16 else { return 0 }
    let room = rect.rows - 1 - head.count - 1
    // The steps, and a row for the word that there is more.
    let beside = room - (text.outline - text.facts) - 1
    let rows = beside >= Self.figureRows.lowerBound ? beside : room
    return rows < Self.figureRows.lowerBound ? 0 : min(rows, Self.figureRows.upperBound)
  }

  /// True if there is one to be shown. Its place is kept while it is not read.
  private var hasFigure: Bool {
    guard context.settings.figures != .off, let name = routine?.figure else { return false }
    return list.shownSince == nil || context.figures[name] != nil
  }

  private var figure: Figure? {
    list.shownSince == nil || figureRows == 0
      ? nil : routine?.figure.flatMap { context.figures[$0] }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, cache: DrawingCache) {
    let title = (list.chosen?.title ?? "").truncated(to: rect.columns, glyphs: glyphs)
    frame.write(title, x: rect.x, y: rect.y, style: Style(.title))
    var y = rect.y + 1
    let rows = figureRows
    guard rows > 0 else {
      let tail = text.lines.dropFirst(text.facts)
      return draw(head + tail, y: y, into: &frame)
    }
    for line in head {
      frame.write(line.text, x: rect.x, y: y, style: line.style, limit: rect.columns)
      y += 1
    }
    if let figure {
      let motion = list.motion(in: context)
      let picture = cache.picture(
        FigurePictureKey(
          name: routine?.figure ?? "", pose: figure.pose(motion),
          isMirrored: figure.isMirrored(for: nil), size: Size(columns: rect.columns, rows: rows),
          look: FigureLook(), glyphs: glyphs),
        of: figure)
      frame.draw(picture, x: rect.x, y: y + 1)
    }
    draw(Array(text.lines.dropFirst(text.facts)), y: y + 1 + rows, into: &frame)
  }

  /// Draws lines down to the end of the rectangle, and says that there are more.
  private func draw(_ lines: [RoutineText.Line], y: Int, into frame: inout Frame) {
    let rows = rect.bottom - y
    let isCut = lines.count > rows
    for (row, line) in lines.prefix(max(0, rows - (isCut ? 1 : 0))).enumerated() {
      frame.write(line.text, x: rect.x, y: y + row, style: line.style, limit: rect.columns)
    }
    guard isCut, rows > 0 else { return }
    frame.write("\(glyphs.arrowRight) more", x: rect.x, y: rect.bottom - 1, style: Style(.key))
  }
}
