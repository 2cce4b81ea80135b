extension Duration {
  /// Returns the greatest whole multiple of `grain` that is not longer than this duration.
  public func roundedDown(to grain: Duration) -> Duration {
    let rest = attoseconds % grain.attoseconds
    return Duration(attoseconds: attoseconds - (rest < 0 ? rest + grain.attoseconds : rest))
  }

  /// Whole seconds, rounded up, as a countdown shows them: 19.2 s left is shown as 20.
  public var secondsRoundedUp: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) + (attoseconds > 0 ? 1 : 0)
  }

  /// Whole seconds, rounded down, as a count-up shows them.
  public var secondsRoundedDown: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) - (attoseconds < 0 ? 1 : 0)
  }

  /// The length in seconds.
  public var inSeconds: Double { self / .seconds(1) }

  /// A whole number of minutes.
  public static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }

  // The standard library has generic versions, which take a thousand instructions each. The display
  // needs these several times a second.

  /// Multiplies a length.
  public static func * (duration: Duration, factor: Int) -> Duration {
    Duration(attoseconds: duration.attoseconds * Int128(factor))
  }

  /// Divides a length, rounded towards zero.
  public static func / (duration: Duration, parts: Int) -> Duration {
    Duration(attoseconds: duration.attoseconds / Int128(parts))
  }
}
