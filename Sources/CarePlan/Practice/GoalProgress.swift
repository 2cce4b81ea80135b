import Foundation
import RoutineEngine

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

  /// The progress of a goal.
  ///
  /// The next time is good one gap after the last: the waking day shared out among the low end of
  /// the range, or less where the day has become short, but never under the goal's own gap. Above
  /// the goal only that gap counts. The first time is good as soon as the waking day has begun.
  ///
  /// - Parameters:
  ///   - goal: The goal.
  ///   - sessions: The day's sessions, in any order; those of other routines do not matter.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  ///   - wakingDay: The hours in which the person is up.
  public init(
    _ goal: Goal, sessions: [PastSession], now: Date, in timeZone: TimeZone,
    wakingDay: WakingDay = WakingDay()
  ) {
    self.goal = goal
    let counting = sessions.filter { $0.credit(for: goal.routineID) != .none }
    done = counting.reduce(0) { $0 + $1.credit(for: goal.routineID).sessions }
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
    let last = counting.map { min($0.checkIn.endedAt, now) }.max()
    guard let last else {
      next = now < end ? max(now, start) : nil
      return
    }
    let remaining = (Double(goal.timesPerDay.low) - done).rounded(.up)
    let usual = end.timeIntervalSince(start) / Double(goal.timesPerDay.low)
    let shared = state == .under ? min(usual, end.timeIntervalSince(last) / remaining) : 0
    let gap = max(goal.gap, shared)
    let moment = max(last + gap, start)
    next = moment <= end && now < end ? moment : nil
  }

  /// True if the next time would be good by now.
  public func isDue(at now: Date) -> Bool {
    next.map { $0 <= now } ?? false
  }
}
