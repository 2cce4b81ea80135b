/// One side of the body.
public enum Side: String, Sendable, CaseIterable {
  /// The left side.
  case left
  /// The right side.
  case right

  /// The other one.
  public var opposite: Side { self == .left ? .right : .left }
}

/// How a step uses the two sides of the body.
public enum Sides: Sendable, Hashable {
  /// No side: the move is the same on both.
  case none
  /// One side only.
  case one(Side)
  /// All repeats on the first side, a change-over, then all on the other.
  case both(first: Side)
  /// A change-over after every repeat. Each side gets all the repeats.
  case alternate(first: Side)
}
