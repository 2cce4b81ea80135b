/// A whole session on one line: its segments side by side, as long as they last, what is done in a
/// paler colour, what runs as a bar, what is to come as its track.
public struct TimelineStrip: Sendable, Hashable {
  /// The state of a column of the strip, with the segment that it belongs to.
  enum State: Sendable, Hashable {
    case done(Int), now, toCome(Int)
    /// The place between two segments.
    case gap
  }

  /// The lengths of the segments in any unit, never negative.
  public let lengths: [Double]
  /// The segment that the session is in, counted from 0; past the last when all are done.
  public let current: Int
  /// The meaning of each segment; work where there are fewer.
  public let inks: [Ink]
  /// The part of the current segment that is done, from 0 to 1.
  public let fraction: Double

  /// A strip. Lengths that are negative or no numbers count as 0.
  public init(lengths: [Double], current: Int, inks: [Ink] = [], fraction: Double = 0) {
    self.lengths = lengths.map { $0 > 0 && $0.isFinite ? $0 : 0 }
    self.current = current
    self.inks = inks
    self.fraction = fraction > 0 ? min(fraction, 1) : 0
  }

  /// The ink of a segment.
  fileprivate func ink(of index: Int) -> Ink { inks.indices.contains(index) ? inks[index] : .work }

  /// Returns the segment of a column, counted from 0; `nil` between two, and where segments share
  /// columns.
  public func segment(at column: Int, columns: Int) -> Int? {
    let states = states(columns: columns)
    guard columns >= lengths.count * 3, states.indices.contains(column) else { return nil }
    return switch states[column] {
    case .done(let index), .toCome(let index): index
    case .now: current
    case .gap: nil
    }
  }

  /// Returns the state of each column. With enough room, a gap stands between two segments and each
  /// has a column at least; with less, the segments share columns, and the current one is
  /// seen.
  func states(columns: Int) -> [State] {
    guard columns > 0, !lengths.isEmpty else { return [] }
    return columns >= lengths.count * 3 ? spaced(columns: columns) : dense(columns: columns)
  }

  private func spaced(columns: Int) -> [State] {
    var states: [State] = []
    let total = lengths.reduce(0, +)
    // Each segment has its one column, and what is left is shared out by length.
    let spare = columns - lengths.count * 2 + 1
    var (sum, shared) = (0.0, 0)
    for (index, length) in lengths.enumerated() {
      sum += length
      let end = total > 0 ? Int((sum / total * Double(spare)).rounded()) : 0
      if index > 0 { states.append(.gap) }
      let state: State =
        index < current ? .done(index) : index == current ? .now : .toCome(index)
      states += Array(repeating: state, count: 1 + end - shared)
      shared = end
    }
    return states
  }

  private func dense(columns: Int) -> [State] {
    let total = lengths.reduce(0, +)
    let before = lengths.prefix(max(0, current)).reduce(0, +)
    // Where they share columns, none has a colour of its own.
    let (done, toCome) = (State.done(lengths.count), State.toCome(lengths.count))
    guard current < lengths.count, total > 0 else {
      return Array(repeating: current < lengths.count ? toCome : done, count: columns)
    }
    let length = current >= 0 ? lengths[current] : 0
    let scale = Double(columns) / total
    let now = min(columns - 1, Int(before * scale))
    let end = max(now + 1, Int(((before + length) * scale).rounded()))
    return (0..<columns).map { $0 < now ? done : $0 < end ? .now : toCome }
  }
}

extension Frame {
  /// Draws a strip over one row.
  /// - Parameters:
  ///   - strip: The strip.
  ///   - x: The first column.
  ///   - y: The row.
  ///   - columns: The columns it takes; segments share columns where these are few.
  ///   - now: The style of the current segment; its ink counts.
  ///   - glyphs: The glyphs to draw with.
  public mutating func draw(
    _ strip: TimelineStrip, x: Int, y: Int, columns: Int, now: Style, glyphs: GlyphSet
  ) {
    let states = strip.states(columns: columns)
    var start = 0
    while start < states.count {
      let state = states[start]
      let end = states[start...].firstIndex { $0 != state } ?? states.count
      let rect = Rect(x: x + start, y: y, columns: end - start, rows: 1)
      switch state {
      case .done(let index): fill(rect, style: .solid(strip.ink(of: index), percent: 50))
      case .now:
        // By whole columns: the bar of the segment is finer.
        let columns = (strip.fraction * Double(rect.columns)).rounded(.down)
        draw(
          Bar(columns / Double(max(1, rect.columns))), in: rect, style: Style(now.ink),
          track: Fill(now.ink, percent: 25),
          glyphs: glyphs)
      case .toCome: fill(rect, style: .solid(.track))
      case .gap: fill(rect)
      }
      start = end
    }
  }
}
