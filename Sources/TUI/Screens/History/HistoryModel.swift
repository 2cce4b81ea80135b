import CarePlan
import RoutineEngine

/// The content of the history screen: the last weeks, and the sessions. Days and times are texts,
/// since this target knows no time zone.
public struct HistoryModel: Sendable, Hashable {
  /// A week of the calendar.
  public struct Week: Sendable, Hashable {
    /// The first day of the week: `23 Nov`.
    public let name: String
    /// The month of the first day: `Nov`.
    public let month: String
    /// The work of each day; in the present week up to today.
    public let days: [Duration]

    /// A week of the calendar.
    public init(name: String, month: String, days: [Duration]) {
      self.name = name
      self.month = month
      self.days = days
    }

    /// The work of the whole week.
    var work: Duration { days.reduce(.zero, +) }
  }

  /// An answer about pain.
  public struct Answer: Sendable, Hashable {
    /// The day of the answer, counted from 0 on the first day.
    public let day: Int
    /// The pain, from 0 to 10.
    public let rating: Int

    /// An answer about pain.
    public init(day: Int, rating: Int) {
      self.day = day
      self.rating = rating
    }
  }

  /// The holds of a move on a side.
  public struct Hold: Sendable, Hashable {
    /// The name of the move.
    public let title: String
    /// The side; `nil` for a move that is the same on both.
    public let side: Side?
    /// The number of completed holds.
    public let count: Int
    /// The time of all these holds.
    public let held: Duration

    /// The holds of a move on a side.
    public init(title: String, side: Side?, count: Int, held: Duration) {
      self.title = title
      self.side = side
      self.count = count
      self.held = held
    }
  }

  /// A session, or pain that was recorded without one.
  public struct Session: Sendable, Hashable {
    /// The answers of the person, and the other facts that can be corrected.
    public struct Answers: Sendable, Hashable {
      /// Pain before the session, from 0 to 10; `nil` for not said.
      public var painBefore: Int?
      /// Pain after the session, from 0 to 10; `nil` for not said.
      public var painAfter: Int?
      /// The person's opinion of the dose; `nil` for not said.
      public var ease: Ease?
      /// The minutes of exercise, rounded.
      public var minutes: Int
      /// A note; `nil` for none.
      public var note: String?

      /// The answers and facts that can be corrected.
      public init(
        painBefore: Int? = nil, painAfter: Int? = nil, ease: Ease? = nil, minutes: Int = 0,
        note: String? = nil
      ) {
        self.painBefore = painBefore
        self.painAfter = painAfter
        self.ease = ease
        self.minutes = minutes
        self.note = note
      }
    }

    /// The id, the same on every machine.
    public let id: String
    /// The answers of the person, and the other facts that can be corrected.
    public let answers: Answers
    /// The day: `2026-11-23`.
    public let day: String
    /// The local time at which the session began: `18:05`.
    public let time: String
    /// The routine's title.
    public let title: String
    /// The work, the ending and the pain, in a few words each; `night` first where the person's own
    /// day is not the calendar's.
    public let facts: [String]
    /// The outcomes of the segments, a line each.
    public let segments: [String]
    /// True for pain that was recorded without a session; its title says everything.
    public let isPain: Bool

    /// A session.
    public init(
      id: String = "", day: String, time: String, title: String, facts: [String],
      segments: [String], answers: Answers = Answers(), isPain: Bool = false
    ) {
      self.id = id
      self.answers = answers
      self.day = day
      self.time = time
      self.title = title
      self.facts = facts
      self.segments = segments
      self.isPain = isPain
    }
  }

  /// The first day of the first week.
  public let firstDay: LocalDay
  /// The weeks, the present one last.
  public let weeks: [Week]
  /// The answers about pain in these weeks, the earliest first.
  public let pain: [Answer]
  /// The trend of the pain, in sentences.
  public let trend: [String]
  /// The holds in these weeks; those of the same move are next to each other.
  public let holds: [Hold]
  /// The latest sessions, the latest first.
  public internal(set) var sessions: [Session]
  /// True if there are earlier sessions.
  public internal(set) var hasMore: Bool

  /// The content of the history screen.
  public init(
    firstDay: LocalDay, weeks: [Week], pain: [Answer], trend: [String], holds: [Hold],
    sessions: [Session],
    hasMore: Bool
  ) {
    self.firstDay = firstDay
    self.weeks = weeks
    self.pain = pain
    self.trend = trend
    self.holds = holds
    self.sessions = sessions
    self.hasMore = hasMore
  }
}

extension HistoryModel {
  /// The number of days from the first one to today.
  var dayCount: Int { weeks.reduce(0) { $0 + $1.days.count } }

  /// Returns the day of a number, counted from 0 on the first day.
  func day(_ number: Int) -> LocalDay { firstDay.advanced(by: number) }

  /// Returns a day without its year: `26 Nov`.
  func name(ofDay number: Int) -> String { Format.day(day(number)) }

  /// The active time of a day.
  func active(onDay number: Int) -> Duration {
    guard weeks.indices.contains(number / 7), weeks[number / 7].days.indices.contains(number % 7)
    else { return .zero }
    return weeks[number / 7].days[number % 7]
  }

  /// The same weeks with invented content, as a preview of an empty history.
  var sample: HistoryModel {
    let minutes = [2, 4, 0, 6, 2, 0, 8, 0, 4, 12, 2, 6, 0]
    let filled = weeks.enumerated().map { index, week in
      Week(
        name: week.name, month: week.month,
        days: week.days.indices.map { .minutes(minutes[(index * 7 + $0) % minutes.count]) })
    }
    let answers = weeks.indices.flatMap { week in
      [0, 3].map { Answer(day: week * 7 + $0, rating: max(1, 7 - (week + $0) / 2)) }
    }
    return HistoryModel(
      firstDay: firstDay, weeks: filled, pain: answers, trend: [], holds: [], sessions: [],
      hasMore: false)
  }
}
