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
    /// True if it presses and there was enough of that today.
    let isPressedOut: Bool

    /// The next good time; `nil` if there is none today.
    var next: Date? { lock == nil && !isPressedOut ? progress.next : nil }
  }

  let today: Today
  let goals: [Goal]
  let trend: PainTrend
  /// What the person's answers allow.
  let advice: Advice
  /// The number of sessions a day that are the daily goal.
  let dailyGoal: Int
  let now: Date
  let timeZone: TimeZone

  /// The number of sessions today that count for it.
  var counted: Int { today.practice.sessionsThatCount(on: today.day) }

  /// A goal that was not practised for this many days is not asked about any more. A habit.
  static let days = 28

  /// Looks the day up.
  ///
  /// - Parameters:
  ///   - history: The record.
  ///   - routines: All routines there are, in the order in which they are told.
  ///   - advice: What the person's answers allow.
  ///   - dailyGoal: The number of sessions a day that the person wants.
  ///   - owns: Whether the person owns some equipment: nothing else is due.
  ///   - now: The moment.
  ///   - timeZone: Where the person is.
  /// - Throws: `HistoryError`.
  init(
    _ history: History, _ routines: [Routine], under advice: Advice, dailyGoal: Int,
    owning owns: ([String]) -> Bool = { _ in true }, now: Date,
    in timeZone: TimeZone
  ) throws(HistoryError) {
    let day = LocalDay(now, in: timeZone)
    let lately = try history.routineIDs(since: day.advanced(by: 1 - Self.days))
    let practised = routines.filter {
      lately.contains($0.id) && owns($0.includingWhatItIncludes.equipment)
    }
    let byID = Dictionary(practised.map { ($0.id, $0) }) { first, _ in first }
    today = try history.today(
      practised.compactMap(advice.goal(of:)), now: now, in: timeZone)
    goals = today.goals.map {
      let routine = byID[$0.goal.routineID]
      return Goal(
        title: routine?.title ?? $0.goal.routineID, progress: $0,
        lock: routine.flatMap(advice.lock(on:)),
        isPressedOut: advice.hasPressedEnough && routine?.presses ?? false)
    }
    self.advice = advice
    self.dailyGoal = dailyGoal
    trend = PainTrend(try history.painAnswers(now: now, in: timeZone), today: day)
    self.now = now
    self.timeZone = timeZone
  }

  /// The goal whose next time comes first; where none has a next time, the first one.
  var nextGoal: Goal? {
    goals.filter { $0.next != nil }
      .min { ($0.next ?? now) < ($1.next ?? now) } ?? goals.first
  }

  /// For people: a line a goal, the day in all, the streak, pain.
  var text: String {
    let amounts = goals.map { HistoryText.amount($0.progress) }
    let titleColumns = goals.map(\.title.columns).max() ?? 0
    let amountColumns = amounts.map(\.columns).max() ?? 0
    var lines = zip(goals, amounts).map { goal, amount in
      let title = goal.title.padded(to: titleColumns)
      let next =
        goal.lock.map { $0.isAboutSigns ? "locked" : "tomorrow" }
        ?? (goal.isPressedOut && goal.progress.next != nil
          ? "tomorrow" : HistoryText.next(goal.progress, now: now, in: timeZone))
      return "\(title)  \(amount.padded(to: amountColumns))  \(next)"
    }
    if advice.locksEverything { lines = [] }
    lines = advice.safetyLines + advice.dayLines + lines
    lines.append(HistoryText.total(today))
    if let daily = HistoryText.daily(counted, of: dailyGoal) { lines.append(daily) }
    if advice.hasPressedEnough {
      lines.append(HistoryText.pressing(today.practice.pressing(on: today.day)))
    }
    if let streak = HistoryText.streak(today.streak) { lines.append(streak) }
    if let line = advice.line { lines.append(line) }
    return (lines + HistoryText.pain(trend)).joined(separator: "\n")
  }
}
