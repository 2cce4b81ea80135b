import Drawing
import RoutineEngine

/// The steps in the builder: each with its length and dose, the chosen one with buttons.
struct BuilderSteps {
  /// The level of detail.
  enum Size {
    /// Doses below the names, and a total with a strip at the end.
    case full
    /// A line a step, the buttons of the chosen step, and a total.
    case small
    /// A line a step, and nothing else.
    case tiny
  }

  /// A row of the list.
  private enum Row {
    case gap
    case title(Int)
    case dose(Int)
    case controls(Int, [Control])
    case range(Int)
    case add

    /// The step of the row; `nil` for a gap.
    var step: Int? {
      switch self {
      case .title(let step), .dose(let step), .controls(let step, _), .range(let step): step
      case .gap, .add: nil
      }
    }
  }

  /// Buttons with values between them, which stay in one line.
  private struct Control {
    enum Part {
      case cap(String, Key)
      case value(String)
    }

    let parts: [Part]

    var columns: Int {
      parts.reduce(max(0, parts.count - 1)) { sum, part in
        switch part {
        case .cap(let label, _): sum + label.columns + 2
        case .value(let text): sum + text.columns
        }
      }
    }
  }

  let builder: Builder
  let context: ScreenContext
  let place: Rect
  let size: Size

  var glyphs: GlyphSet { context.glyphs }
  private var level: Level { context.settings.prescription.level }
  var steps: [StepDraft] { builder.draft.steps }

  /// The prescription at the person's level, without changes by the options of a command.
  var prescription: Prescription {
    Prescription(level: level, ready: context.settings.prescription.ready)
  }

  func length(of steps: [Step], ending: [Step] = []) -> Duration? {
    let routine = Routine(id: "draft", title: "", steps: steps, ending: ending)
    return try? Timeline(routine, prescription).likelyLength
  }

  /// The column in which names begin, after the numbers.
  private var textX: Int { place.x + (size == .full ? 3 : 2) }

  // MARK: Rows

  /// The rows below the steps: the total, the strip, the problems.
  var footRows: Int {
    switch size {
    case .full: 4 + problemLines.count
    case .small: 1
    case .tiny: 0
    }
  }

  private var listPlace: Rect {
    Rect(
      x: place.x, y: place.y, columns: place.columns, rows: max(1, place.rows - footRows))
  }

  private var rows: [Row] {
    var rows: [Row] = []
    // Blank rows are used only if all steps then fit.
    let isRoomy = size == .full && steps.count * 3 + 5 <= listPlace.rows
    for (index, step) in steps.enumerated() {
      rows.append(.title(index))
      let isChosen = index == builder.choice
      if isChosen, size != .tiny {
        rows += controls(of: step).map { .controls(index, $0) }
        if size == .full, let base = step.base, !BuilderText.range(of: base).isEmpty {
          rows.append(.range(index))
        }
      } else if size == .full, !dose(of: step.step).isEmpty {
        rows.append(.dose(index))
      }
      if isRoomy { rows.append(.gap) }
    }
    return rows + [.add]
  }

  private func viewport(_ rows: [Row]) -> Viewport {
    let own = rows.indices.filter { rows[$0].step == builder.choice }
    // All rows of the chosen step have to be visible.
    let middle = own.isEmpty ? rows.count - 1 : (own[0] + own[own.count - 1]) / 2
    return Viewport(count: rows.count, rows: listPlace.rows, around: middle)
  }

  /// The step at a cell; `nil` if there is none.
  func step(x: Int, y: Int) -> Int? {
    guard x >= place.x - 1, x < place.right + 1, listPlace.contains(x: place.x, y: y) else {
      return nil
    }
    let rows = rows
    return viewport(rows).line(at: y - listPlace.y).flatMap { rows[$0].step }
  }

