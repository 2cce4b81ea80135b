import CarePlan
import Foundation
import Reminders
import RoutineEngine
import RoutineFiles
import TUI

/// Finds the routine to suggest for a break: the first one that is due, never a locked one.
struct BreakAdviser {
  /// The suggestion; `nil` if nothing may be suggested.
  let suggestion: BreakSuggestion?
  /// The sessions of the day.
  let progress: BreakProgress
  /// The reason for which nothing is suggested, in a sentence; `nil` if something is.
  let reason: String?

  /// Finds a suggestion by the present answers, history and routines.
  init(now: Date, in timeZone: TimeZone = .current, settings: PlaySettings = Preferences().settings)
  {
    self.init(
      under: SafetyFile(settings: settings).advice(now: now),
      Library().catalogue.entries.compactMap(\.routine), settings, now: now, in: timeZone)
  }

  /// Finds a suggestion by given advice and routines.
  ///
  /// - Parameters:
  ///   - advice: The advice by answers and history.
  ///   - routines: All routines, in the order of the list.
  ///   - settings: The person's settings.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  init(
    under advice: Advice, _ routines: [Routine], _ settings: PlaySettings, now: Date,
    in timeZone: TimeZone
  ) {
    let practice = advice.practice ?? Practice()
    let today = LocalDay(now, in: timeZone, from: settings.dayBegin)
    let ofToday = practice.sessions.filter { session in
      session.counts && session.isOver
        && LocalDay(session.checkIn.endedAt, in: timeZone, from: settings.dayBegin) == today
    }
    let last = ofToday.map(\.checkIn.endedAt).max()
    progress = BreakProgress(
      done: ofToday.count, goal: settings.dailyGoal.count,
      sinceLast: last.map { .seconds(max(0, now.timeIntervalSince($0))) })
    let due =
      Self.planned(under: advice, practice, settings, now: now, in: timeZone)
      ?? Self.due(
        routines, practice, under: advice, settings: settings, now: now, in: timeZone)
    let usual = routines.first { $0.id == settings.day.routine }
    if due == nil, let usual, let against = advice.plan?.reasonAgainst(usual) {
      suggestion = nil
      reason = "No \(usual.title) now: \(against)."
      return
    }
    let chosen = due ?? usual
    guard let chosen else {
      suggestion = nil
      reason = "There is no routine `\(CleanText.line(settings.day.routine))`: set breaks-routine."
      return
    }
    if let lock = advice.lock(on: chosen) {
      suggestion = nil
      reason = lock.sentence(for: chosen, under: advice)
      return
    }
    reason = nil
    let timeline = try? Timeline(chosen, settings.prescription)
    let length = timeline.map { SessionWalk(SessionRequest($0), under: advice).likelyLength }
    suggestion = BreakSuggestion(
      chosen.id, title: chosen.title,
      minutes: Int(((length ?? .zero).inSeconds / 60).rounded()))
  }

  /// The plan's routine for a break, or else for the day, that is still due.
  private static func planned(
    under advice: Advice, _ practice: Practice, _ settings: PlaySettings, now: Date,
    in timeZone: TimeZone
  ) -> Routine? {
    guard let plan = advice.plan else { return nil }
    let ofToday = practice.sessions.filter { $0.day == advice.today }
    let due = plan.due.filter { line in
      guard let goal = advice.goal(of: line.item.routine) else { return false }
      // With "when: break", the plan's author has chosen a routine that fits.
      return (line.item.moment == .inBreak || fits(line.item.routine, settings))
        && advice.lock(on: line.item.routine) == nil
        && GoalProgress(goal, sessions: ofToday, now: now, in: timeZone).isDue(at: now)
    }
    return (due.first { $0.item.moment == .inBreak } ?? due.first { !$0.canWait })?.item.routine
  }

  /// The goal that is furthest behind, among routines that fit into a break.
  private static func due(
    _ routines: [Routine], _ practice: Practice, under advice: Advice, settings: PlaySettings,
    now: Date, in timeZone: TimeZone
  ) -> Routine? {
    let practised = Set(practice.sessions.flatMap(\.credits.keys))
    let ofToday = practice.sessions.filter { $0.day == advice.today }
    let behind = routines.compactMap { routine -> (routine: Routine, share: Double)? in
      guard practised.contains(routine.id), fits(routine, settings),
        advice.plan?.excludes(routine) != true, advice.lock(on: routine) == nil,
        advice.ceiling(of: routine) == nil
      else { return nil }
      if let progress = PeriodProgress(
        routine, sessions: practice.sessions, today: advice.today, by: settings.ownDay)
      {
        return progress.isDue
          ? (routine, progress.doneThisWeek / Double(progress.times.low)) : nil
      }
      guard let goal = advice.goal(of: routine) else { return nil }
      let progress = GoalProgress(
        goal, sessions: ofToday, now: now, in: timeZone, ownDay: settings.ownDay)
      guard progress.state == .under, progress.isDue(at: now) else { return nil }
      return (routine, progress.done / Double(goal.timesPerDay.low))
    }
    return behind.min { $0.share < $1.share }?.routine
  }

  /// Returns true if a routine fits a break: sitting or standing, with the person's equipment, and
  /// short.
  private static func fits(_ routine: Routine, _ settings: PlaySettings) -> Bool {
    let position = routine.position ?? ""
    return ["sitting", "standing"].contains { position.contains($0) }
      && !position.contains("lying") && !position.contains("floor")
      && settings.owns(routine.allEquipment)
      && length(of: routine, settings) <= settings.day.longest
  }

  private static func length(of routine: Routine, _ settings: PlaySettings) -> Duration {
    (try? Timeline(routine, settings.prescription))?.likelyLength ?? .zero
  }
}

extension BreakSettings {
  /// The break settings among the person's settings.
  init(_ settings: PlaySettings) {
    self.init(
      every: settings.day.every, hours: WorkingHours(settings.day.workingHours),
      quiet: DayHours.list(settings.quietHours) ?? [], dayBegin: settings.dayBegin,
      goesOnAfterGoal: settings.day.goesOnAfterGoal)
  }
}
