/// When a person is up: sessions are spread over it. From 8 to 22 o'clock is a habit.
public struct WakingDay: Sendable, Hashable {
  /// Seconds after midnight when it begins.
  public let start: Int
  /// Seconds after midnight when it ends; later than its beginning, at midnight at the latest.
  public let end: Int

  /// A waking day in seconds after midnight. What makes no day is made an hour long.
  public init(start: Int = 8 * 3_600, end: Int = 22 * 3_600) {
    self.start = min(max(0, start), 23 * 3_600)
    self.end = min(max(end, self.start + 3_600), 24 * 3_600)
  }
}
