import Foundation
import RoutineEngine

/// The progress towards a goal on a day.
public struct GoalProgress: Sendable, Hashable {
  /// The state of a goal.
  public enum State: Sendable, Hashable, CaseIterable {
    /// Fewer than the low end of the range.
    case under
    /// The low end or more: the goal is reached, and more is welcome.
    case reached
    /// The high end or more: enough for a day.
    case enough
  }

  /// The goal.
  public let goal: Goal
  /// The number of times done, in halves.
  public let done: Double
  /// The state.
  public let state: State
  /// The next good time; in the past, it means now. `nil` if there is enough, or the day is over.
  public let next: Date?

  /// The progress of a goal.
  ///
  /// The next good time is one gap after the last session. Below the goal, the gap is the waking
  /// day divided by the low end of the range, or less if little of the day is left, but at least
  /// the goal's own gap. Above the goal, only the goal's own gap applies. The first good time is
  /// the beginning of the waking day.
  ///
  /// - Parameters:
  ///   - goal: The goal.
  ///   - sessions: The day's sessions, in any order. Those of other routines are ignored.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  ///   - ownDay: The person's own day, with its waking hours.
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
    // An end in the future was saved by another clock.
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

  /// Returns true if the next good time has come.
  public func isDue(at now: Date) -> Bool {
    next.map { $0 <= now } ?? false
  }
}
