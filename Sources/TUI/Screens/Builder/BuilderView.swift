import Drawing
import RoutineEngine

/// The view of the builder: the steps, from 72 columns the chosen move next to them, and from
/// 100x36 cells the moves to add below.
struct BuilderView {
  let builder: Builder
  let context: ScreenContext

  var glyphs: GlyphSet { context.glyphs }
  private var size: Size { context.size }

  // MARK: Places

  private var hasPanels: Bool { size.columns >= 60 && size.rows >= 14 }
  private var isWide: Bool { size.columns >= 72 && hasPanels }
  private var hasGrid: Bool { size.columns >= 100 && size.rows >= 36 }
  private var isTiny: Bool { size.rows < 8 }
  private var margin: Int { hasPanels ? 2 : size.columns < 40 ? 0 : 1 }
  /// The rows between the heading and the footer.
  private var bodyRows: Int { max(1, size.rows - 2) }
  private var gridRows: Int { hasGrid ? 12 : 0 }

  /// The place of the steps, with their frame.
  private var stepsPlace: Rect {
    let columns = !isWide ? size.columns : size.columns >= 100 ? 50 : 41
    return Rect(x: 0, y: 1, columns: columns, rows: bodyRows - gridRows)
  }

  private var movePlace: Rect {
    let x = stepsPlace.right + 1
    return Rect(x: x, y: 1, columns: size.columns - x, rows: stepsPlace.rows)
  }

  private var isPicking: Bool {
    if case .picking = builder.mode { true } else { false }
  }

  // MARK: Parts

  /// The list of steps; `nil` while the picker takes its place.
  private var steps: BuilderSteps? {
    if isPicking, !hasGrid { return nil }
    let inside =
      hasPanels
      ? Panel(rect: stepsPlace, title: "").inside
      // The sign of the chosen step has its own column.
      : Rect(x: 1, y: 1, columns: size.columns - 1 - margin, rows: bodyRows)
    return BuilderSteps(
      builder: builder, context: context, place: inside,
      size: hasPanels ? .full : isTiny ? .tiny : .small)
  }

  /// The picker of moves; `nil` while it is closed.
  private var picker: MovePickerView? {
    guard isPicking || hasGrid else { return nil }
    let state = if case .picking(let picker) = builder.mode { picker } else { MovePicker() }
    let place =
      hasGrid
      ? Rect(x: 0, y: 1 + stepsPlace.rows, columns: size.columns, rows: gridRows)
      : hasPanels
        ? stepsPlace : Rect(x: 0, y: 1, columns: size.columns, rows: bodyRows)
    return MovePickerView(
      picker: state, moves: builder.moves, place: place, context: context,
      isActive: isPicking, hasPanel: hasPanels, isGrid: hasGrid)
  }

  /// The step at a cell of the window; `nil` if there is none.
  func step(x: Int, y: Int) -> Int? { steps?.step(x: x, y: y) }

  /// Returns the index of the move at a cell of the window; `nil` if there is none.
  func move(x: Int, y: Int) -> Int? { picker?.move(x: x, y: y) }

  /// The number of moves in a column of the picker, by which the left and right arrows move.
  var pickerColumnRows: Int { picker?.columnRows ?? 1 }
  /// The number of moves that the picker shows at once.
  var pickerPage: Int { picker?.page ?? 1 }

  // MARK: Drawing

  /// The next moment at which the figure changes; `nil` if it does not.
  var nextDeadline: Duration? {
    guard isWide, let name = builder.figure else { return nil }
    return context.figures[name]?.nextChange(builder.motion(in: context)).map { context.now + $0 }
  }

  func draw(into frame: inout Frame, cache: DrawingCache) {
    drawHeading(into: &frame)
    if let steps {
      if hasPanels {
        let count = builder.draft.steps.count
        Panel(
          rect: stepsPlace, title: builder.draft.title,
          counter: "\(count) \(count == 1 ? "step" : "steps")", isActive: !isPicking
        ).draw(into: &frame, glyphs: glyphs)
      }
      steps.draw(into: &frame)
    }
    picker?.draw(into: &frame)
    if isWide {
      BuilderMovePanel(builder: builder, context: context, place: movePlace)
        .draw(into: &frame, cache: cache)
    }
    drawFoot(into: &frame)
    drawQuestion(into: &frame)
  }

