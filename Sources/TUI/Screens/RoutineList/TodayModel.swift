import RoutineEngine

/// The facts of the history above the list: today, the streak, and the last two weeks. Days and
/// times are texts, since this target knows no calendar.
public struct TodayModel: Sendable, Hashable {
  /// A session of today.
  public struct Session: Sendable, Hashable {
    /// The local time at which the session began: `9:45`.
    public let time: String
    /// The routine's title.
    public let title: String

    /// A session.
    public init(time: String, title: String) {
      self.time = time
      self.title = title
    }
  }

  /// The number of days in the strip and the chart. A habit.
  public static let days = 14

  /// The sessions of today that count, the earliest first.
  public let sessions: [Session]
  /// The number of successive days with a session, up to now.
  public let streak: Int
  /// The active time of each of the last days, today last.
  public let active: [Duration]
  /// The highest pain of each of these days, from 0 to 10; `nil` where none was said.
  public let pain: [Int?]
  /// The name of the first of these days: `13 Nov`.
  public let firstDay: String
  /// The active time of this week.
  public let thisWeek: Duration
  /// The active time of last week.
  public let lastWeek: Duration

  /// The facts above the list.
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
