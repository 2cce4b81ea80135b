extension Frame {
  /// Puts a ground behind a part of the frame and leaves what it says; a cell that has a ground
  /// keeps it.
  public mutating func setGround(_ rect: Rect, _ fill: Fill) {
    for y in 0..<size.rows {
      for x in 0..<size.columns where rect.contains(x: x, y: y) {
        let index = y * size.columns + x
        if cells[index].style.fill == nil { cells[index].style.fill = fill }
      }
    }
  }

  /// Fades a part of the frame into the window's ground: something lies over it.
  public mutating func recede(_ rect: Rect) {
    for y in 0..<size.rows {
      for x in 0..<size.columns where rect.contains(x: x, y: y) {
        cells[y * size.columns + x].style.isFaded = true
      }
    }
    removeButtons(in: rect)
  }
}
