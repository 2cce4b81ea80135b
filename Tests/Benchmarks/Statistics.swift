extension [Double] {
  /// The middle value; zero if there are none.
  var median: Double { quantile(0.5) }

  /// The smallest value that is at least as large as this share of all; zero if there are none.
  func quantile(_ part: Double) -> Double {
    guard !isEmpty else { return 0 }
    let rank = (part * Double(count)).rounded(.up)
    return sorted()[Swift.max(0, Int(rank) - 1)]
  }
}

extension Duration {
  /// The duration as a number of seconds.
  var inSeconds: Double { self / .seconds(1) }
}

/// The duration of some work, in seconds.
func secondsTaken(by work: () throws -> Void) rethrows -> Double {
  try ContinuousClock().measure(work).inSeconds
}

/// Runs two kinds of work in turn, so that other load on the machine affects both.
/// - Returns: The median of each kind's runs, in seconds.
func mediansByTurns(
  _ runs: Int, _ first: () throws -> Double, _ second: () throws -> Double
) rethrows -> (first: Double, second: Double) {
  var times: (first: [Double], second: [Double]) = ([], [])
  for _ in 0..<runs {
    times.first.append(try first())
    times.second.append(try second())
  }
  return (times.first.median, times.second.median)
}
