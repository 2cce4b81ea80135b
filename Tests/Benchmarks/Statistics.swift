extension [Double] {
  /// The middle one; zero if there are none.
  var median: Double { quantile(0.5) }

  /// The smallest value that so large a part of all is not above; zero if there are none.
  func quantile(_ part: Double) -> Double {
    guard !isEmpty else { return 0 }
    let rank = (part * Double(count)).rounded(.up)
    return sorted()[Swift.max(0, Int(rank) - 1)]
  }
}

extension Duration {
  /// The same in seconds, to be counted with.
  var inSeconds: Double { self / .seconds(1) }
}

/// How long something takes, in seconds.
func secondsTaken(by work: () throws -> Void) rethrows -> Double {
  try ContinuousClock().measure(work).inSeconds
}

/// What two kinds of work take, done by turns, so that what else the machine does meets both.
/// - Returns: The medians of a number of runs of each, in seconds.
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
