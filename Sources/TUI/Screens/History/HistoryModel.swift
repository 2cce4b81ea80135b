import CarePlan
import RoutineEngine

/// The content of the history screen: the last weeks, and the sessions. Moments are words, since
/// this target knows no time zone.
public struct HistoryModel: Sendable, Hashable {
  /// A week.
  public struct Week: Sendable, Hashable {
    /// Its first day: `23 Nov`.
    public let name: String
    /// The month of its first day: `Nov`.
    public let month: String
    /// The work of each of its days; of this week, up to today.
    public let days: [Duration]

    /// A week.
    public init(name: String, month: String, days: [Duration]) {
      self.name = name
      self.month = month
      self.days = days
    }

    /// The work of all its days.
    var work: Duration { days.reduce(.zero, +) }
  }

  /// An answer about pain.
  public struct Answer: Sendable, Hashable {
    /// The days after the first day on which it was given.
    public let day: Int
    /// From 0 to 10.
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
    /// The number of holds that were done to their end.
    public let count: Int
    /// The time they were held.
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
    /// The answers of the person, and what else can be corrected.
    public struct Answers: Sendable, Hashable {
      /// Pain before it, from 0 to 10; `nil` for not said.
      public var painBefore: Int?
      /// Pain after it, from 0 to 10; `nil` for not said.
      public var painAfter: Int?
      /// The dose as the person found it; `nil` for not said.
      public var ease: Ease?
      /// The minutes of exercise, rounded.
      public var minutes: Int
      /// A note; `nil` for none.
      public var note: String?

      /// Answers.
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

    /// The id on every machine.
    public let id: String
    /// The answers of the person, and what else can be corrected.
    public let answers: Answers
    /// The day: `2026-11-23`.
    public let day: String
    /// The local time of its beginning: `18:05`.
    public let time: String
    /// The routine's title.
    public let title: String
    /// The work and the ending, in a few words each.
    public let facts: [String]
    /// The outcomes of the segments, a line each.
    public let segments: [String]
    /// True for pain without a session: its title says all.
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

  /// The first day, the first of its week.
  public let firstDay: LocalDay
  /// The weeks, this one last.
  public let weeks: [Week]
  /// The answers about pain in these weeks, the earliest first.
  public let pain: [Answer]
  /// The trend of pain, a sentence each.
  public let trend: [String]
  /// The holds of these weeks, those of a move together.
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
  /// The number of days up to today.
  var dayCount: Int { weeks.reduce(0) { $0 + $1.days.count } }

  /// The day of a number, counted from the first one.
  func day(_ number: Int) -> LocalDay { firstDay.advanced(by: number) }

  /// A day without its year: `26 Nov`.
  func name(ofDay number: Int) -> String { Format.day(day(number)) }

  /// The active time of a day.
  func active(onDay number: Int) -> Duration {
    guard weeks.indices.contains(number / 7), weeks[number / 7].days.indices.contains(number % 7)
    else { return .zero }
    return weeks[number / 7].days[number % 7]
  }

  /// The same weeks as they might be, for a picture of what will be there.
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
