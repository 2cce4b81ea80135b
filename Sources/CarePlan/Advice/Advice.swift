import Foundation
import RoutineEngine

/// The one adviser: the limits that the person's answers set at a moment. Every request for a
/// session passes it.
public struct Advice: Sendable, Hashable {
  let answers: Answers
  /// The signs and risks in force, the most urgent first.
  public let concerns: [Concern]
  /// True if the questions about warning signs are due, for the first time or again.
  public let isDue: Bool
  /// True if the person must confirm the list of standing risks again.
  public let isListDue: Bool
  /// The highest pain of the day, from 0 to 10; `nil` if unknown. Like all reasons for a lock, an
  /// answer counts until both the calendar's day and the person's own are over.
  public let pain: Int?
  /// The soreness of the day; `nil` if unknown.
  public let soreness: Soreness?
  /// True if some answers of the day cannot be read.
  public let isDayUnreadable: Bool
  /// The numbers to call in an emergency.
  public let emergencyNumber: EmergencyNumber
  /// The person's own day at the moment.
  public let today: LocalDay
  /// The day of the current plan; `nil` without a plan.
  public let plan: PlanDay?
  /// The moment of the advice.
  public let now: Date
  /// The person's time zone.
  public let timeZone: TimeZone
  /// All known check-ins, in any order. The advice on each routine depends on them.
  private var allCheckIns: [KnownCheckIn] = []

  /// The lowest pain that makes the dose gentle.
  public static let gentlePain = 4
  /// The lowest pain that locks pressing and rolling.
  public static let severePain = 6
  /// The time for which an answer about warning signs counts. A habit.
  static let week: TimeInterval = 7 * 24 * 60 * 60

  /// The advice at a moment, with the days of a time zone.
  public init(
    _ answers: Answers, now: Date, in timeZone: TimeZone,
    emergencyNumber: EmergencyNumber = .anywhere
  ) {
    self.answers = answers
    concerns = Self.concerns(of: answers.safety, at: now)
    isDue = Self.isDue(answers.safety, at: now)
    isListDue = answers.safety.isListDue(at: now)
    self.emergencyNumber = emergencyNumber
    self.now = now
    let ownDay = answers.ownDay
    func ofToday<Value>(_ answer: Answer<Value>?) -> Value? {
      answer.flatMap { ownDay.isToday($0.moment, at: now, in: timeZone) ? $0.value : nil }
    }
    pain = [answers.pain, answers.painBefore].compactMap(ofToday).max()
    soreness = ofToday(answers.soreness)
    isDayUnreadable =
      answers.unreadableAt.map { ownDay.isToday($0, at: now, in: timeZone) } ?? false
    today = ownDay.day(of: now, in: timeZone)
    self.timeZone = timeZone
    plan = answers.practice?.plan?.day(
      on: today, pain: pain,
      checkIns: answers.checkIns.filter { ownDay.isToday($0.endedAt, at: now, in: timeZone) })
    allCheckIns = knownCheckIns()
  }

  /// The answers about warning signs and standing risks.
  public var safety: SafetyAnswers { answers.safety }

  /// The sessions of the last weeks; `nil` before they are loaded.
  public var practice: Practice? { answers.practice }

  /// A check-in with its age.
  private struct KnownCheckIn: Hashable {
    let checkIn: CheckIn
    /// The age in days. Today or yesterday by either the own day or the calendar's counts, which is
    /// safer.
    let age: Int
  }

  /// Returns all known check-ins, each once. Of two about the same session, the latest answer
  /// counts.
  private func knownCheckIns() -> [KnownCheckIn] {
    let calendarDay = LocalDay(now, in: timeZone)
    func known(_ checkIn: CheckIn, on day: LocalDay, _ ofCalendar: LocalDay) -> KnownCheckIn {
      let ages = [day.distance(to: today), ofCalendar.distance(to: calendarDay)]
      return KnownCheckIn(checkIn: checkIn, age: [0, 1].first(where: ages.contains) ?? ages[0])
    }
    let past = (practice?.sessions ?? []).filter { session in
      !answers.checkIns.contains { $0.isOfSameSession(as: session.checkIn) }
    }
    return past.map { known($0.checkIn, on: $0.day, $0.calendarDay) }
      + answers.checkIns.map {
        known(
          $0, on: answers.ownDay.day(of: $0.endedAt, in: timeZone),
          LocalDay($0.endedAt, in: timeZone))
      }
  }

