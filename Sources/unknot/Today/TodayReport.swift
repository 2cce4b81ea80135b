import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

/// The report of `today`: the day, the goals that matter to this person, and pain.
struct TodayReport {
  /// A goal that was practised lately, with its routine's title.
  struct Goal {
    let title: String
    let progress: GoalProgress
    /// The lock on its routine; `nil` if it may begin.
    let lock: Lock?
    /// True if its routine presses, and there was enough pressing today.
    let isPressedOut: Bool
    /// The titles of the sessions of other routines in which it was done today.
    let through: [String]

    /// The next good time; `nil` if there is none today.
    var next: Date? { lock == nil && !isPressedOut ? progress.next : nil }
  }

  /// A goal of more days than one.
  struct PeriodGoal {
    let title: String
    let progress: PeriodProgress
    let lock: Lock?
    let isPressedOut: Bool
    let through: [String]
  }

  let today: Today
  let goals: [Goal]
  /// The goals by the week or by days between.
  let periodGoals: [PeriodGoal]
  let trend: PainTrend
  /// The pain of today without a session, the earliest first.
  let pains: [PainEntry]
  /// The advice by the person's answers.
  let advice: Advice
  /// The running plan; `nil` for none.
  let plan: PlanReport?
  /// The number of sessions a day that are the daily goal.
  let dailyGoal: Int
  let now: Date
  let timeZone: TimeZone
  private let ofThisWeek: [PastSession]

  /// The number of times that a routine was done this week, with halves.
  func doneThisWeek(_ id: String) -> Double {
    ofThisWeek.reduce(0) { $0 + $1.credit(for: id).sessions }
  }

  /// The number of sessions today that count for the daily goal.
  var counted: Int { today.practice.sessionsThatCount(on: today.day) }

  /// The number of days without practice after which a goal is left out. A habit.
  static let days = 28

  /// Computes the report.
  ///
  /// - Parameters:
  ///   - history: The record.
  ///   - routines: Returns the routines whose ids are wanted, in the order of the report.
  ///   - advice: The advice by the person's answers.
  ///   - settings: The person's settings, for the doses of a plan; `nil` for none.
  ///   - catalogue: All plans; `nil` to leave plans out.
  ///   - dailyGoal: The number of sessions a day that the person wants.
  ///   - owns: Returns true if the person owns some equipment. Routines that need other equipment
  ///     are not due.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  /// - Throws: `HistoryError`.
  init(
    _ history: History, _ routines: ((String) -> Bool) -> [Routine], under advice: Advice,
    _ settings: PlaySettings? = nil, _ catalogue: RoutineCatalog? = nil, dailyGoal: Int,
    owning owns: ([String]) -> Bool = { _ in true }, now: Date,
    in timeZone: TimeZone
  ) throws(HistoryError) {
    let day = history.ownDay.day(of: now, in: timeZone)
    let practice: Practice
    if let known = advice.practice {
      practice = known
    } else {
      practice = try history.practice(now: now, in: timeZone)
    }
    let due = Self.due(routines, after: practice, on: day, under: advice, owning: owns)
    let today = try history.today(due.compactMap(advice.goal(of:)), now: now, in: timeZone)
    let byID = Dictionary(due.map { ($0.id, $0) }) { first, _ in first }
    goals = today.goals.map {
      Goal($0, of: byID[$0.goal.routineID], in: today, under: advice)
    }
    periodGoals = due.compactMap { routine in
      PeriodProgress(routine, sessions: practice.sessions, today: day, by: history.ownDay).map {
        PeriodGoal($0, of: routine, in: today, under: advice)
      }
    }
    let start = history.ownDay.startOfWeek(of: day)
    ofThisWeek = practice.sessions.filter { (start...day).contains($0.day) }
    trend = PainTrend(try history.painAnswers(now: now, in: timeZone), today: day)
    pains = try history.painEntries(of: day...day)
    plan = settings.flatMap { settings in
      catalogue.flatMap { PlanReport(under: advice, settings, $0) }
    }
    self.today = today
    self.advice = advice
    self.dailyGoal = dailyGoal
    self.now = now
    self.timeZone = timeZone
  }

