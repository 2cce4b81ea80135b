import Foundation

// The record keeps whole milliseconds: finer than anybody notices, and exact.

extension Duration {
  /// Whole milliseconds, rounded down.
  var inMilliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}

extension Date {
  /// Whole milliseconds since 1970, rounded to the nearest.
  var inMilliseconds: Int { Int((timeIntervalSince1970 * 1_000).rounded()) }

  /// A moment so many milliseconds after the beginning of 1970.
  init(milliseconds: Int) {
    self.init(timeIntervalSince1970: TimeInterval(milliseconds) / 1_000)
  }
}
