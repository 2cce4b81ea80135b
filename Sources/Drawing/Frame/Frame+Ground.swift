extension Frame {
  /// Sets a background behind a part of the frame, and keeps its text. Cells with a background of
  /// their own keep it.
  public mutating func setGround(_ rect: Rect, _ fill: Fill) {
    for y in 0..<size.rows {
      for x in 0..<size.columns where rect.contains(x: x, y: y) {
        let index = y * size.columns + x
        if cells[index].style.fill == nil { cells[index].style.fill = fill }
      }
    }
  }

  /// Fades a part of the frame into the window's background, for something drawn over it.
  public mutating func recede(_ rect: Rect) {
    fade(rect)
    removeButtons(in: rect)
  }
}
