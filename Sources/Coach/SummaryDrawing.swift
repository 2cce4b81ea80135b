import RoutineEngine
import Screen

/// Draws what was done.
struct SummaryDrawing {
  let summary: Summary
  let stage: Stage

  private var glyphs: GlyphSet { stage.glyphs }

  func draw(into frame: inout Frame) {
    let (columns, rows) = (frame.size.columns, frame.size.rows)
    let width = min(columns - 2, 60)
    let x = max(1, (columns - width) / 2)
    var lines: [(text: String, style: Style)] = []
    let ink: Ink = summary.ending == .hurt ? .warning : .work
    lines += summary.headline.wrapped(to: width).map { ($0, Style(ink, bold: true)) }
    lines.append((summary.routine.title, Style(.title)))
    lines.append(("\(Wording.length(summary.work)) of work", .plain))
    let isRoomy = rows >= 10
    if isRoomy { lines.append(("", .plain)) }
    lines += summary.moves.map { (line(for: $0, columns: width), .plain) }
    if isRoomy { lines.append(("", .plain)) }
    lines += summary.pain.wrapped(to: width).map { ($0, Style(.waiting)) }
    if isRoomy { lines.append(("", .plain)) }
    let advice = summary.report.isEmpty ? [summary.advice] : summary.report
    lines += advice.flatMap { $0.wrapped(to: width) }.map { ($0, Style(.faint)) }

    let foot = rows - 1
    let top = max(0, min(rows / 6, foot - lines.count))
    for (row, line) in lines.prefix(max(0, foot - top)).enumerated() {
      frame.write(line.text, x: x, y: top + row, style: line.style, limit: width)
    }
    var entries = Keys.summary.legend(of: [.close, .quit], glyphs: glyphs)
    if !stage.hasBelow { entries = [Legend.Entry(key: entries[0].key, name: "leave")] }
    frame.draw(Legend(entries: entries), x: x, y: foot, columns: width)
  }

  private func line(for move: Summary.Move, columns: Int) -> String {
    let mark = move.isHurt ? glyphs.warning : move.done >= move.of ? glyphs.check : glyphs.dash
    let count = move.of > 1 ? " \(move.done) of \(move.of)" : ""
    let amount = move.spent > .zero ? Wording.length(move.spent) : "left out"
    let room = columns - count.columns - amount.columns - 4
    let title = move.title.truncated(to: max(4, room), glyphs: glyphs)
    return "\(mark) \(title)\(count), \(amount)"
  }
}
