/// What a day or a week has seen.
public struct DayTotal: Sendable, Hashable {
  /// The day; of a week, its Monday.
  public let day: LocalDay
  /// How many sessions with any work.
  public let sessions: Int
  /// The time spent on work.
  public let work: Duration
}
