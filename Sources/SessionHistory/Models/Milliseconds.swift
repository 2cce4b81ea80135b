import Foundation

// The history keeps whole milliseconds: finer than anybody notices, and exact.

extension Duration {
  /// Whole milliseconds, rounded toward zero; the nearest that there is room for.
  var inMilliseconds: Int {
    let (seconds, attoseconds) = components
    let (whole, isTooMuch) = Int(seconds).multipliedReportingOverflow(by: 1_000)
    let (sum, isTooMuchInAll) = whole.addingReportingOverflow(
      Int(attoseconds / 1_000_000_000_000_000))
    if isTooMuch || isTooMuchInAll { return seconds < 0 ? .min : .max }
    return sum
  }
}

extension Date {
  /// Whole milliseconds since 1970, rounded to the nearest that there is room for.
  var inMilliseconds: Int {
    let milliseconds = (timeIntervalSince1970 * 1_000).rounded()
    return Int(exactly: milliseconds) ?? (milliseconds < 0 ? .min : .max)
  }

  /// A moment so many milliseconds after the beginning of 1970.
  init(milliseconds: Int) {
    self.init(timeIntervalSince1970: TimeInterval(milliseconds) / 1_000)
  }
}
