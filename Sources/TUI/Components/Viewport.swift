import Drawing

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

extension Frame {
  /// Frames under each other, with a blank row between two.
  static func stacked(_ frames: [Frame], columns: Int) -> Frame {
    let rows = frames.reduce(0) { $0 + $1.size.rows } + max(0, frames.count - 1)
    var all = Frame(size: Size(columns: columns, rows: rows))
    var y = 0
    for frame in frames {
      all.draw(frame, x: 0, y: y)
      y += frame.size.rows + 1
    }
    return all
  }

  /// Paragraphs under each other, wrapped to the columns; an empty one is a blank row.
  static func paragraphs(_ texts: [String], columns: Int, style: Style = .plain) -> Frame {
    let lines = texts.flatMap { $0.wrapped(to: columns) }
    var frame = Frame(size: Size(columns: columns, rows: lines.count))
    for (y, line) in lines.enumerated() { frame.write(line, x: 0, y: y, style: style) }
    return frame
  }
}
