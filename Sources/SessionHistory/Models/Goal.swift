import Foundation
import RoutineEngine

/// The number of times a day that a routine is meant to be done.
public struct Goal: Sendable, Hashable {
  /// The routine's id.
  public let routineID: String
  /// From how many to how many times; never under once.
  public let timesPerDay: Dose<Int>

  /// A goal.
  public init(routineID: String, timesPerDay: Dose<Int>) {
    self.routineID = routineID
    self.timesPerDay = Dose(max(1, timesPerDay.low), max(1, timesPerDay.high))
  }

  /// The goal of a routine; `nil` if it has none.
  public init?(_ routine: Routine) {
    guard let timesPerDay = routine.timesPerDay else { return nil }
    self.init(routineID: routine.id, timesPerDay: timesPerDay)
  }
}

/// The share of the day's goal that a session counts.
///
/// The share of the work that was done is the greater of two: segments done to their end, of all
/// there were; or time spent on work, of all that was planned. Nine tenths are the whole, since
/// nobody misses the last seconds; half of it is a half. The lines are a habit, not evidence.
public enum Credit: Sendable, Hashable, CaseIterable, Comparable {
  /// Under half of the work.
  case none
  /// Half of the work or more.
  case half
  /// Nine tenths of the work or more.
  case whole

  /// The credit for a share of the work.
  public init(segmentsDone: Int, work: Duration, of plan: WorkPlan) {
    let bySegments = plan.segments > 0 ? Double(segmentsDone) / Double(plan.segments) : 0
    let byTime = plan.length > .zero ? work / plan.length : 0
    switch max(bySegments, byTime) {
    case 0.9...: self = .whole
    case 0.5...: self = .half
    default: self = .none
    }
  }

  /// As a number of sessions.
  public var sessions: Double {
    switch self {
    case .none: 0
    case .half: 0.5
    case .whole: 1
    }
  }
}

/// The hours in which a person is up: sessions are spread over them. From 8 to 22 o'clock is a
/// habit.
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

/// The progress of a day's goal.
public struct GoalProgress: Sendable, Hashable {
  /// Its progress.
  public enum State: Sendable, Hashable, CaseIterable {
    /// Fewer than the low end of the range.
    case under
    /// The low end or more: the goal is reached, more is welcome.
    case reached
    /// The top end or more: that is enough for a day.
    case enough
  }

  /// The goal.
  public let goal: Goal
  /// The number of times it was done, with halves.
  public let done: Double
  /// Its progress.
  public let state: State
  /// The next good time: at once if that is past; `nil` if there is enough, or the
  /// day is over.
  public let next: Date?

  /// Two sessions are never asked for closer together, from the end of one. A habit.
  public static let leastGap: TimeInterval = 30 * 60

  /// The progress of a goal.
  ///
  /// The next time is good one gap after the last: the waking day shared out among the low end of
  /// the range, or less where the day has become short, but never under half an hour. The first
  /// time is good as soon as the waking day has begun.
  ///
  /// - Parameters:
  ///   - goal: The goal.
  ///   - sessions: The day's sessions, in any order; those of other routines do not matter.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  ///   - wakingDay: The hours in which the person is up.
  public init(
    _ goal: Goal, sessions: [SessionSummary], now: Date, in timeZone: TimeZone,
    wakingDay: WakingDay = WakingDay()
  ) {
    self.goal = goal
    let counting = sessions.filter {
      $0.facts.routineID == goal.routineID && $0.credit != .none
    }
    done = counting.reduce(0) { $0 + $1.credit.sessions }
    state =
      switch done {
      case Double(goal.timesPerDay.high)...: .enough
      case Double(goal.timesPerDay.low)...: .reached
      default: .under
      }
    guard state != .enough else {
      next = nil
      return
    }
    let day = LocalDay(now, in: timeZone)
    let start = day.moment(secondsIntoDay: wakingDay.start, in: timeZone)
    let end = day.moment(secondsIntoDay: wakingDay.end, in: timeZone)
    // A session that seems to end later than now was saved by another clock.
    let last = counting.map { min($0.facts.startedAt + $0.length.inSeconds, now) }.max()
    guard let last else {
      next = now < end ? max(now, start) : nil
      return
    }
    let target = state == .under ? goal.timesPerDay.low : goal.timesPerDay.high
    let remaining = (Double(target) - done).rounded(.up)
    let usual = end.timeIntervalSince(start) / Double(goal.timesPerDay.low)
    let gap = max(Self.leastGap, min(usual, end.timeIntervalSince(last) / remaining))
    let moment = max(last + gap, start)
    next = moment <= end && now < end ? moment : nil
  }

  /// True if the next time would be good by now.
  public func isDue(at now: Date) -> Bool {
    next.map { $0 <= now } ?? false
  }
}
