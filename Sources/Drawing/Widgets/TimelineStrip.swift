/// A whole session in one line, with a bar for each segment in proportion to its length. Done
/// segments are paler, the current one is filling, and later ones are tracks. A skipped segment is
/// a track with a dash, so that it differs from done ones without colours, too.
public struct TimelineStrip: Sendable, Hashable {
  /// The state of a column, with the index of its segment.
  enum State: Sendable, Hashable {
    case done(Int), missed(Int), now, toCome(Int)
    /// The column between two segments.
    case gap
  }

  /// The lengths of the segments in any unit; never negative.
  public let lengths: [Double]
  /// The current segment, counted from 0; past the last one when all are done.
  public let current: Int
  /// The inks of the segments; `.work` where there are fewer.
  public let inks: [Ink]
  /// The done fraction of the current segment, from 0 to 1.
  public let fraction: Double

  /// The done fraction of each past segment, from 0 to 1; 1 where there are fewer.
  public let shares: [Double]

  /// A strip. Negative lengths and NaN count as 0.
  public init(
    lengths: [Double], current: Int, inks: [Ink] = [], fraction: Double = 0, shares: [Double] = []
  ) {
    self.lengths = lengths.map { $0 > 0 && $0.isFinite ? $0 : 0 }
    self.current = current
    self.inks = inks
    self.fraction = fraction > 0 ? min(fraction, 1) : 0
    self.shares = shares
  }

  /// Returns the done fraction of a past segment.
  fileprivate func share(of index: Int) -> Double {
    shares.indices.contains(index) ? shares[index] : index < lengths.count ? 1 : 0
  }

  /// Returns the state of a past segment: done, or missed if less than all of it was done.
  private func past(_ index: Int) -> State { share(of: index) < 1 ? .missed(index) : .done(index) }

  /// Returns the ink of a segment.
  fileprivate func ink(of index: Int) -> Ink { inks.indices.contains(index) ? inks[index] : .work }

  /// Returns the segment at a column, counted from 0; `nil` in a gap, and where segments share
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

  /// Returns the state of each column. With enough room, segments are separated by gaps, and each
  /// has at least one column. Otherwise segments share columns, but the current one is always
  /// visible.
  func states(columns: Int) -> [State] {
    guard columns > 0, !lengths.isEmpty else { return [] }
    return columns >= lengths.count * 3 ? spaced(columns: columns) : dense(columns: columns)
  }

  private func spaced(columns: Int) -> [State] {
    var states: [State] = []
    let total = lengths.reduce(0, +)
    // Each segment has one column; the remaining ones are distributed by length.
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
    // Segments that share columns have no colours of their own.
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

  /// Returns the state of past columns by the segment in the middle of each. Done if at least half
  /// of that segment is.
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
  /// Draws a strip in one row.
  /// - Parameters:
  ///   - strip: The strip.
  ///   - x: The first column.
  ///   - y: The row.
  ///   - columns: The width of the strip. If it is small, segments share columns.
  ///   - now: The style of the current segment. Only its ink is used.
  ///   - percent: The share of colour in done segments, in percent.
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
        // In whole columns: the segment's own bar is finer.
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
  /// Draws a partly done segment: the done part as a bar, and a dash in the rest.
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
