extension Duration {
  /// The greatest whole multiple of `grain` that is not longer than this.
  public func roundedDown(to grain: Duration) -> Duration {
    let rest = attoseconds % grain.attoseconds
    return Duration(attoseconds: attoseconds - (rest < 0 ? rest + grain.attoseconds : rest))
  }

  /// Whole seconds, rounded up, as a countdown shows them: 19.2 s left is shown as 20.
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

  // The standard library has these for integers of any kind, and takes a thousand instructions for
  // each: they are asked for several times in every second that is shown.

  /// Multiplies a length.
  public static func * (duration: Duration, factor: Int) -> Duration {
    Duration(attoseconds: duration.attoseconds * Int128(factor))
  }

  /// One of so many equal parts, rounded towards zero.
  public static func / (duration: Duration, parts: Int) -> Duration {
    Duration(attoseconds: duration.attoseconds / Int128(parts))
  }
}
