extension Comparable {
  /// Returns the nearest value within bounds.
  @inlinable
  public func clamped(to bounds: ClosedRange<Self>) -> Self {
    min(max(self, bounds.lowerBound), bounds.upperBound)
  }
}
