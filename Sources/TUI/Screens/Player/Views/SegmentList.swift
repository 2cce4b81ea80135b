import Drawing
import RoutineEngine

/// The segments of a session, one a line, with their lengths: done, running, and to come. The list
/// scrolls with the session.
struct SegmentList {
  let session: Session
  let glyphs: GlyphSet
  /// The style of the running segment.
  let now: Style

  /// The least width, in columns, for a name and a length.
  static let columns = 32

  func draw(into frame: inout Frame, _ rect: Rect) {
    let segments = session.timeline.segments
    let first = firstShown(of: segments.count, rows: rect.rows)
    let shares = session.shares
    for row in 0..<min(rect.rows, segments.count - first) {
      let index = first + row
      draw(
        segments[index], at: index, isWhole: shares[index] >= 1, into: &frame, rect,
        y: rect.y + row)
    }
    let after = segments.count - first - rect.rows
    if after > 0 {
      let text = "\(after + 1) more \(glyphs.arrowDown)"
      let line = Rect(x: rect.x, y: rect.bottom - 1, columns: rect.columns, rows: 1)
      frame.fill(line)
      frame.write(text, endingAt: rect.right, y: line.y, style: Style(.faint))
    }
  }

  /// Returns the first line, which keeps the running segment in the upper third: more lines are
  /// ahead than behind.
  private func firstShown(of count: Int, rows: Int) -> Int {
    max(0, min(session.index - rows / 3, count - rows))
  }

  private func draw(
    _ segment: Segment, at index: Int, isWhole: Bool, into frame: inout Frame, _ rect: Rect,
    y: Int
  ) {
    let isNow = index == session.index
    let isDone = index < session.index && isWhole
    let passed = isDone ? glyphs.check : glyphs.dash
    let mark = index < session.index ? passed : isNow ? glyphs.play : " "
    var style = isNow ? now : Style(isDone ? .plain : .dim)
    if isNow {
      style.fill = Fill(.surface)
      frame.fill(
        Rect(x: rect.x, y: y, columns: rect.columns, rows: 1), style: Style(now.ink, on: style.fill)
      )
    }
    frame.write(mark, x: rect.x, y: y, style: style)
    let length = segment.length.map(Format.length) ?? ""
    let right = frame.write(length, endingAt: rect.right, y: y, style: style)
    let room = right - rect.x - 2 - (length.isEmpty ? 0 : 1)
    frame.write(
      Self.name(of: segment).truncated(to: room, glyphs: glyphs), x: rect.x + 2, y: y,
      style: style)
  }

  /// Returns the name of the move with its repeat and side; getting ready and rests in a word.
  private static func name(of segment: Segment) -> String {
    switch segment.kind.role {
    case .ready: return "get ready"
    case .rest: return "rest"
    case .change: return "change to the \(segment.side?.rawValue ?? "other") side"
    case .prompt, .timedWork, .reps, .open: break
    }
    var name = segment.name.isEmpty ? Format.name(of: segment) : segment.name
    if let repetition = segment.repetition, repetition.of > 1 {
      name += " \(repetition.index)/\(repetition.of)"
    }
    if let side = segment.side { name += " \(side.rawValue)" }
    return name
  }
}
