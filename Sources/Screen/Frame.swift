/// A whole picture of the window: what every cell shows. Drawing outside of it does nothing.
public struct Frame: Sendable, Hashable {
  /// How large it is.
  public let size: Size
  /// Every cell, row by row, each from left to right.
  public internal(set) var cells: [Cell]

  /// An empty frame.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The whole of it.
  public var bounds: Rect { Rect(x: 0, y: 0, columns: size.columns, rows: size.rows) }

  /// The cell at a place inside the frame.
  public subscript(x: Int, y: Int) -> Cell { cells[y * size.columns + x] }

  /// The cells of one row, counted from 0.
  public func row(_ y: Int) -> [Cell] {
    Array(cells[(y * size.columns)..<((y + 1) * size.columns)])
  }
}
