import Drawing

/// The visible lines of a list or a text.
struct Viewport: Equatable {
  /// The number of lines in all.
  let count: Int
  /// The number of lines that fit.
  let rows: Int
  /// The first visible line, counted from 0.
  let first: Int

  /// A viewport from a line on; it begins earlier where the window would not be full.
  init(count: Int, rows: Int, from offset: Int) {
    self.count = count
    self.rows = rows
    first = max(0, min(offset, count - rows))
  }

  /// A viewport with the chosen line in the middle, where possible.
  init(count: Int, rows: Int, around choice: Int) {
    self.init(count: count, rows: rows, from: choice - rows / 2)
  }

  /// The greatest offset at which the lines still fill the window.
  var lastOffset: Int { max(0, count - rows) }

  /// The visible lines.
  var lines: Range<Int> { first..<max(first, min(first + rows, count)) }

  /// The number of lines below the visible ones.
  var below: Int { max(0, count - first - rows) }

  /// Returns the line on a row of the viewport, counted from 0; `nil` if there is none.
  func line(at row: Int) -> Int? {
    lines.contains(first + row) ? first + row : nil
  }
}

extension Frame {
  /// Returns frames below each other, with a blank row between them.
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

  /// Returns paragraphs below each other, wrapped to the columns; an empty text is a blank row.
  static func paragraphs(_ texts: [String], columns: Int, style: Style = .plain) -> Frame {
    let lines = texts.flatMap { $0.wrapped(to: columns) }
    var frame = Frame(size: Size(columns: columns, rows: lines.count))
    for (y, line) in lines.enumerated() { frame.write(line, x: 0, y: y, style: style) }
    return frame
  }
}
