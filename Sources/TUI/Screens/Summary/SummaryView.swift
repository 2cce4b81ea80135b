import Drawing
import RoutineEngine

/// The view of a summary. Large windows: the session as a strip, the pain as bars, the rating of
/// the dose, and the day. Small windows: lines that scroll, with the question first.
struct SummaryView {
  let summary: Summary
  let context: ScreenContext

  typealias Line = (text: String, style: Style)

  var glyphs: GlyphSet { context.glyphs }
  var size: Size { context.size }
  /// True if the window has room for panels.
  var hasPanels: Bool { size.columns >= 76 && size.rows >= 22 }
  private var columns: Int { max(1, min(size.columns - 2, 60)) }
  /// The rows above the footer.
  private var rows: Int { max(1, size.rows - 1) }

  func draw(into frame: inout Frame) {
    if hasPanels { drawPanels(into: &frame) } else { drawLines(into: &frame) }
  }

  private func drawLines(into frame: inout Frame) {
    let x = max(size.columns < 30 ? 0 : 1, (size.columns - columns) / 2)
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
  var lastOffset: Int { hasPanels ? 0 : viewport(lines.count).lastOffset }

  private func viewport(_ count: Int) -> Viewport {
    Viewport(count: count, rows: rows, from: summary.offset)
  }

  var hints: [KeyHints.Entry] {
    var entries = context.keys(Keymaps.summary).hints(
      of: [.next, .again, .close, .help], glyphs: glyphs)
    if let next = summary.begins(in: context) {
      entries[0].name = "\(next.title), \(Format.about(next.length))"
    } else {
      entries.removeFirst()
      entries[1].key = "Enter"
      entries[1].press = .enter
      entries.swapAt(0, 1)
    }
    if !context.hasBelow {
      entries = entries.filter { $0.press != .character("r") }
      entries[0].name = "leave"
    }
    // In the smallest windows the key that goes on matters more than the one for help.
    if size.columns < 30 { entries = [entries[0]] }
    guard summary.offer != nil else { return entries }
    let answers = context.keys(Keymaps.summary).hints(of: [.accept, .decline], glyphs: glyphs)
    return answers + (size.columns < 40 ? [] : entries)
  }

  private var lines: [Line] {
    let roomy = separated([headline + done, moves, pain + ease, offer, report])
    if roomy.count <= rows, size.rows >= 10 { return roomy }
    let plain = headline + done + moves + pain + ease + offer + report
    if plain.count <= rows { return plain }
    let asks = (summary.asksForPain ? pain : []) + (summary.offer == nil ? [] : offer)
    let told = (summary.asksForPain ? [] : pain) + (summary.offer == nil ? offer : [])
    let answers = (size.rows < 8 ? asks + headline : headline + asks) + told
    return answers + report + ease + done + moves
  }

  /// Returns the parts in sequence, with a blank line between them.
  private func separated(_ parts: [[Line]]) -> [Line] {
    Array(parts.filter { !$0.isEmpty }.joined(separator: [("", .plain)]))
  }

  private func wrapped(_ text: String, _ style: Style) -> [Line] {
    text.isEmpty ? [] : text.wrapped(to: columns).map { ($0, style) }
  }

  private var headline: [Line] {
    wrapped(summary.headline, summary.headlineStyle)
      + wrapped(summary.gettingUp ?? "", Style(.waiting))
  }

  private var done: [Line] {
    wrapped(summary.routine.title, Style(.title)) + wrapped(summary.workText, .plain)
  }

  private var moves: [Line] {
    summary.moves.map { (line(for: $0, columns: columns), .plain) }
  }

  private var pain: [Line] { wrapped(summary.pain, Style(.waiting)) }

  private var ease: [Line] {
    wrapped(summary.easeText, Style(summary.ease == nil ? .waiting : .plain))
  }

  var offer: [Line] {
    summary.offer.map { wrapped(DoseText.question($0), Style(.waiting)) }
      ?? wrapped(summary.offerReply, Style(.work))
  }

  private var report: [Line] {
    summary.advice(under: context.advice).flatMap { wrapped($0, .label) }
  }

  func line(for move: Summary.Move, columns: Int) -> String {
    let mark = move.isHurt ? glyphs.warning : move.done >= move.of ? glyphs.check : glyphs.dash
    let count = move.of > 1 ? " \(move.done) of \(move.of)" : ""
    let none = move.done > 0 ? "done earlier" : "skipped"
    let amount = move.spent > .zero ? Format.length(move.spent) : none
    let room = columns - count.columns - amount.columns - 4
    let title = move.title.truncated(to: max(4, room), glyphs: glyphs)
    return "\(mark) \(title)\(count), \(amount)"
  }
}
