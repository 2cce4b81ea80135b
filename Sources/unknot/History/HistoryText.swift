import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI

/// The history in words. Moments and time zones are arguments, so that no clock is read.
enum HistoryText {
  // MARK: Today

  /// The progress of a goal: `0.5 of 3, up to 6`, `4 done, up to 6`, `6`.
  static func amount(_ goal: GoalProgress) -> String {
    amount(goal.done, of: goal.goal.timesPerDay)
  }

  private static func amount(_ done: Double, of times: Dose<Int>) -> String {
    let count = Credit.times(done)
    if times.isFixed { return "\(count) of \(times.low)" }
    if done >= Double(times.high) { return count }
    let most = ", up to \(times.high)"
    return (done >= Double(times.low) ? "\(count) done" : "\(count) of \(times.low)") + most
  }

  /// The progress of a goal of more days: `2 of 3 this week`, `every 2 days`.
  static func amount(_ goal: PeriodProgress) -> String {
    goal.days == 7
      ? amount(goal.doneThisWeek, of: goal.times) + " this week" : "every \(goal.days) days"
  }

  /// The next good time for a goal of more days.
  static func next(_ goal: PeriodProgress, today: LocalDay) -> String {
    switch goal.next {
    case .now: "now"
    case .canWait: "today or later"
    case .welcome: "if you like"
    case .enough:
      goal.doneThisWeek >= Double(goal.times.high) ? "enough for this week" : "enough for today"
    case .on(let day, let canWait):
      (today.distance(to: day) == 1 ? "tomorrow" : "on \(LocalTime.shortDay(day))")
        + (canWait ? " or later" : "")
    }
  }

  /// The sessions through which a routine was done as a part of another: `(in Whole session)`.
  static func through(_ titles: [String]) -> String {
    titles.isEmpty ? "" : "  (in \(titles.joined(separator: ", ")))"
  }

  /// The next good time for a goal of a day.
  static func next(_ goal: GoalProgress, now: Date, in timeZone: TimeZone) -> String {
    switch (goal.state, goal.next) {
    case (.enough, _), (.reached, nil): return "enough for today"
    case (.under, nil): return "tomorrow"
    case (.reached, let next?) where next <= now: return "if you like"
    case (.under, let next?) where next <= now: return "now"
    case (.reached, let next?): return "if you like, from \(LocalTime(next, in: timeZone).time)"
    case (.under, let next?): return "from \(LocalTime(next, in: timeZone).time)"
    }
  }

  /// The total of the day: `3 sessions today, 8 min of work.`
  static func total(_ today: Today) -> String {
    if today.sessions.isEmpty { return "No session yet today." }
    return
      "\(count(today.sessions.count, "session")) today, \(Format.length(today.work)) of exercise."
  }

  /// The daily goal: `Daily goal: 2 of 3 sessions.`; `nil` before the first of the day.
  static func daily(_ done: Int, of goal: Int) -> String? {
    done == 0 ? nil : "Daily goal: \(done) of \(count(goal, "session"))."
  }

  /// A line about enough pressing today.
  static func pressing(_ length: Duration) -> String {
    "Pressing \(length.secondsRoundedDown / 60) min today: that is plenty."
  }

  /// The streak of days with a session; `nil` for one day, which the day's total shows already.
  static func streak(_ streak: Streak) -> String? {
    guard let since = streak.since, streak.days > 1 else { return nil }
    return "\(streak.days) days with a session since \(LocalTime.shortDay(since)), "
      + "days of rest allowed."
  }

  // MARK: Pain

  /// The trend of pain, a sentence a line; empty if pain was never answered.
  static func pain(_ trend: PainTrend) -> [String] {
    guard let latest = trend.latest else { return [] }
    var lines = [answer(latest)]
    if let change = trend.sincePrevious {
      let than = change == .same ? "as" : "than"
      lines.append("Before a session it is \(word(change)) \(than) the time before.")
    }
    if let change = trend.overThreeWeeks {
      lines.append("Over three weeks it is \(word(change)).")
    }
    return lines + SummaryText.lines(for: trend)
  }

  private static func answer(_ latest: PainAnswer) -> String {
    let day = LocalTime.shortDay(latest.day)
    switch (latest.before, latest.after) {
    case (let before?, let after?):
      let change = latest.change.map { ": \(word($0))" } ?? ""
      return "Pain on \(day): \(before) before, \(after) after\(change)."
    case (let before?, nil): return "Pain on \(day): \(before) before a session."
    case (nil, let after?): return "Pain on \(day): \(after) after a session."
    case (nil, nil): return "Pain on \(day): not said."
    }
  }

  private static func word(_ change: PainChange) -> String {
    switch change {
    case .muchBetter: "much better"
    case .better: "a little better"
    case .same: "the same"
    case .worse: "a little worse"
    case .muchWorse: "worse"
    }
  }

  // MARK: Sessions

  /// A line about no session, at all or since a day.
  static func nothing(since day: LocalDay?) -> String {
    day.map { "No session since \($0)." } ?? "No session yet."
  }

