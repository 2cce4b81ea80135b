/// The number of times in a period that a routine is meant to be done.
public struct Frequency: Sendable, Hashable {
  /// From how many times to how many at most, in the period.
  public let times: Dose<Int>
  /// The number that is best, within ``times``; `nil` if any is as good.
  public let ideal: Dose<Int>?
  /// The period in days: 1 for a day, 7 for a week.
  public let days: Int

  /// A frequency. The best number is kept within the range.
  public init(_ times: Dose<Int>, ideal: Dose<Int>? = nil, days: Int = 1) {
    self.times = times
    let bounds = times.low...times.high
    self.ideal = ideal.map { Dose($0.low.clamped(to: bounds), $0.high.clamped(to: bounds)) }
    self.days = max(1, days)
  }
}
