import CarePlan
import Drawing
import Figures
import RoutineEngine

/// The chosen routine next to the list: its figure, where it is felt, and its steps in short.
struct RoutineListPreview {
  let list: RoutineList
  let entry: RoutineListEntry
  let item: RoutineListItem?
  let context: ScreenContext
  /// The place of the panel.
  let place: Rect
  /// False where the steps have a panel of their own.
  let showsSteps: Bool

  /// The fewest rows in which a figure can be recognised.
  static let leastFigureRows = 8
  /// The most rows of a figure; more would only push the words away.
  private static let mostFigureRows = 30

  private var glyphs: GlyphSet { context.glyphs }
  private var routine: Routine? { entry.routine }

  // MARK: Layout

  private func panel(_ cache: DrawingCache) -> Panel {
    let length = entry.dosed(in: context).flatMap(cache.likelyLength).map(Format.about) ?? ""
    return Panel(
      rect: place, title: entry.title, counter: length, note: "\(glyphs.arrowRight) details")
  }

  /// Returns the lines below the title: the reason to do the routine now, or not to.
  private func head(_ columns: Int) -> [RoutineText.Line] {
    guard let routine else { return [] }
    var lines: [RoutineText.Line] = []
    func add(_ text: String, _ style: Style) {
      lines += text.wrapped(to: columns).map { RoutineText.Line($0, style: style) }
    }
    if case .cutOff(let prompt) = item {
      let how = prompt.isLeft ? "Left early" : "Cut off"
      add("\(how) on \(prompt.moment). \(prompt.place)", Style(.ready))
    } else if case .entry(_, .planned?) = item, let plan = context.advice.plan {
      add(plan.lines.joined(separator: " "), Style(.ready))
    } else if case .entry(_, let reason?) = item {
      let done = context.today?[entry.id] ?? 0
      let goal = context.today == nil ? nil : context.advice.goal(of: routine)
      add(ListText.sentence(reason, done: done, of: goal), Style(.ready))
    } else if let today = context.today, let goal = context.advice.goal(of: routine) {
      let dots = GoalDots(goal.timesPerDay, done: today[entry.id] ?? 0, glyphs: glyphs)
      add(dots.sentence, dots.style)
    }
    if let note = RoutineNotes(context: context).text(on: entry) { add(note, Style(.waiting)) }
    return lines
  }

  /// Returns the lines below the figure: the steps in short, the feel, the purpose, the equipment.
  private func foot(_ columns: Int) -> [RoutineText.Line] {
    guard let routine else {
      return RoutineText(broken: broken, columns: columns, glyphs: glyphs).lines
    }
    let prescription =
      entry.walk(in: context)?.prescription ?? context.prescription(for: routine)
    let lead = "\(glyphs.dotFilled) "
    let feel = routine.feel.map { Format.feel($0).wrapped(to: columns - 2) } ?? []
    let steps = showsSteps ? outline(of: routine, prescription, columns) : []
    var facts = Paragraphs(columns: max(8, columns), glyphs: glyphs)
    facts.addFacts(of: routine, prescription)
    let felt = feel.enumerated().map { row, line in
      RoutineText.Line((row == 0 ? lead : "  ") + line, style: Style(.plain))
    }
    return steps + felt + facts.lines.filter { !$0.isFelt }
  }

  /// The moves with their doses in running text.
  private func outline(
    of routine: Routine, _ prescription: Prescription, _ columns: Int
  ) -> [RoutineText.Line] {
    let moves = routine.moves.filter { $0.action != .prompt }.map {
      Format.outline(of: $0, prescription, glyphs: glyphs)
    }
    return moves.joined(separator: " \(glyphs.separator) ").wrapped(to: columns)
      .map { RoutineText.Line($0, style: Style(.plain, bold: true)) }
  }

  private var broken: String {
    if case .broken(let reason) = entry.content { reason } else { "" }
  }

  /// True if a figure will be shown. Its place is reserved until it is loaded.
  private var hasFigure: Bool {
    guard context.settings.figures != .off, let name = routine?.figure else { return false }
    return list.shownSince == nil || context.figures[name] != nil
  }

  /// Returns the rows of the figure, which leave room for at least the purpose.
  private func figureRows(_ inside: Rect, head: Int, foot: Int) -> Int {
    guard hasFigure, inside.columns >= 16 else { return 0 }
    let room = inside.rows - head
    let most = min(Self.mostFigureRows, room - 1 - min(foot, 4))
    let wanted = max(room - 1 - foot, inside.rows * 3 / 5)
    let rows = min(most, wanted)
    return rows < Self.leastFigureRows ? 0 : rows
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, cache: DrawingCache) {
    var panel = panel(cache)
    let inside = panel.inside
    let (head, foot) = (head(inside.columns), foot(inside.columns))
    let rows = figureRows(inside, head: head.count, foot: foot.count)
    let used = head.count + (rows > 0 ? rows + 1 : head.isEmpty ? 0 : 1)
    if used + foot.count > inside.rows { panel.note = "\(glyphs.arrowRight) more" }
    panel.draw(into: &frame, glyphs: glyphs)
    var y = inside.y
    for line in head.prefix(inside.rows) {
      frame.write(line.text, x: inside.x, y: y, style: line.style, limit: inside.columns)
      y += 1
    }
    if rows > 0 {
      drawFigure(
        Rect(x: inside.x, y: y, columns: inside.columns, rows: rows), into: &frame, cache)
      y += rows + 1
    } else if !head.isEmpty {
      y += 1
    }
    let room = inside.bottom - y
    for line in foot.prefix(max(0, room)) {
      frame.write(line.text, x: inside.x, y: y, style: line.style, limit: inside.columns)
      if line.text.unicodeScalars.first == glyphs.dotFilled {
        frame.write(glyphs.dotFilled, x: inside.x, y: y, style: Style(.warm))
      }
      y += 1
    }
  }

  private func drawFigure(_ rect: Rect, into frame: inout Frame, _ cache: DrawingCache) {
    guard list.shownSince != nil, let name = routine?.figure, let figure = context.figures[name]
    else { return }
    cache.draw(
      figure, named: name, list.motion(in: context), in: rect, glyphs: glyphs, into: &frame)
  }
}

/// The notes on a routine that follow from the person's answers.
struct RoutineNotes {
  let context: ScreenContext

  /// Returns the reasons for a lock and for the gentle dose, and the agreed dose with the key back
  /// to the usual one; `nil` for none.
  func text(on entry: RoutineListEntry) -> String? {
    guard let routine = entry.routine else { return nil }
    let gentleness = entry.dosed(in: context)?.gentleness?.sentence(for: routine)
    let ruledOut = context.advice.isRuledOut(routine) ? Format.ruledOut(routine.title) : nil
    let notes = [lock(on: routine), ruledOut, gentleness, dose(of: routine)].compactMap { $0 }
    return notes.isEmpty ? nil : notes.joined(separator: "\n")
  }

  private func lock(on routine: Routine) -> String? {
    guard let lock = context.advice.firmLock(on: routine) else { return nil }
    let key = label(of: .safety)
    let change =
      lock.concerns(under: context.advice).isEmpty ? "" : " \(key) changes your answer."
    return lock.reason(under: context.advice) + change
  }

  private func dose(of routine: Routine) -> String? {
    context.doses.agreed(for: routine, over: context.settings.prescription).map { dose in
      "\(Format.agreed(to: dose)) \(label(of: .usualDose)) goes back."
    }
  }

  private func label(of action: RoutineListAction) -> String {
    context.keys(Keymaps.list).hints(of: [action], glyphs: context.glyphs).map(\.key).joined()
  }
}