  /// The advice after today's sessions: the strictest one that closes something, else the latest.
  /// `nil` without a session, or if its pain is unknown.
  public var after: AdviceAfter? { after(nil) }

  private func after(_ checkIn: CheckIn?) -> AdviceAfter? {
    let ofToday = allCheckIns.filter { $0.age == 0 }.map(\.checkIn)
    let latest = (checkIn ?? ofToday.max { $0.endedAt < $1.endedAt }).map(AdviceAfter.init)
    let closing = (ofToday.map(AdviceAfter.init) + [latest].compactMap(\.self))
      .filter { $0.closed != .nothing }.min()
    return closing ?? (latest == .unknown ? nil : latest)
  }

  /// Returns the strictest advice of today that closes a routine until tomorrow; `nil` if none
  /// does.
  private func closure(of routine: Routine) -> AdviceAfter? {
    allCheckIns.filter {
      $0.age == 0 && AdviceAfter($0.checkIn).closes(routine, after: $0.checkIn.routine)
    }.map { AdviceAfter($0.checkIn) }.min()
  }

  /// True if the last two sessions were both stopped by pain or ended with pain of 6 or more.
  public var isStoppedTwice: Bool {
    let latest = Set(allCheckIns.map(\.checkIn)).sorted { $0.endedAt < $1.endedAt }.suffix(2)
    return latest.count == 2 && latest.allSatisfy { AdviceAfter($0) == .stop }
  }

  /// The line about today's sessions, the only place that says what comes next; `nil` if there is
  /// none.
  public var line: String? { line(after: nil) }

  /// Returns the line after a session, by its check-in.
  public func line(after checkIn: CheckIn?) -> String? {
    guard let after = after(checkIn), !after.said.isEmpty else { return nil }
    let seeSomeone = after == .stop && isStoppedTwice
    return after.said + (seeSomeone ? " That is twice running. Ask a physiotherapist." : "")
  }

  /// Returns true in the first week of a routine that presses or rolls, and before its first
  /// session.
  public func isFirstWeek(of routine: Routine) -> Bool {
    guard routine.presses, let practice else { return false }
    return practice.firstDays[routine.id].map { $0.distance(to: today) < 7 } ?? true
  }

  /// Returns the daily goal of a routine: the plan's if it has one, else the routine's own. In the
  /// first week of a routine that presses, the goal is at most twice. An excluded routine has none.
  public func goal(of routine: Routine) -> Goal? {
    if let plan, plan.excludes(routine) { return nil }
    if let item = plan?.item(of: routine.id) { return item.goal }
    guard let goal = Goal(routine), isFirstWeek(of: routine) else { return Goal(routine) }
    return Goal(
      routineID: goal.routineID,
      timesPerDay: Dose(min(goal.timesPerDay.low, 2), min(goal.timesPerDay.high, 2)),
      gap: goal.gap)
  }

  /// The time spent on pressing and rolling today, by the own day or the calendar's, whichever is
  /// more.
  public var pressing: Duration {
    guard let practice else { return .zero }
    let calendarDay = LocalDay(now, in: timeZone)
    let ofCalendar = practice.sessions.filter { $0.calendarDay == calendarDay }
    return max(practice.pressing(on: today), ofCalendar.reduce(.zero) { $0 + $1.pressing })
  }

  /// True if the time for pressing today is used up.
  public var hasPressedEnough: Bool { pressing >= Practice.pressingCeiling }

  /// The sentence when the time for pressing is used up.
  public static let pressedEnough =
    "You have pressed for \(Practice.pressingCeiling.secondsRoundedDown / 60) minutes or more today. "
    + "That is plenty."
  /// The sentence after two sessions on a day of the first week.
  public static let doneEnough = "In the first week, twice a day is enough."

  /// Returns a sentence before a session that would be one too many; else `nil`.
  public func ceiling(of routine: Routine) -> String? {
    guard routine.presses, let practice else { return nil }
    if hasPressedEnough { return Self.pressedEnough }
    let done = practice.done(on: today)[routine.id] ?? 0
    return isFirstWeek(of: routine) && done >= 2 ? Self.doneEnough : nil
  }

