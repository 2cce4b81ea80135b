import Foundation
import RoutineEngine

/// The progress of a day's goal.
public struct GoalProgress: Sendable, Hashable {
  /// The part of a day's goal that is reached.
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
  /// The part that is reached.
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
  ///   - ownDay: The person's own day: its hours are those in which they are up.
  public init(
    _ goal: Goal, sessions: [PastSession], now: Date, in timeZone: TimeZone,
    ownDay: OwnDay = OwnDay()
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
    let waking = ownDay.waking(on: ownDay.day(of: now, in: timeZone), in: timeZone)
    let (start, end) = (waking.lowerBound, waking.upperBound)
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
