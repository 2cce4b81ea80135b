import Screen

/// What has to be written to make one frame of another.
struct ScreenChanges {
  /// Cells of a row that stand together.
  struct Stretch {
    let y: Int
    let columns: Range<Int>
    /// Whether nothing is behind it, so that clearing the rest of the line writes all of it.
    var clearsLine = false
  }

  /// In reading order.
  private(set) var stretches: [Stretch] = []

  /// With more of them, something new is shown: then all there is to it is how much.
  private static let mostToGroup = 64
  /// Fewer columns between two things than a move across them costs.
  private static let gap = 4

  /// Finds what is different.
  /// - Parameters:
  ///   - frame: What is to be seen; what is larger than the screen is cut off.
  ///   - last: What is shown, in a frame of the same size; `nil` for a screen that was wiped.
  ///   - size: The screen.
  ///   - hasGround: Whether blanks have a colour of their own.
  ///   - clearing: How many bytes it takes to clear the rest of a line; `nil` if it cannot be done.
  init(to frame: Frame, after last: Frame?, on size: Size, hasGround: Bool, clearing: Int?) {
    // A screen that was wiped is blank, but in the terminal's own ground.
    let last = last ?? (hasGround ? nil : Frame(size: frame.size))
    let end = min(frame.size.columns, size.columns)
    stretches.reserveCapacity(Self.mostToGroup)
    for y in 0..<min(frame.size.rows, size.rows) {
      func firstChange(from x: Int) -> Range<Int>? {
        guard let last else { return x < end ? x..<end : nil }
        return frame.firstChange(in: x..<end, y: y, since: last)
      }
      var x = 0
      while let change = firstChange(from: x) {
        let written = Self.written(of: change, to: end, y: y, in: frame)
        var stretch = Stretch(y: y, columns: written ?? change)
        if written == nil, let clearing, Self.isMore(than: clearing, from: x, firstChange) {
          stretch = Stretch(y: y, columns: change.lowerBound..<end, clearsLine: true)
        }
        stretches.append(stretch)
        x = stretch.columns.upperBound
      }
    }
  }

  /// The part of a change before the end of what is seen of the row; `nil` where that is none of it.
  private static func written(
    of change: Range<Int>, to end: Int, y: Int, in frame: Frame
  ) -> Range<Int>? {
    guard frame.packedCell(x: change.upperBound - 1, y: y).isVoid else { return change }
    let written = change.clamped(to: 0..<frame.endOfRow(y, before: end))
    return written.isEmpty ? nil : written
  }

  /// Whether more columns than so many change from one on.
  private static func isMore(
    than most: Int, from x: Int, _ firstChange: (Int) -> Range<Int>?
  ) -> Bool {
    var (x, count) = (x, 0)
    while count <= most, let change = firstChange(x) {
      count += change.count
      x = change.upperBound
    }
    return count > most
  }

  /// What lies in other columns is another thing, with other colours: the figure, the digits beside
  /// it. The columns of each, or none where there is nothing to be told apart.
  var bands: [Range<Int>] {
    guard stretches.count <= Self.mostToGroup else { return [] }
    var bands: [Range<Int>] = []
    for stretch in stretches.sorted(by: { $0.start < $1.start }) {
      if let band = bands.last, stretch.start <= band.upperBound + Self.gap {
        bands[bands.count - 1] = band.lowerBound..<max(band.upperBound, stretch.end)
      } else {
        bands.append(stretch.start..<stretch.end)
      }
    }
    return bands
  }
}

extension ScreenChanges.Stretch {
  var start: Int { columns.lowerBound }
  /// Clearing a line is one place's work.
  fileprivate var end: Int { clearsLine ? start + 1 : columns.upperBound }
}
