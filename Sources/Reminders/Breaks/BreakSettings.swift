import CarePlan
import RoutineEngine
import RoutineFiles

/// The person's settings for breaks.
public struct BreakSettings: Sendable, Hashable {
  /// The longest time of sitting before a break is asked for. 50 min is from HSE on work at
  /// screens: breaks of 5 to 10 min after 50 to 60 min are better than 15 min after two hours.
  public var every: Duration
  /// The hours in which breaks are asked for; `nil` for the whole day.
  public var hours: WorkingHours?
  /// The quiet hours of each day, without breaks.
  public var quiet: [DayHours]
  /// The beginning of the day.
  public var dayBegin: DayBegin
  /// True if breaks continue once the goal of the day is reached.
  public var goesOnAfterGoal: Bool

  /// The shortest and the longest ``every``. A habit.
  public static let range: ClosedRange<Duration> = .minutes(20)...Duration.minutes(180)

  /// Settings.
  public init(
    every: Duration = .minutes(50), hours: WorkingHours? = nil, quiet: [DayHours] = [],
    dayBegin: DayBegin = DayBegin(seconds: 4 * 3_600), goesOnAfterGoal: Bool = false
  ) {
    self.every = every.clamped(to: Self.range)
    self.hours = hours
    self.quiet = quiet
    self.dayBegin = dayBegin
    self.goesOnAfterGoal = goesOnAfterGoal
  }
}

/// The limits of the engine. Those without a source are habits.
public enum BreakLimits {
  /// The shortest time of sitting between two breaks, however far behind the goal is. Stanford
  /// recommends two minutes every 30 min.
  public static let shortestStep: Duration = .minutes(30)
  /// The assumed number of asks per session that is done.
  static let asksPerSession = 3
  /// The most asks a day. Without a limit, an unwilling person would get fifteen.
  public static let asksPerDay = 8
  /// The idle time that counts as a break, which is our shortest one. 2 min may be a thought; 5 min
  /// miss few absences.
  public static let gap: Duration = .minutes(5)
  /// The idle time that counts as a break on a desktop where only terminals are seen.
  static let blindGap: Duration = .minutes(30)
  /// The time locked or suspended that counts as a break: the person is certainly away.
  public static let lockedGap: Duration = .minutes(2)
  /// The pause in input before a question, and the longest wait for one.
  static let pause: Duration = .seconds(5)
  static let longestWait: Duration = .minutes(2)
  /// The latest input before a question may be at most this old, so that no empty chair is asked.
  static let signOfLife: Duration = .seconds(60)
  /// The time limit for an answer, and the idle time that means that the person has got up.
  static let patience: Duration = .minutes(2)
  static let gotUp: Duration = .seconds(30)
  /// The default of "Later", and the most in a row.
  public static let later: Duration = .minutes(10)
  static let laters = 3
  /// The times after which an unanswered question is repeated; afterwards it is not.
  static let unanswered: [Duration] = [.minutes(10), .minutes(20)]
  /// The time before the end of working hours without questions.
  static let endOfSpan: Duration = .minutes(10)
  /// The delay from the end of a silence to the question.
  static let afterSilence: Duration = .seconds(60)
  /// The time within which a started session must begin.
  static let start: Duration = .minutes(3)
  /// The intervals between looks: while sitting, while away, while waiting for a pause, and while a
  /// message is shown to a person who got up.
  static let sittingLook: Duration = .seconds(60)
  static let awayLook: Duration = .seconds(120)
  static let pauseLook: Duration = .seconds(5)
  static let askedLook: Duration = .seconds(30)
  /// The interval between looks at the wall clock outside of all spans.
  static let outsideLook: Duration = .minutes(60)
  /// The age at which a suggestion is found again; longer if there was none.
  static let suggestionAge: Duration = .minutes(5)
  static let noSuggestionAge: Duration = .minutes(30)
  /// The most by which two readings differ without any input.
  static let jitter: Duration = .seconds(1)
}
