import CarePlan
import Foundation
import RoutineEngine
import SessionHistory

/// A day in `today --json`. A missing value is `null`, not left out.
struct TodayJSON: Encodable {
  /// A goal.
  struct Goal: Encodable {
    let routine: String
    let title: String
    /// The least and the most in a day; `null` if it is counted in more days.
    @Nullable var perDay: [Int]?
    /// `day`, `week`, or `days` for a period of other days.
    let per: String
    /// The period in days.
    let every: Int
    /// The most that is good in the period.
    let ceiling: Int
    let done: Double
    let doneThisWeek: Double
    /// The sessions of other routines in which it was done today.
    let through: [String]
    let state: String
    @Nullable var next: String?
    /// The day of the next time, if that is not today.
    @Nullable var nextDay: String?
    let isDue: Bool
    @Nullable var locked: String?
    let lockedBy: [String]
  }

  /// A sign or a risk that locks something.
  struct Concern: Encodable {
    let id: String
    let text: String
    let locks: [String]
  }

  /// The streak of days with a session.
  struct Streak: Encodable {
    let days: Int
    @Nullable var since: String?
    let includesToday: Bool
  }

  /// The trend of pain.
  struct Pain: Encodable {
    /// Pain without a session.
    struct Entry: Encodable {
      let at: String
      let pain: Int
      @Nullable var side: String?
    }

    @Nullable var day: String?
    @Nullable var before: Int?
    @Nullable var after: Int?
    @Nullable var withLatest: String?
    @Nullable var sincePrevious: String?
    @Nullable var overThreeWeeks: String?
    let advice: [String]
    /// Today's pain without a session.
    let withoutSession: [Entry]
  }

  let day: String
  /// The advice in an emergency.
  @Nullable var emergency: String?
  /// The signs and risks in force, the most urgent first.
  let concerns: [Concern]
  /// The advice: a professional, how soon, and what to do until then.
  let safetyAdvice: [String]
  let goals: [Goal]
  let sessions: Int
  let dailyGoal: Int
  let dailyDone: Int
  let pressingSeconds: JSONSeconds
  let workSeconds: JSONSeconds
  let streak: Streak
  let pain: Pain
  /// The running plan.
  @Nullable var plan: PlanJSON?
  /// The advice after the latest session of today.
  @Nullable var said: String?

  init(_ report: TodayReport) {
    let (today, trend) = (report.today, report.trend)
    day = "\(today.day)"
    _emergency = Nullable(
      wrappedValue: report.advice.locksEverything ? report.advice.safetyAdvice.joined() : nil)
    concerns = report.advice.concerns.map { concern in
      Concern(
        id: concern.id, text: concern.sentence,
        locks: concern.isEmergency ? ["all"] : concern.locks.map(\.rawValue).sorted())
    }
    safetyAdvice = report.advice.safetyAdvice
    _plan = Nullable(wrappedValue: report.plan.map(PlanJSON.init))
    _said = Nullable(wrappedValue: report.advice.line)
    goals =
      report.goals.map { Goal($0, in: report) } + report.periodGoals.map { Goal($0, in: report) }
    sessions = today.sessions.count
    dailyGoal = report.dailyGoal
    dailyDone = report.counted
    pressingSeconds = JSONSeconds(report.advice.pressing)
    workSeconds = JSONSeconds(today.work)
    streak = Streak(
      days: today.streak.days, since: today.streak.since.map { "\($0)" },
      includesToday: today.streak.includesToday)
    pain = Pain(
      day: trend.latest.map { "\($0.day)" }, before: trend.latest?.before,
      after: trend.latest?.after, withLatest: trend.withLatest?.name,
      sincePrevious: trend.sincePrevious?.name, overThreeWeeks: trend.overThreeWeeks?.name,
      advice: trend.advice.map(\.name),
      withoutSession: report.pains.map {
        Pain.Entry(
          at: JSONMoment.text($0.saidAt, utcOffset: $0.utcOffset), pain: $0.pain,
          side: $0.side?.rawValue)
      })
  }
}

extension TodayJSON.Goal {
  fileprivate init(_ goal: TodayReport.Goal, in report: TodayReport) {
    let progress = goal.progress
    let times = progress.goal.timesPerDay
    self.init(
      routine: progress.goal.routineID, title: goal.title, perDay: [times.low, times.high],
      per: "day", every: 1, ceiling: times.high, done: progress.done,
      doneThisWeek: report.doneThisWeek(progress.goal.routineID), through: goal.through,
      state: progress.state.name,
      next: goal.next.map { JSONMoment.text($0, in: report.timeZone) }, nextDay: nil,
      isDue: goal.next.map { $0 <= report.now } ?? false, locked: goal.lock?.name,
      lockedBy: goal.lock?.concerns(under: report.advice).map(\.id) ?? [])
  }

  fileprivate init(_ goal: TodayReport.PeriodGoal, in report: TodayReport) {
    let progress = goal.progress
    let isOpen = goal.lock == nil && !goal.isPressedOut
    let state: GoalProgress.State =
      switch progress.next {
      case .now, .canWait: .under
      case .welcome: .reached
      case .enough: .enough
      case .on: progress.days == 7 ? .under : .reached
      }
    let nextDay: String? = if case .on(let day, _) = progress.next { "\(day)" } else { nil }
    self.init(
      routine: progress.routineID, title: goal.title, perDay: nil,
      per: progress.days == 7 ? "week" : "days", every: progress.days,
      ceiling: progress.times.high,
      done: report.today.practice.done(on: report.today.day)[progress.routineID] ?? 0,
      doneThisWeek: progress.doneThisWeek, through: goal.through, state: state.name, next: nil,
      nextDay: isOpen ? nextDay : nil, isDue: isOpen && progress.isDue, locked: goal.lock?.name,
      lockedBy: goal.lock?.concerns(under: report.advice).map(\.id) ?? [])
  }
}

/// A value that is written as `null` where there is none.
@propertyWrapper struct Nullable<Value: Encodable>: Encodable {
  let wrappedValue: Value?

  init(wrappedValue: Value?) {
    self.wrappedValue = wrappedValue
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

extension GoalProgress.State {
  /// Its name for programs.
  var name: String {
    switch self {
    case .under: "under"
    case .reached: "reached"
    case .enough: "enough"
    }
  }
}

extension PainChange {
  /// Its name for programs.
  fileprivate var name: String {
    switch self {
    case .muchBetter: "much-better"
    case .better: "better"
    case .same: "same"
    case .worse: "worse"
    case .muchWorse: "much-worse"
    }
  }
}

extension PainTrend.Advice {
  /// Its name for programs.
  fileprivate var name: String {
    switch self {
    case .stop: "stop"
    case .onlyIfItSettles: "only-if-it-settles"
    case .seeSomeoneWorseTwice: "see-someone-worse-twice"
    case .seeSomeoneNoChange: "see-someone-no-change"
    }
  }
}
