import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

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
  /// The plan that is followed; `nil` for none.
  let plan: PlanReport?
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
  ///   - settings: The person's settings, for the doses of a plan; `nil` for none.
  ///   - catalogue: All plans; `nil` to tell of none.
  ///   - dailyGoal: The number of sessions a day that the person wants.
  ///   - owns: Whether the person owns some equipment: nothing else is due.
  ///   - now: The moment.
  ///   - timeZone: Where the person is.
  /// - Throws: `HistoryError`.
  init(
    _ history: History, _ routines: [Routine], under advice: Advice,
    _ settings: PlaySettings? = nil, _ catalogue: RoutineCatalog? = nil, dailyGoal: Int,
    owning owns: ([String]) -> Bool = { _ in true }, now: Date,
    in timeZone: TimeZone
  ) throws(HistoryError) {
    let day = LocalDay(now, in: timeZone)
    let lately = try history.routineIDs(since: day.advanced(by: 1 - Self.days))
    let lines = advice.plan?.items.filter { $0.target != nil && !$0.item.isOptional } ?? []
    let ofPlan = lines.map(\.item.routine)
    let others = routines.filter { routine in
      lately.contains(routine.id) && owns(routine.includingWhatItIncludes.equipment)
        && !ofPlan.contains { $0.id == routine.id }
    }
    let practised = ofPlan + others
    plan = settings.flatMap { settings in
      catalogue.flatMap { PlanReport(under: advice, settings, $0) }
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
    lines = advice.safetyLines + advice.dayLines + (plan?.shortLines ?? []) + lines
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
