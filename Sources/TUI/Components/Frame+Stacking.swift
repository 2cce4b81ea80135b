import Drawing

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
