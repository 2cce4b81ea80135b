import Drawing
import RoutineEngine

/// Asks what becomes of a session that was cut off.
struct CutOffOffer: Place {
  /// What was walked: the routine's title.
  let title: String
  /// Where it was, in words.
  let place: String
  /// When that was, in words.
  let moment: String

  mutating func press(_ key: Key, on stage: Stage) -> [Turn] {
    guard let action = Keys.cutOff.action(for: key) else { return [] }
    return [.close, .effect(.takeUp(action))]
  }

  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    Keys.cutOff.helpLines(glyphs: glyphs)
  }

  func draw(into frame: inout Frame, on stage: Stage) {
    if stage.size.rows < 9 { drawTiny(into: &frame, on: stage) } else { draw(&frame, on: stage) }
  }

  private func draw(_ frame: inout Frame, on stage: Stage) {
    let columns = min(stage.size.columns - 2, 60)
    let heading = "A session was cut off on \(moment)."
    let parts = [
      Frame.paragraphs([heading], columns: columns, style: Style(.waiting, bold: true)),
      Frame.paragraphs([title], columns: columns, style: Style(.title)),
      Frame.paragraphs([place], columns: columns),
    ]
    let answers = Keys.cutOff.bindings.map {
      Legend.Entry(key: $0.keys[0].label(stage.glyphs), name: $0.help)
    }
    let rows = parts.reduce(0) { $0 + $1.size.rows } + answers.count
    let gap = rows + 2 <= stage.size.rows ? 1 : 0
    var y = max(0, min(stage.size.rows / 5, stage.size.rows - rows - 2 * gap))
    let x = (stage.size.columns - columns) / 2
    for (number, part) in parts.enumerated() {
      frame.draw(part, x: x, y: y)
      y += part.size.rows + (number == 1 ? 0 : gap)
    }
    for answer in answers {
      frame.draw(Legend(entries: [answer]), x: x, y: y, columns: columns)
      y += 1
    }
  }

  /// The keys in the last two rows, above them what there is room for.
  private func drawTiny(into frame: inout Frame, on stage: Stage) {
    let (columns, rows) = (stage.size.columns, stage.size.rows)
    let title = title.truncated(to: columns, glyphs: stage.glyphs)
    frame.write(title, x: 0, y: 0, style: Style(.title))
    frame.draw(Frame.paragraphs([place], columns: columns), x: 0, y: 1)
    frame.fill(Rect(x: 0, y: rows - 2, columns: columns, rows: 2))
    for (y, actions) in [(rows - 2, [CutOffAnswer.goOn]), (rows - 1, [.end, .later])] {
      let entries = Keys.cutOff.legend(of: actions, glyphs: stage.glyphs)
      frame.draw(Legend(entries: entries), x: 0, y: y, columns: columns)
    }
  }
}
