extension Duration {
  /// The greatest whole multiple of `grain` that is not longer than this.
  public func roundedDown(to grain: Duration) -> Duration {
    grain * Int64((self / grain).rounded(.down))
  }

  /// Whole seconds, rounded up: what a countdown shows. 19.2 s left is shown as 20.
  public var secondsRoundedUp: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) + (attoseconds > 0 ? 1 : 0)
  }

  /// Whole seconds, rounded down: what a count-up shows.
  public var secondsRoundedDown: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) - (attoseconds < 0 ? 1 : 0)
  }

  /// The length in seconds.
  public var inSeconds: Double { self / .seconds(1) }

  /// A whole number of minutes.
  public static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
}
