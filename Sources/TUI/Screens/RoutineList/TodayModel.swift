import RoutineEngine

/// The facts of the history beside the list: today, the streak, and the last two weeks. Days and
/// moments are words, since this target knows no calendar.
public struct TodayModel: Sendable, Hashable {
  /// A session of today.
  public struct Session: Sendable, Hashable {
    /// The local time of its beginning: `9:45`.
    public let time: String
    /// The routine's title.
    public let title: String

    /// A session.
    public init(time: String, title: String) {
      self.time = time
      self.title = title
    }
  }

  /// The number of days that the strip and the chart tell of. A habit.
  public static let days = 14

  /// The sessions of today that count, the earliest first.
  public let sessions: [Session]
  /// The number of days with a session that follow each other.
  public let streak: Int
  /// The active time of each of the last days, today last.
  public let active: [Duration]
  /// The highest pain said on each of the same days; `nil` where none was said.
  public let pain: [Int?]
  /// The name of the first of these days: `13 Nov`.
  public let firstDay: String
  /// The active time of this week.
  public let thisWeek: Duration
  /// The active time of the week before it.
  public let lastWeek: Duration

  /// The facts of a day.
  public init(
    sessions: [Session], streak: Int, active: [Duration], pain: [Int?], firstDay: String,
    thisWeek: Duration, lastWeek: Duration
  ) {
    self.sessions = sessions
    self.streak = streak
    self.active = active
    self.pain = pain
    self.firstDay = firstDay
    self.thisWeek = thisWeek
    self.lastWeek = lastWeek
  }
}