  /// A session in a line, in local time:
  /// `2026-11-23 10:15  Foam roller, 4 min of 4 min, finished, pain 5 to 3`.
  static func line(_ session: SessionOutline, _ missed: MissedWork) -> String {
    let clock = LocalTime(session.startedAt, utcOffset: session.utcOffset)
    var parts = [session.routineTitle, work(session)]
    parts.append(ending(of: session))
    if let pain = pain(session) { parts.append(pain) }
    if missed.skipped > 0 { parts.append("\(missed.skipped) left out") }
    if missed.hurt > 0 { parts.append("\(missed.hurt) hurt") }
    if let note = session.note { parts.append("note: \(note)") }
    return "\(clock.day) \(clock.fullTime)  \(parts.joined(separator: ", "))"
  }

  /// Pain that was recorded without a session: `Pain 5, left side`.
  static func title(_ entry: PainEntry) -> String {
    "Pain \(entry.pain)" + (entry.side.map { ", \(Format.side($0))" } ?? "")
  }

  /// The same in a line, in local time: `2026-11-23 10:15  Pain 5, left side`.
  static func line(_ entry: PainEntry) -> String {
    let clock = LocalTime(entry.saidAt, utcOffset: entry.utcOffset)
    return "\(clock.day) \(clock.fullTime)  \(title(entry))"
  }

  /// The sentence after an entry was deleted: what it has closed today stays closed; empty if it
  /// closed nothing.
  static func afterDeleting(_ entry: PainEntry, by ownDay: OwnDay, now: Date) -> String {
    entry.pain >= Advice.gentlePain && ownDay.isToday(entry.saidAt, at: now, in: .current)
      ? " It still counts today." : ""
  }

  /// The pain of today without a session: `Pain recorded today: 5 at 9:10 (left side), 3 at 14:00.`;
  /// `nil` for none.
  static func painOfToday(_ entries: [PainEntry]) -> String? {
    if entries.isEmpty { return nil }
    let all = entries.map { entry in
      "\(entry.pain) at \(LocalTime(entry.saidAt, utcOffset: entry.utcOffset).time)"
        + (entry.side.map { " (\(Format.side($0)))" } ?? "")
    }
    return "Pain recorded today: \(all.joined(separator: ", "))."
  }

  /// The work of a session: `1 min of 4 min`, or `4 min` where that was all.
  static func work(_ session: SessionOutline) -> String {
    let work = Format.length(session.work)
    return session.credit == .whole || session.planned == .zero
      ? work : "\(work) of \(Format.length(session.planned))"
  }

  /// The ending of a session: `finished` only where all parts were done, else `4 of 6 parts`.
  static func ending(of session: SessionOutline) -> String {
    switch session.ending {
    case .finished where session.isWhole: "finished"
    case .finished: "\(session.segmentsDone) of \(count(session.segmentsPlanned, "part"))"
    case .left: "left early"
    case .hurt: "ended because it hurt"
    case .cutOff: "cut off"
    case nil: "not ended yet"
    }
  }

  /// Pain before and after: `pain 5 to 3`; `nil` if neither was answered.
  static func pain(_ session: SessionOutline) -> String? {
    switch (session.painBefore, session.painAfter) {
    case (let before?, let after?): "pain \(before) to \(after)"
    case (let before?, nil): "pain \(before) before"
    case (nil, let after?): "pain \(after) after"
    case (nil, nil): nil
    }
  }

  /// A segment and its outcome: `Lean, left side, 2 of 3: 20 s`.
  static func line(_ result: SavedSegmentResult) -> String {
    var parts = [result.title.isEmpty ? Format.name(of: result.kind) : result.title]
    if let side = result.side { parts.append(Format.side(side)) }
    if let index = result.repetition, let of = result.repetitions, of > 1 {
      parts.append("\(index) of \(of)")
    }
    let spent = Format.length(result.spent)
    let outcome =
      switch result.outcome {
      case .done: spent
      case .partial: "\(spent), not to its end"
      case .skipped: "left out"
      case .hurt: "\(spent), it hurt"
      }
    return parts.joined(separator: ", ") + ": " + outcome
  }

  // MARK: Import

  /// The outcome of an import.
  static func imported(
    _ added: Int, _ updated: Int, _ unchanged: Int, deleted: Int = 0, answers: Int,
    pains: Int = 0, unknown: Int = 0, problems: Int
  ) -> String {
    var line = "\(count(added, "session")) added, \(updated) updated, \(unchanged) unchanged"
    if deleted > 0 { line += ", \(deleted) deleted" }
    if answers > 0 { line += "; \(count(answers, "answer")) about doses added" }
    if pains > 0 { line += "; pain without a session: \(pains) added" }
    if unknown > 0 { line += "; \(count(unknown, "line")) of a newer unknot kept" }
    if problems > 0 { line += "; \(count(problems, "problem"))" }
    return line + "."
  }

  /// A number with its noun, in the plural unless it is 1.
  static func count(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
  }
}
