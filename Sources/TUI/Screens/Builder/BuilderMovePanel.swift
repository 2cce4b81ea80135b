import Drawing
import Figures
import RoutineEngine

/// The chosen move next to the steps: its figure, its instructions and where it is felt. Larger
/// panels add its doses and its cautions.
struct BuilderMovePanel {
  let builder: Builder
  let context: ScreenContext
  let place: Rect

  private var glyphs: GlyphSet { context.glyphs }

  /// The least columns for the words next to the figure; with fewer, they stand below.
  private static let wide = 62
  private static let leastFigureRows = 8

  func draw(into frame: inout Frame, cache: DrawingCache) {
    guard let step = builder.shownStep else {
      return Panel(rect: place, title: "").draw(into: &frame, glyphs: glyphs)
    }
    let panel = Panel(rect: place, title: Format.title(of: step), counter: counter(step))
    panel.draw(into: &frame, glyphs: glyphs)
    let inside = panel.inside
    let figure = figure(of: step)
    guard figure != nil else {
      return draw(words(of: step, inside.columns, isFull: true), in: inside, into: &frame)
    }
    if inside.columns >= Self.wide {
      var left = inside
      left.size.columns = inside.columns / 2
      draw(figure, in: left, into: &frame, cache)
      let text = Rect(
        x: left.right + 2, y: inside.y, columns: inside.right - left.right - 2,
        rows: inside.rows)
      draw(words(of: step, text.columns, isFull: true), in: text, into: &frame)
      return
    }
    let lines = words(of: step, inside.columns, isFull: false)
    var upper = inside
    upper.size.rows = max(Self.leastFigureRows, inside.rows - lines.count - 1)
    if upper.rows >= Self.leastFigureRows, upper.bottom <= inside.bottom {
      draw(figure, in: upper, into: &frame, cache)
    }
    let rest = Rect(
      x: inside.x, y: upper.bottom + 1, columns: inside.columns,
      rows: max(0, inside.bottom - upper.bottom - 1))
    draw(lines, in: rest, into: &frame)
  }

  private func counter(_ step: Step) -> String {
    if case .picking = builder.mode { return "to add" }
    let number = "step \(builder.choice + 1)"
    guard place.columns >= Self.wide, let name = step.figure, let figure = context.figures[name]
    else { return number }
    let view = Format.view(figure.view)
    return
      "\(number) of \(builder.draft.steps.count), \(view.prefix(1).lowercased())\(view.dropFirst())"
  }

  private func figure(of step: Step) -> (name: String, figure: Figure)? {
    guard context.settings.figures != .off, let name = step.figure,
      let figure = context.figures[name]
    else { return nil }
    return (name, figure)
  }

  private func draw(
    _ figure: (name: String, figure: Figure)?, in rect: Rect, into frame: inout Frame,
    _ cache: DrawingCache
  ) {
    guard let (name, figure) = figure else { return }
    cache.draw(
      figure, named: name, builder.motion(in: context), in: rect, glyphs: glyphs, into: &frame)
  }

  // MARK: Words

  private struct Line {
    let text: String
    let style: Style
    var isFelt = false
  }

  private func words(of step: Step, _ columns: Int, isFull: Bool) -> [Line] {
    func wrapped(_ text: String, _ style: Style = .plain) -> [Line] {
      text.wrapped(to: columns).map { Line(text: $0, style: style) }
    }
    func felt(_ text: String) -> [Line] {
      text.wrapped(to: columns - 2).enumerated().map { row, line in
        Line(
          text: (row == 0 ? "\(glyphs.dotFilled) " : "  ") + line, style: .label,
          isFelt: row == 0)
      }
    }
    let text = ([step.text].filter { !$0.isEmpty }).first ?? step.before.first ?? ""
    guard isFull else {
      let lines = wrapped(text)
      let short =
        lines.count <= 4
        ? lines
        : lines.prefix(3)
          + [
            Line(
              text: (lines[3].text + "\(glyphs.ellipsis)").truncated(to: columns, glyphs: glyphs),
              style: .plain)
          ]
      return short + (step.feel.map { Array(felt($0).prefix(2)) } ?? [])
    }
    var lines: [Line] = []
    func section(_ title: String, _ style: Style, _ body: [Line]) {
      guard !body.isEmpty else { return }
      if !lines.isEmpty { lines.append(Line(text: "", style: .plain)) }
      lines.append(Line(text: title, style: style))
      lines += body
    }
    section("How", Style(.dim, bold: true), wrapped(text))
    section("You should feel it", Style(.dim, bold: true), step.feel.map(felt) ?? [])
    section("Dose", Style(.dim, bold: true), doses(of: step))
    let cautions = step.move?.cautions ?? []
    section(
      "Take care", Style(.warning, bold: true), cautions.flatMap { wrapped($0) })
    return lines
  }

  /// The dose at each level.
  private func doses(of step: Step) -> [Line] {
    Level.allCases.compactMap { level in
      guard let dose = BuilderText.dose(of: step, at: level) else { return nil }
      let repeats = BuilderText.repeats(of: step, at: level) ?? 1
      let times = repeats > 1 ? ", \(repeats) times" : ""
      let name = level.rawValue
      let isOwn = level == context.settings.prescription.level
      return Line(
        text: name + String(repeating: " ", count: 10 - name.count) + dose + times,
        style: isOwn ? Style(.work, bold: true) : .label)
    }
  }

  private func draw(_ lines: [Line], in rect: Rect, into frame: inout Frame) {
    for (row, line) in lines.prefix(max(0, rect.rows)).enumerated() {
      let isCut = row == rect.rows - 1 && lines.count > rect.rows
      let text = isCut ? line.text + " \(glyphs.ellipsis)" : line.text
      frame.write(
        text.truncated(to: rect.columns, glyphs: glyphs), x: rect.x, y: rect.y + row,
        style: line.style, limit: rect.columns)
      if line.isFelt {
        frame.write(glyphs.dotFilled, x: rect.x, y: rect.y + row, style: Style(.warm))
      }
    }
  }
}
