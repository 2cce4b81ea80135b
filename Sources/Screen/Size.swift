/// How large a window or a part of one is, in cells.
public struct Size: Sendable, Hashable {
  /// Columns, never negative.
  public var columns: Int
  /// Rows, never negative.
  public var rows: Int

  /// A size; what is negative becomes zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}
