import Drawing

/// The drawing of the window.
extension App {
  /// Returns the whole window at the moment of the last input.
  public func frame(using cache: DrawingCache = DrawingCache()) -> Frame {
    var frame = Frame(size: size)
    if size.columns < Self.smallest.columns || size.rows < Self.smallest.rows {
      drawTooSmall(into: &frame)
    } else if let helpOffset {
      HelpView(lines: helpLines, offset: helpOffset, context: context).draw(into: &frame)
    } else {
      screens.last?.draw(into: &frame, in: context, cache: cache)
    }
    return frame
  }

  var helpLines: [(keys: String, help: String)] {
    screens.last?.helpLines(glyphs: glyphs) ?? []
  }

  private func drawTooSmall(into frame: inout Frame) {
    let needed = "\(Self.smallest.columns)x\(Self.smallest.rows)"
    let text = size.columns >= 11 ? "needs \(needed)" : needed
    for (row, line) in text.wrapped(to: max(1, size.columns)).enumerated() {
      frame.write(line, x: 0, y: row, style: Style(.warning))
    }
  }
}
