import Drawing
import RoutineEngine

/// The total length below the steps, as text and as a strip, and the problems of the file.
extension BuilderSteps {
  // MARK: The total

  var problemLines: [String] {
    guard let problem = builder.check.problems.first else { return ["no problems found"] }
    let lines = problem.wrapped(to: max(1, place.columns - 2))
    return lines.count <= 2
      ? lines
      : [
        lines[0],
        (lines[1] + "\(glyphs.ellipsis)").truncated(to: place.columns - 2, glyphs: glyphs),
      ]
  }

  func drawFoot(into frame: inout Frame, isCut: Bool) {
    guard footRows > 0, !steps.isEmpty else { return }
    let total = length(of: steps.map(\.step), ending: builder.draft.ending)
    let y = place.bottom - footRows + (size == .full ? 1 : 0)
    var x = place.x + frame.write("Total ", x: place.x, y: y, style: .label)
    x += frame.write(
      total.map(Format.length) ?? "0 s", x: x, y: y, style: Style(.title, bold: true))
    if size == .small {
      if let problem = builder.check.problems.first {
        frame.write(
          " \(problem)".truncated(to: place.right - x, glyphs: glyphs), x: x, y: y,
          style: Style(.warning))
      }
      return
    }
    let ready = " with \(Format.length(prescription.ready)) to get ready"
    if ready.columns <= place.right - x { frame.write(ready, x: x, y: y, style: .label) }
    frame.draw(
      TimelineStrip(
        lengths: steps.map { length(of: [$0.step])?.inSeconds ?? 0 }, current: builder.choice,
        // No step is done: only the chosen one stands out.
        inks: steps.map { _ in .track }, fraction: 1),
      x: place.x, y: y + 1, columns: place.columns, now: Style(.work), glyphs: glyphs)
    let isGood = builder.check.problems.isEmpty
    frame.write(
      isGood ? glyphs.check : glyphs.warning, x: place.x, y: y + 3,
      style: Style(isGood ? .work : .warning))
    for (row, line) in problemLines.enumerated() {
      frame.write(
        line, x: place.x + 2, y: y + 3 + row, style: isGood ? .label : Style(.warning))
    }
  }
}
