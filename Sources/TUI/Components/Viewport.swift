/// The lines of a list or a text that a window has room for.
struct Viewport: Equatable {
  /// The number of all lines.
  let count: Int
  /// The number of lines that fit.
  let rows: Int
  /// The first line that is shown.
  let first: Int

  /// A viewport that begins with a line, or as near to it as the window stays full.
  init(count: Int, rows: Int, from offset: Int) {
    self.count = count
    self.rows = rows
    first = max(0, min(offset, count - rows))
  }

  /// A viewport that keeps the choice in the middle where it can.
  init(count: Int, rows: Int, around choice: Int) {
    self.init(count: count, rows: rows, from: choice - rows / 2)
  }

  /// The greatest offset at which the lines still fill the window.
  var lastOffset: Int { max(0, count - rows) }

  /// The lines that are shown.
  var lines: Range<Int> { first..<max(first, min(first + rows, count)) }

  /// The number of lines below those that are shown.
  var below: Int { max(0, count - first - rows) }

  /// Returns the line on a row of the viewport, counted from 0; `nil` if there is none.
  func line(at row: Int) -> Int? {
    lines.contains(first + row) ? first + row : nil
  }
}