  /// Returns the reason for a gentle session after an earlier one: the last session of the same
  /// routine, or a stop of any routine the day before.
  private func gentlenessAfter(_ routine: Routine) -> Gentleness? {
    let all = allCheckIns
    let latest = all.filter { $0.checkIn.routine == routine.id }
      .max { $0.checkIn.endedAt < $1.checkIn.endedAt }.map { AdviceAfter($0.checkIn) }
    if let latest, latest.isGentleNext { return .after(latest) }
    let yesterday = all.contains { $0.age == 1 && AdviceAfter($0.checkIn) == .stop }
    return yesterday ? .after(.stop) : nil
  }

  /// True if the question about soreness is due: pressing on one of the two days before, none
  /// today.
  private var asksForSoreness: Bool {
    guard soreness == nil, let practice else { return false }
    let days = practice.sessions.filter { $0.pressing > .zero }.map { $0.day.distance(to: today) }
    return !days.contains(0) && days.contains { (1...2).contains($0) }
  }

  /// Returns the answer to a request for a routine now. Nothing else decides it.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - replies: The person's answers for this request.
  ///   - canAsk: True if the person can be asked.
  /// - Returns: The permission, the next question, or the lock.
  public func admission(
    of routine: Routine, _ replies: Replies = Replies(), canAsk: Bool
  ) -> Admission {
    if locksEverything { return .locked(.emergency) }
    if isDue, canAsk { return .ask(.signs) }
    if let lock = firmLock(on: routine) { return .locked(lock) }
    if canAsk, let readCautions = answers.readCautions, !readCautions.contains(routine.id),
      !routine.includingWhatItIncludes.cautions.isEmpty
    {
      return .ask(.cautions)
    }
    let said: Int? = if case .said(let pain) = replies.pain { pain } else { nil }
    if let pain, pain >= Self.severePain, routine.stretches {
      if replies.stretchesAllTheSame { return .go(gently: .pain(pain)) }
      return canAsk ? .ask(.stretching(pain: pain)) : .locked(.pain(pain))
    }
    if routine.presses, asksForSoreness, !replies.skipsSoreness, canAsk { return .ask(.soreness) }
    if routine.presses || isDayUnreadable && pain == nil && routine.stretches,
      replies.pain == .unasked, canAsk
    {
      return .ask(.pain)
    }
    guard routine.presses || routine.stretches else { return .go(gently: nil) }
    if let gentleness = (said ?? pain).flatMap(gentleness) { return .go(gently: gentleness) }
    if isDayUnreadable { return .go(gently: .unreadable) }
    if routine.presses {
      if answers.isRecordUnreadable, !replies.choosesDose { return .go(gently: .noRecord) }
      if replies.pain == .skipped { return .go(gently: .painNotSaid) }
      if replies.skipsSoreness || soreness == .aLittle { return .go(gently: .soreness) }
    }
    if let gentleness = gentlenessAfter(routine) { return .go(gently: gentleness) }
    if plan?.level(of: routine.id) == .gentle, !replies.choosesDose { return .go(gently: .plan) }
    let isFirst = isFirstWeek(of: routine) && !replies.choosesDose
    return .go(gently: isFirst ? .firstWeek : nil)
  }

  private func gentleness(at pain: Int) -> Gentleness? {
    pain >= Self.gentlePain ? .pain(pain) : nil
  }

  /// Returns the lock on a routine if the person cannot be asked; `nil` if it may begin.
  public func lock(on routine: Routine) -> Lock? {
    if case .locked(let lock) = admission(of: routine, canAsk: false) { lock } else { nil }
  }

  /// Returns the lock on a routine that no answer for this request opens; `nil` if there is none.
  public func firmLock(on routine: Routine) -> Lock? {
    if locksEverything { return .emergency }
    if !concerns.isEmpty {
      let loads = routine.loads
      let inTheWay = concerns.filter { !$0.locks.isDisjoint(with: loads) }
      if !inTheWay.isEmpty { return .concerns(inTheWay) }
    }
    if routine.presses {
      if let pain, pain >= Self.severePain { return .pain(pain) }
      if soreness == .much { return .soreness }
      if isDayUnreadable { return .unreadable }
    }
    return closure(of: routine).map(Lock.closed)
  }
}