  /// The buttons of a step, in lines that fit.
  private func controls(of draft: StepDraft) -> [[Control]] {
    let step = draft.step
    var all: [Control] = []
    if let dose = BuilderText.dose(of: step, at: level) {
      all.append(
        Control(parts: [
          .cap("-", .character("-")), .value(dose), .cap("+", .character("+")),
        ]))
    }
    if let repeats = BuilderText.repeats(of: step, at: level) {
      all.append(
        Control(parts: [
          .cap("<", .character("<")), .value("\(repeats) \(glyphs.times)"),
          .cap(">", .character(">")),
        ]))
    }
    if step.sides != .none {
      all.append(Control(parts: [.cap(BuilderText.sides(step.sides), .character("d"))]))
    }
    if let rest = draft.rest {
      all.append(
        Control(parts: [
          .cap("R", .character("R")), .value("rest \(Format.length(rest))"),
          .cap("r", .character("r")),
        ]))
    }
    if step.isSkipped {
      all.append(Control(parts: [.cap("x", .character("x")), .value("is off: switch on")]))
    }
    let columns = place.right - textX
    var lines: [[Control]] = []
    for control in all {
      let taken = lines.last?.reduce(0) { $0 + $1.columns + 2 } ?? columns
      if taken + control.columns <= columns, !lines.isEmpty {
        lines[lines.count - 1].append(control)
      } else {
        lines.append([control])
      }
    }
    return lines
  }

  private func dose(of step: Step) -> String {
    let dose = BuilderText.dose(of: step, at: level)
    let repeats = BuilderText.repeats(of: step, at: level) ?? 1
    let first = repeats > 1 ? "\(repeats) \(glyphs.times) \(dose ?? "")" : dose ?? ""
    return [first, BuilderText.sides(step.sides)].filter { !$0.isEmpty }
      .joined(separator: "  ")
  }

  // MARK: Drawing

  func draw(into frame: inout Frame) {
    let rows = rows
    let viewport = viewport(rows)
    for (row, index) in viewport.lines.enumerated() {
      draw(rows[index], y: listPlace.y + row, into: &frame)
    }
    drawFoot(into: &frame, isCut: viewport.lines.count < rows.count)
  }

  private func draw(_ row: Row, y: Int, into frame: inout Frame) {
    let isChosen = row.step == builder.choice
    let columns = place.right - textX
    switch row {
    case .gap: return
    case .title(let index): drawTitle(index, y: y, into: &frame, isChosen: isChosen)
    case .dose(let index):
      frame.write(
        dose(of: steps[index].step).truncated(to: columns, glyphs: glyphs), x: textX, y: y,
        style: .label)
    case .range(let index):
      guard let base = steps[index].base else { return }
      frame.write(
        "dose: \(BuilderText.range(of: base))".truncated(to: columns, glyphs: glyphs), x: textX,
        y: y, style: .label)
    case .controls: break
    case .add:
      frame.write("+", x: place.x, y: y, style: Style(.work, bold: true))
      let taken = frame.write("add a move", x: textX, y: y, style: .label, limit: columns)
      frame.addButton(
        Rect(x: place.x, y: y, columns: textX - place.x + taken, rows: 1), .character("a"))
    }
    if isChosen {
      let x = max(0, place.x - 1)
      frame.drawChoice(
        x: x, y: y, columns: place.right - x + (size == .full ? 1 : 0), glyphs: glyphs)
    }
    // Buttons keep their own background.
    if case .controls(_, let controls) = row { draw(controls, y: y, into: &frame) }
  }

  private func drawTitle(_ index: Int, y: Int, into frame: inout Frame, isChosen: Bool) {
    let step = steps[index].step
    let fact =
      step.isSkipped ? "off" : length(of: [step]).map(Format.length) ?? ""
    let start = frame.write(fact, endingAt: place.right, y: y, style: .label)
    let number = "\(index + 1)"
    frame.write(
      number, x: place.x, y: y, style: Style(isChosen ? .work : .dim, bold: isChosen))
    let x = max(textX, place.x + number.columns + 1)
    let style = Style(step.isSkipped ? .faint : .title, bold: !step.isSkipped)
    let title = Format.title(of: step)
    let taken = frame.write(
      title.truncated(to: max(0, start - 1 - x), glyphs: glyphs), x: x, y: y, style: style)
    guard size == .small, !isChosen else { return }
    let room = start - 1 - (x + taken + 2)
    let dose = dose(of: step)
    if dose.columns <= room { frame.write(dose, x: x + taken + 2, y: y, style: .label) }
  }

  private func draw(_ controls: [Control], y: Int, into frame: inout Frame) {
    var x = textX
    for control in controls {
      for part in control.parts {
        switch part {
        case .cap(let label, let key):
          let taken = frame.write(" \(label) ", x: x, y: y, style: .cap, limit: place.right - x)
          frame.addButton(Rect(x: x, y: y, columns: taken, rows: 1), key)
          x += taken + 1
        case .value(let text):
          x += frame.write(
            text, x: x, y: y, style: Style(.work, bold: true, on: Fill(.surface)),
            limit: place.right - x)
          x += 1
        }
      }
      x += 1
    }
  }
}