  /// The routines that matter to this person: those of the plan, then those that were practised in
  /// the last ``days``, if there is the equipment.
  private static func due(
    _ routines: ((String) -> Bool) -> [Routine], after practice: Practice, on day: LocalDay,
    under advice: Advice, owning owns: ([String]) -> Bool
  ) -> [Routine] {
    let first = day.advanced(by: 1 - days)
    let lately = practice.sessions.filter { $0.day >= first }.reduce(into: Set<String>()) {
      $0.formUnion($1.credits.filter { $0.value != .none }.keys)
    }
    let lines = advice.plan?.items.filter { $0.target != nil && !$0.item.isOptional } ?? []
    let ofPlan = lines.map(\.item.routine)
    let others = routines { id in
      lately.contains(id) && !ofPlan.contains { $0.id == id }
    }
    return ofPlan + others.filter { owns($0.allEquipment) }
  }

  /// The goal whose next time comes first; where none has a next time, the first one.
  var nextGoal: Goal? {
    goals.filter { $0.next != nil }
      .min { ($0.next ?? now) < ($1.next ?? now) } ?? goals.first
  }

  private static func shut(_ lock: Lock?, _ isPressedOut: Bool) -> String? {
    lock?.word ?? (isPressedOut ? "tomorrow" : nil)
  }

  /// The report for people: a line for each goal, the day's total, the streak, pain.
  var text: String {
    let rows =
      goals.map { goal in
        let isShut = goal.isPressedOut && goal.progress.next != nil
        return (
          goal.title, HistoryText.amount(goal.progress),
          Self.shut(goal.lock, isShut) ?? HistoryText.next(goal.progress, now: now, in: timeZone),
          goal.through
        )
      }
      + periodGoals.map { goal in
        (
          goal.title, HistoryText.amount(goal.progress),
          Self.shut(goal.lock, goal.isPressedOut)
            ?? HistoryText.next(goal.progress, today: today.day), goal.through
        )
      }
    let titleColumns = rows.map(\.0.columns).max() ?? 0
    let amountColumns = rows.map(\.1.columns).max() ?? 0
    var lines = rows.map { title, amount, next, through in
      "\(title.padded(to: titleColumns))  \(amount.padded(to: amountColumns))  \(next)"
        + HistoryText.through(through)
    }
    if advice.locksEverything { lines = [] }
    lines = advice.safetyLines + advice.dayLines + (plan?.shortLines ?? []) + lines
    lines.append(HistoryText.total(today))
    if let daily = HistoryText.daily(counted, of: dailyGoal) { lines.append(daily) }
    if advice.hasPressedEnough {
      lines.append(HistoryText.pressing(advice.pressing))
    }
    if let streak = HistoryText.streak(today.streak) { lines.append(streak) }
    if let line = advice.line { lines.append(line) }
    if let line = HistoryText.painOfToday(pains) { lines.append(line) }
    return (lines + HistoryText.pain(trend)).joined(separator: "\n")
  }
}

extension TodayReport.Goal {
  /// A goal of a day. If its routine is gone, its id is its title.
  fileprivate init(
    _ progress: GoalProgress, of routine: Routine?, in today: Today, under advice: Advice
  ) {
    let id = progress.goal.routineID
    self.init(
      title: routine?.title ?? id, progress: progress, lock: routine.flatMap(advice.lock(on:)),
      isPressedOut: advice.hasPressedEnough && routine?.presses ?? false,
      through: today.titles(through: id))
  }
}

extension TodayReport.PeriodGoal {
  fileprivate init(
    _ progress: PeriodProgress, of routine: Routine, in today: Today, under advice: Advice
  ) {
    self.init(
      title: routine.title, progress: progress, lock: advice.lock(on: routine),
      isPressedOut: advice.hasPressedEnough && routine.presses,
      through: today.titles(through: routine.id))
  }
}

extension Today {
  /// The titles of the sessions of other routines in which a routine was done, each once.
  fileprivate func titles(through routineID: String) -> [String] {
    let titles = Dictionary(sessions.map { ($0.facts.id, $0.facts.routineTitle) }) {
      first, _ in first
    }
    return practice.sessions
      .filter { $0.checkIn.routine != routineID && $0.credit(for: routineID) != .none }
      .compactMap { titles[$0.id] }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
