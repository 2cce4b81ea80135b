import Drawing
import RoutineEngine

/// Draws what was done. Where not all of it fits, what is asked comes first, and the rest scrolls.
struct SummaryView {
  let summary: Summary
  let context: ScreenContext

  private typealias Line = (text: String, style: Style)

  private var glyphs: GlyphSet { context.glyphs }
  private var size: Size { context.size }
  private var columns: Int { max(1, min(size.columns - 2, 60)) }
  /// The rows above the line of keys.
  private var rows: Int { max(1, size.rows - 1) }

  func draw(into frame: inout Frame) {
    let x = max(1, (size.columns - columns) / 2)
    let lines = lines
    let viewport = viewport(lines.count)
    let top = max(0, min(size.rows / 6, rows - lines.count))
    for (row, line) in lines[viewport.lines].enumerated() {
      frame.write(line.text, x: x, y: top + row, style: line.style, limit: columns)
    }
    var room = columns
    if viewport.below > 0 {
      let start = frame.write(
        "\(glyphs.arrowDown) more", endingAt: x + columns, y: size.rows - 1, style: Style(.key))
      room = max(0, start - x - 1)
    }
    Footer(hints, in: context).draw(into: &frame, x: x, columns: room)
  }

  /// The greatest offset at which the lines still fill the window.
  var lastOffset: Int { viewport(lines.count).lastOffset }

  private func viewport(_ count: Int) -> Viewport {
    Viewport(count: count, rows: rows, from: summary.offset)
  }

  private var hints: [KeyHints.Entry] {
    var entries = Keymaps.summary.hints(of: [.close, .quit], glyphs: glyphs)
    if !context.hasBelow { entries = [KeyHints.Entry(key: entries[0].key, name: "leave")] }
    guard summary.offer != nil else { return entries }
    let answers = Keymaps.summary.hints(of: [.accept, .decline], glyphs: glyphs)
    return answers + (size.columns < 40 ? [] : entries)
  }

  // MARK: Lines

  private var lines: [Line] {
    let roomy = separated([headline + done, moves, pain + ease, offer, report])
    if roomy.count <= rows, size.rows >= 10 { return roomy }
    let plain = headline + done + moves + pain + ease + offer + report
    if plain.count <= rows { return plain }
    let asksForPain = summary.painAfter == nil && !summary.isPainSkipped
    let asks = (asksForPain ? pain : []) + (summary.offer == nil ? [] : offer)
    let told = (asksForPain ? [] : pain) + (summary.offer == nil ? offer : [])
    let answers = (size.rows < 8 ? asks + headline : headline + asks) + told
    return answers + report + ease + done + moves
  }

  /// Parts with a blank line between two.
  private func separated(_ parts: [[Line]]) -> [Line] {
    Array(parts.filter { !$0.isEmpty }.joined(separator: [("", .plain)]))
  }

  private func wrapped(_ text: String, _ style: Style) -> [Line] {
    text.isEmpty ? [] : text.wrapped(to: columns).map { ($0, style) }
  }

  private var headline: [Line] {
    wrapped(
      summary.headline, Style(summary.ending == .hurt ? .warning : .work, bold: true))
      + wrapped(summary.gettingUp ?? "", Style(.waiting))
  }

  private var done: [Line] {
    [
      (summary.routine.title, Style(.title)),
      ("\(Format.length(summary.work)) of work", .plain),
    ]
  }

  private var moves: [Line] {
    summary.moves.map { (line(for: $0), .plain) }
  }

  private var pain: [Line] { wrapped(summary.pain, Style(.waiting)) }

  private var ease: [Line] {
    wrapped(summary.easeText, Style(summary.ease == nil ? .waiting : .plain))
  }

  private var offer: [Line] {
    summary.offer.map { wrapped(DoseText.question($0), Style(.waiting)) }
      ?? wrapped(summary.offerReply, Style(.work))
  }

  private var report: [Line] {
    summary.advice(under: context.advice).flatMap { wrapped($0, Style(.faint)) }
  }

  private func line(for move: Summary.Move) -> String {
    let mark = move.isHurt ? glyphs.warning : move.done >= move.of ? glyphs.check : glyphs.dash
    let count = move.of > 1 ? " \(move.done) of \(move.of)" : ""
    let amount = move.spent > .zero ? Format.length(move.spent) : "left out"
    let room = columns - count.columns - amount.columns - 4
    let title = move.title.truncated(to: max(4, room), glyphs: glyphs)
    return "\(mark) \(title)\(count), \(amount)"
  }
}
