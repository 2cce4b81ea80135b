/// One repeat on one side.
struct SideRepeat: Equatable {
  var side: Side?
  /// The number of the repeat on this side, counted from 1.
  var index: Int

  /// Returns all repeats of a step, in order. A step without a side of its own inherits that of its
  /// group.
  static func sequence(_ sides: Sides, repeats: Int, inherited: Side?) -> [SideRepeat] {
    // Capped just above the limit, so that a hostile count is rejected without being laid out.
    let indices = 1...repeats.clamped(to: 1...Timeline.mostSegments + 1)
    switch sides {
    case .none:
      return indices.map { SideRepeat(side: inherited, index: $0) }
    case .one(let side):
      return indices.map { SideRepeat(side: side, index: $0) }
    case .both(let first):
      return [first, first.opposite].flatMap { side in
        indices.map { SideRepeat(side: side, index: $0) }
      }
    case .alternate(let first):
      return indices.flatMap { index in
        [first, first.opposite].map { SideRepeat(side: $0, index: index) }
      }
    }
  }
}

extension Sides {
  /// The first side; `nil` if there is none.
  var first: Side? {
    switch self {
    case .none: nil
    case .one(let side), .both(let side), .alternate(let side): side
    }
  }
}
