import Drawing

extension String {
  /// The text, filled up with blanks to a number of columns.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - self.columns))
  }
}
