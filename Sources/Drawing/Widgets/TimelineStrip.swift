/// A whole session on one line: its segments side by side, as long as they last, what is done in a
/// paler colour, what runs as a bar, what is to come as its track. What was passed over is a track
/// with a dash, so that it is told from what was done without colours, too.
public struct TimelineStrip: Sendable, Hashable {
  /// The state of a column of the strip, with the segment that it belongs to.
  enum State: Sendable, Hashable {
    case done(Int), missed(Int), now, toCome(Int)
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

  /// The part of each segment that was done, from 0 to 1; all of it where there are fewer. It
  /// counts for what is past.
  public let shares: [Double]

  /// A strip. Lengths that are negative or no numbers count as 0.
  public init(
    lengths: [Double], current: Int, inks: [Ink] = [], fraction: Double = 0, shares: [Double] = []
  ) {
    self.lengths = lengths.map { $0 > 0 && $0.isFinite ? $0 : 0 }
    self.current = current
    self.inks = inks
    self.fraction = fraction > 0 ? min(fraction, 1) : 0
    self.shares = shares
  }

  /// The part of a past segment that was done.
  fileprivate func share(of index: Int) -> Double {
    shares.indices.contains(index) ? shares[index] : index < lengths.count ? 1 : 0
  }

  /// The state of a past segment: done, or with less than all of it.
  private func past(_ index: Int) -> State { share(of: index) < 1 ? .missed(index) : .done(index) }

  /// The ink of a segment.
  fileprivate func ink(of index: Int) -> Ink { inks.indices.contains(index) ? inks[index] : .work }

  /// Returns the segment of a column, counted from 0; `nil` between two, and where segments share
  /// columns.
  public func segment(at column: Int, columns: Int) -> Int? {
    let states = states(columns: columns)
    guard columns >= lengths.count * 3, states.indices.contains(column) else { return nil }
    return switch states[column] {
    case .done(let index), .missed(let index), .toCome(let index): index
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
        index < current ? past(index) : index == current ? .now : .toCome(index)
      states += Array(repeating: state, count: 1 + end - shared)
      shared = end
    }
    return states
  }

  private func dense(columns: Int) -> [State] {
    let total = lengths.reduce(0, +)
    let before = lengths.prefix(max(0, current)).reduce(0, +)
    // Where they share columns, none has a colour of its own.
    let toCome = State.toCome(lengths.count)
    guard total > 0 else {
      return Array(
        repeating: current < lengths.count ? toCome : .done(lengths.count), count: columns)
    }
    let scale = Double(columns) / total
    let past = densePast(columns: columns, scale: scale)
    guard lengths.indices.contains(current) else {
      return current < 0 ? Array(repeating: toCome, count: columns) : past
    }
    let now = min(columns - 1, Int(before * scale))
    let end = max(now + 1, Int(((before + lengths[current]) * scale).rounded()))
    return (0..<columns).map { $0 < now ? past[$0] : $0 < end ? .now : toCome }
  }

  /// Each column by the segment in its middle: done with half of that or more.
  private func densePast(columns: Int, scale: Double) -> [State] {
    var (index, end) = (0, lengths[0])
    return (0..<columns).map { column in
      let middle = (Double(column) + 0.5) / scale
      while end < middle, index + 1 < lengths.count {
        index += 1
        end += lengths[index]
      }
      return share(of: index) < 0.5 ? .missed(lengths.count) : .done(lengths.count)
    }
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
  ///   - percent: The share of its colour in what is done.
  ///   - glyphs: The glyphs to draw with.
  public mutating func draw(
    _ strip: TimelineStrip, x: Int, y: Int, columns: Int, now: Style, percent: Int = 50,
    glyphs: GlyphSet
  ) {
    let states = strip.states(columns: columns)
    var start = 0
    while start < states.count {
      let state = states[start]
      let end = states[start...].firstIndex { $0 != state } ?? states.count
      let rect = Rect(x: x + start, y: y, columns: end - start, rows: 1)
      switch state {
      case .done(let index): fill(rect, style: .solid(strip.ink(of: index), percent: percent))
      case .missed(let index): drawMissed(index, of: strip, in: rect, percent: percent, glyphs)
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
  /// A segment of which less than all was done: as much of it as was, and a dash in the rest.
  private mutating func drawMissed(
    _ index: Int, of strip: TimelineStrip, in rect: Rect, percent: Int, _ glyphs: GlyphSet
  ) {
    fill(rect, style: .solid(.track))
    var done = rect
    done.size.columns = Int((strip.share(of: index) * Double(rect.columns)).rounded(.down))
    fill(done, style: .solid(strip.ink(of: index), percent: percent))
    let middle = (done.right + rect.right - 1) / 2
    write(glyphs.dash, x: middle, y: rect.y, style: Style(.dim, on: Fill(.track)))
  }
}
