/// The number of times in a period that a routine is meant to be done.
public struct Frequency: Sendable, Hashable {
  /// The fewest and the most times in the period.
  public let times: Dose<Int>
  /// The best number within ``times``; `nil` if all are equally good.
  public let ideal: Dose<Int>?
  /// The period in days: 1 for a day, 7 for a week.
  public let days: Int

  /// A frequency. The best number is clamped to the range.
  public init(_ times: Dose<Int>, ideal: Dose<Int>? = nil, days: Int = 1) {
    self.times = times
    let bounds = times.low...times.high
    self.ideal = ideal.map { Dose($0.low.clamped(to: bounds), $0.high.clamped(to: bounds)) }
    self.days = max(1, days)
  }
}
