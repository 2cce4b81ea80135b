import RoutineEngine
import Screen

/// Asks what becomes of a session that was cut off.
struct CutOffOffer: Place {
  /// What was walked: the routine's title.
  let title: String
  /// Where it was, in words.
  let place: String

  mutating func press(_ key: Key, on stage: Stage) -> [Turn] {
    guard let action = Keys.cutOff.action(for: key) else { return [] }
    return [.close, .effect(.takeUp(action))]
  }

  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    Keys.cutOff.helpLines(glyphs: glyphs)
  }

  func draw(into frame: inout Frame, on stage: Stage) {
    let width = min(stage.size.columns - 2, 60)
    let x = (stage.size.columns - width) / 2
    let isRoomy = stage.size.rows >= 10
    var lines: [(String, Style)] = []
    lines += "A session was cut off.".wrapped(to: width).map { ($0, Style(.waiting, bold: true)) }
    if isRoomy { lines.append(("", .plain)) }
    lines += title.wrapped(to: width).map { ($0, Style(.title)) }
    lines += place.wrapped(to: width).map { ($0, .plain) }
    let top = max(0, min(stage.size.rows / 5, stage.size.rows - 4 - lines.count))
    for (row, line) in lines.enumerated() {
      frame.write(line.0, x: x, y: top + row, style: line.1, limit: width)
    }
    var y = top + lines.count + (isRoomy ? 1 : 0)
    for entry in Keys.cutOff.legend(of: CutOffAnswer.allCases, glyphs: stage.glyphs) {
      frame.draw(Legend(entries: [entry]), x: x, y: y, columns: width)
      y += 1
    }
  }
}