  private func drawHeading(into frame: inout Frame) {
    let right = size.columns - margin
    if case .titling(let text) = builder.mode {
      let shown = "Title: \(text)_"
      frame.write(
        String(shown.suffix(max(1, size.columns - 2 * margin))), x: margin, y: 0,
        style: Style(.key, bold: true))
      return
    }
    if case .picking(let picker) = builder.mode, !hasGrid {
      let shown = picker.query.isEmpty ? "Type to find a move" : "Find: \(picker.query)_"
      frame.write(
        String(shown.suffix(max(1, size.columns - 2 * margin))), x: margin, y: 0,
        style: Style(.key, bold: true))
      return
    }
    let state =
      builder.isChanged || builder.isNew ? size.columns < 40 ? "*" : "not saved yet" : "saved"
    let start = frame.write(
      state, endingAt: right, y: 0, style: Style(state == "saved" ? .dim : .ready))
    let title = builder.isNew ? "New routine" : size.columns < 40 ? builder.draft.title : "Routine"
    let room = max(0, start - 1 - margin)
    let taken = frame.write(
      title.truncated(to: room, glyphs: glyphs), x: margin, y: 0, style: Style(.title, bold: true))
    if size.columns >= 40 {
      let name = " \(glyphs.separator) \(hasPanels ? builder.check.name : builder.draft.title)"
      frame.write(
        name.truncated(to: max(0, room - taken), glyphs: glyphs), x: margin + taken, y: 0,
        style: .label)
    }
  }

  private func drawFoot(into frame: inout Frame) {
    let columns = size.columns - 2 * margin
    Footer(hints, in: context).draw(into: &frame, x: margin, columns: columns)
  }

  private var hints: [KeyHints.Entry] {
    let keys = Keymaps.builder
    switch builder.mode {
    case .steps:
      guard !builder.draft.steps.isEmpty else {
        return keys.hints(of: [.add, .title, .close, .help], glyphs: glyphs)
      }
      return keys.hints(of: [.save, .add, .title], glyphs: glyphs)
        + [
          keys.entry(of: [.earlier, .later], named: "order", glyphs: glyphs),
          keys.entry(of: [.more, .less], named: "dose", glyphs: glyphs),
        ]
        + keys.hints(
          of: [.sides, .undo, .skip, .remove, .longerRest, .close, .help], glyphs: glyphs)
    case .picking:
      return [
        KeyHints.Entry(key: "Enter", name: "add", press: .enter),
        KeyHints.Entry(
          key: "\(glyphs.arrowUp) \(glyphs.arrowDown)", name: "choose", press: .down),
        KeyHints.Entry(key: "Esc", name: "back", press: .escape),
      ]
    case .titling:
      return [
        KeyHints.Entry(key: "Enter", name: "keep", press: .enter),
        KeyHints.Entry(key: "Esc", name: "back", press: .escape),
      ]
    case .leaving:
      return Keymaps.builderLeaving.hints(of: [.save, .discard, .back], glyphs: glyphs)
    case .conflict:
      return Keymaps.builderConflict.hints(of: [.copy, .reload, .back], glyphs: glyphs)
    }
  }

  // MARK: Questions

  private var question: String? {
    switch builder.mode {
    case .leaving: BuilderText.leaving
    case .conflict: "\(BuilderText.conflict) \(BuilderText.conflictReload)"
    case .steps, .picking, .titling: nil
    }
  }

  /// Draws the question over everything else, with a button for each answer.
  private func drawQuestion(into frame: inout Frame) {
    guard let question else { return }
    if isTiny { return drawSmallQuestion(into: &frame) }
    frame.recede(Rect(x: 0, y: 0, columns: size.columns, rows: size.rows - 1))
    let columns = min(size.columns, 56)
    let lines = question.wrapped(to: columns - 4)
    let answers = hints
    let rows = min(size.rows - 1, lines.count + answers.count + 3)
    let place = Rect(
      x: (size.columns - columns) / 2, y: max(0, (size.rows - 1 - rows) / 2), columns: columns,
      rows: rows)
    let panel = Panel(rect: place, title: "Save?", isActive: true)
    panel.draw(into: &frame, glyphs: glyphs)
    for (row, line) in lines.prefix(rows - 2).enumerated() {
      frame.write(line, x: panel.inside.x, y: panel.inside.y + row, style: Style(.plain))
    }
    for (row, answer) in answers.enumerated() {
      let y = panel.inside.y + lines.count + 1 + row
      guard y < panel.inside.bottom else { return }
      let style: Style = answer.press == .enter ? .filledCap : .cap
      let taken = frame.write(" \(answer.key) ", x: panel.inside.x, y: y, style: style)
      let name = frame.write(" \(answer.name)", x: panel.inside.x + taken, y: y, style: .label)
      if let key = answer.press {
        frame.addButton(
          Rect(x: panel.inside.x, y: y, columns: taken + name, rows: 1), key)
      }
    }
  }

  /// Draws the question in a small window: little more than its answers.
  private func drawSmallQuestion(into frame: inout Frame) {
    frame.fill(Rect(x: 0, y: 0, columns: size.columns, rows: size.rows - 1))
    let title = builder.mode == .conflict ? "File was changed" : "Not saved yet"
    frame.write(title, x: 0, y: 0, style: Style(.ready, bold: true))
    for (row, answer) in hints.enumerated() {
      let key = frame.write(answer.key, x: 0, y: row + 1, style: Style(.key))
      let name = frame.write(" \(answer.name)", x: key, y: row + 1, style: .label)
      if let press = answer.press {
        frame.addButton(Rect(x: 0, y: row + 1, columns: key + name, rows: 1), press)
      }
    }
  }
}
