import CarePlan
import RoutineEngine
import RoutineFiles

/// The person's choices about breaks.
public struct BreakSettings: Sendable, Hashable {
  /// The time of sitting after which a break is asked for at the latest. 50 min: HSE on work at
  /// screens, 5 to 10 min after 50 to 60 are better than 15 after two hours.
  public var every: Duration
  /// The hours in which breaks are asked for; `nil` for all.
  public var hours: WorkingHours?
  /// The hours of each day in which they are not.
  public var quiet: [DayHours]
  /// The begin of the day.
  public var dayBegin: DayBegin
  /// True if breaks go on once the goal of the day is met.
  public var goesOnAfterGoal: Bool

  /// The shortest and the longest time that can be chosen. A habit.
  public static let range: ClosedRange<Duration> = .minutes(20)...Duration.minutes(180)

  /// Choices.
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

/// The limits of the engine. Those without a source are a habit.
public enum BreakLimits {
  /// The shortest time of sitting between two breaks, however far the goal is. Stanford's advice
  /// has two minutes each 30.
  public static let shortestStep: Duration = .minutes(30)
  /// Goals are met in a third of the asks.
  static let asksPerSession = 3
  /// An unwilling person would be asked fifteen times a day.
  public static let asksPerDay = 8
  /// Idle for this long is a break: our shortest one; 2 min are a thought, 5 miss few leavings.
  public static let gap: Duration = .minutes(5)
  /// The gap where a desktop runs and only terminals are seen.
  static let blindGap: Duration = .minutes(30)
  /// Locked or suspended for this long is a break: nobody is there for certain.
  public static let lockedGap: Duration = .minutes(2)
  /// A pause in input, and the longest that it is waited for.
  static let pause: Duration = .seconds(5)
  static let longestWait: Duration = .minutes(2)
  /// Input within this time: nothing is asked of an empty chair.
  static let signOfLife: Duration = .seconds(60)
  /// The time for an answer; from this idle time on the person has got up.
  static let patience: Duration = .minutes(2)
  static let gotUp: Duration = .seconds(30)
  /// "Later", and the most of them in a row.
  public static let later: Duration = .minutes(10)
  static let laters = 3
  /// The times after which it is asked again where nobody answered; then not at all.
  static let unanswered: [Duration] = [.minutes(10), .minutes(20)]
  /// The last part of working hours, in which nothing is asked.
  static let endOfSpan: Duration = .minutes(10)
  /// The time from the end of a silence to the question.
  static let afterSilence: Duration = .seconds(60)
  /// The time in which a session that was started begins.
  static let start: Duration = .minutes(3)
  /// The times between looks: while sitting, while nobody is there, while a pause is waited for,
  /// while a message is shown to somebody who got up.
  static let sittingLook: Duration = .seconds(60)
  static let awayLook: Duration = .seconds(120)
  static let pauseLook: Duration = .seconds(5)
  static let askedLook: Duration = .seconds(30)
  /// The time between looks at the clock outside of all spans.
  static let outsideLook: Duration = .minutes(60)
  /// The age at which a suggestion is looked up again; if there was none, later.
  static let suggestionAge: Duration = .minutes(5)
  static let noSuggestionAge: Duration = .minutes(30)
  /// Readings differ by this much without any input.
  static let jitter: Duration = .seconds(1)
}
