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
    let columns = min(frame.size.columns, size.columns)
    for y in 0..<min(frame.size.rows, size.rows) {
      if let last, frame.isSame(row: y, as: last) { continue }
      // A screen that was wiped is blank, but in the terminal's own ground.
      func isShown(_ x: Int) -> Bool {
        guard let last else { return !hasGround && frame.isVoid(x: x, y: y) }
        return frame.isSame(x: x, y: y, as: last)
          || last.isVoid(x: x, y: y) && frame.isVoid(x: x, y: y)
      }
      var end = columns
      while end > 0, frame.isVoid(x: end - 1, y: y) { end -= 1 }
      var x = 0
      while x < columns {
        if isShown(x) {
          x += 1
        } else if x >= end, let clearing, (x..<columns).count(where: { !isShown($0) }) > clearing {
          stretches.append(Stretch(y: y, columns: x..<columns, clearsLine: true))
          x = columns
        } else {
          let start = x
          repeat { x += 1 } while x < columns && x != end && !isShown(x)
          stretches.append(Stretch(y: y, columns: start..<x))
        }
      }
    }
  }

  /// What lies in other columns is another thing, with other colours: the figure, the digits beside
  /// it. Each from top to bottom; one group where there is nothing to be told apart.
  var groups: [[Stretch]] {
    guard stretches.count <= Self.mostToGroup else { return [stretches] }
    var bands: [Range<Int>] = []
    for stretch in stretches.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
      if let band = bands.last, stretch.start <= band.upperBound + Self.gap {
        bands[bands.count - 1] = band.lowerBound..<max(band.upperBound, stretch.end)
      } else {
        bands.append(stretch.start..<stretch.end)
      }
    }
    return bands.map { band in stretches.filter { band.contains($0.start) } }
  }
}

extension ScreenChanges.Stretch {
  fileprivate var start: Int { columns.lowerBound }
  /// Clearing a line is one place's work.
  fileprivate var end: Int { clearsLine ? start + 1 : columns.upperBound }
}
