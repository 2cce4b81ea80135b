/// A range that the evidence gives: hold 15–30 s, repeat 2–4, massage 3–5 min. A single number is a
/// range with equal ends.
public struct Dose<Amount: Comparable & Hashable & Sendable>: Sendable, Hashable {
  /// The low end, used at `gentle`.
  public let low: Amount
  /// The top end, used at `full`; never below `low`.
  public let high: Amount

  /// A range. The ends may come in either order.
  public init(_ low: Amount, _ high: Amount) {
    self.low = min(low, high)
    self.high = max(low, high)
  }

  /// A single amount, the same at every level.
  public init(_ amount: Amount) {
    self.init(amount, amount)
  }

  /// True if the dose is the same at every level.
  public var isFixed: Bool { low == high }
}

extension Dose where Amount == Int {
  /// The count at a level. The middle is rounded down: 2–4 is 3, 2–3 is 2.
  public func resolved(at level: Level) -> Int {
    switch level {
    case .gentle: low
    case .standard: low + (high - low) / 2
    case .full: high
    }
  }
}

extension Dose where Amount == Duration {
  /// The length at a level. The middle is rounded down to 30 s when the range spans a minute or
  /// more, to 5 s when it spans 10 s or more, else to a whole second: 15–30 s is 20 s, 3–5 min is
  /// 4 min. It is never below the low end.
  public func resolved(at level: Level) -> Duration {
    switch level {
    case .gentle: return low
    case .full: return high
    case .standard:
      let span = high - low
      let grain: Duration =
        span >= .seconds(60) ? .seconds(30) : span >= .seconds(10) ? .seconds(5) : .seconds(1)
      return max(low, (low + span / 2).roundedDown(to: grain))
    }
  }
}
