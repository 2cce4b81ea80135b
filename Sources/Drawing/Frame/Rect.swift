/// The size of a window or a part of one, in cells.
public struct Size: Sendable, Hashable {
  /// Columns, never negative.
  public var columns: Int
  /// Rows, never negative.
  public var rows: Int

  /// A size. Negative values become zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A rectangle in a frame, in cells.
public struct Rect: Sendable, Hashable {
  /// The first column, counted from 0.
  public var x: Int
  /// The first row, counted from 0.
  public var y: Int
  /// The size.
  public var size: Size

  /// A rectangle.
  public init(x: Int, y: Int, columns: Int, rows: Int) {
    self.x = x
    self.y = y
    self.size = Size(columns: columns, rows: rows)
  }

  /// The number of columns.
  public var columns: Int { size.columns }
  /// The number of rows.
  public var rows: Int { size.rows }
  /// The column after the last one.
  public var right: Int { x + columns }
  /// The row after the last one.
  public var bottom: Int { y + rows }
}
