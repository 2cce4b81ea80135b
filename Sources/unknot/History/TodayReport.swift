import CarePlan
import Foundation
import RoutineEngine
import SessionHistory

/// What `today` tells: the day, the goals that matter to this person, and what pain does.
struct TodayReport {
  /// A goal that was practised lately, with its routine's title.
  struct Goal {
    let title: String
    let progress: GoalProgress
    /// The lock on its routine; `nil` if it may begin.
    let lock: Lock?
  }

  let today: Today
  let goals: [Goal]
  let trend: PainTrend
  /// What the person's answers allow.
  let advice: Advice
  let now: Date
  let timeZone: TimeZone

  /// A goal that was not practised for this many days is not asked about any more. A habit.
  static let days = 28

  /// Looks the day up.
  ///
  /// - Parameters:
  ///   - history: The record.
  ///   - routines: All routines there are, in the order in which they are told.
  ///   - advice: What the person's answers allow.
  ///   - now: The moment.
  ///   - timeZone: Where the person is.
  /// - Throws: `HistoryError`.
  init(
    _ history: History, _ routines: [Routine], under advice: Advice, now: Date,
    in timeZone: TimeZone
  ) throws(HistoryError) {
    let day = LocalDay(now, in: timeZone)
    let lately = try history.routineIDs(since: day.advanced(by: 1 - Self.days))
    let practised = routines.filter { lately.contains($0.id) }
    let byID = Dictionary(practised.map { ($0.id, $0) }) { first, _ in first }
    today = try history.today(
      practised.compactMap(CarePlan.Goal.init), now: now, in: timeZone)
    goals = today.goals.map {
      let routine = byID[$0.goal.routineID]
      return Goal(
        title: routine?.title ?? $0.goal.routineID, progress: $0,
        lock: routine.flatMap(advice.lock(on:)))
    }
    self.advice = advice
    trend = PainTrend(try history.painAnswers(now: now, in: timeZone), today: day)
    self.now = now
    self.timeZone = timeZone
  }

  /// The goal whose next time comes first; where none has a next time, the first one.
  var nextGoal: Goal? {
    goals.filter { $0.progress.next != nil && $0.lock == nil }
      .min { ($0.progress.next ?? now) < ($1.progress.next ?? now) } ?? goals.first
  }

  /// For people: a line a goal, the day in all, the streak, pain.
  var text: String {
    let amounts = goals.map { HistoryText.amount($0.progress) }
    let titleColumns = goals.map(\.title.columns).max() ?? 0
    let amountColumns = amounts.map(\.columns).max() ?? 0
    var lines = zip(goals, amounts).map { goal, amount in
      let title = goal.title.padded(to: titleColumns)
      let next =
        goal.lock == nil
        ? HistoryText.next(goal.progress, now: now, in: timeZone) : "locked"
      return "\(title)  \(amount.padded(to: amountColumns))  \(next)"
    }
    if advice.locksEverything { lines = [] }
    lines = advice.safetyLines + lines
    lines.append(HistoryText.total(today))
    if let streak = HistoryText.streak(today.streak) { lines.append(streak) }
    return (lines + HistoryText.pain(trend)).joined(separator: "\n")
  }
}
