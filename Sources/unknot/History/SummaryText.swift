import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI

/// The summary of the history in words.
enum SummaryText {
  /// The progress of a goal in a few characters, done and wanted a day:
  /// `2/5`, `1.5/5`.
  static func short(_ goal: GoalProgress) -> String {
    "\(Credit.times(goal.done))/\(goal.goal.timesPerDay.low)"
  }

  /// The progress of a goal, and the next good time.
  static func line(for goal: GoalProgress, now: Date, in timeZone: TimeZone) -> String {
    let range = Format.count(goal.goal.timesPerDay)
    let done = "This routine: \(Credit.times(goal.done)) of \(range) today."
    switch goal.state {
    case .enough: return done + " That is enough for a day."
    case .under, .reached: break
    }
    guard let next = goal.next else { return done + " That's it for today." }
    if next <= now { return done + " You can do it again now." }
    return done + " Next one: after about \(LocalTime(next, in: timeZone).time)."
  }

  /// The reasons to see somebody about pain.
  static func lines(for trend: PainTrend) -> [String] {
    trend.advice.compactMap(word(for:))
  }

  /// A reason to see somebody; `nil` for advice that is given after the session already.
  private static func word(for advice: PainTrend.Advice) -> String? {
    switch advice {
    case .stop, .onlyIfItSettles: nil
    case .seeSomeoneWorseTwice: "Worse twice in a row: see a doctor or a physiotherapist."
    case .seeSomeoneNoChange: "No change in three weeks: see a doctor or a physiotherapist."
    }
  }

  /// The moment at which a session was cut off, in local time: `23 Nov, 18:05`.
  static func moment(of session: InterruptedSession) -> String {
    let clock = LocalTime(session.lastSeen, utcOffset: session.facts.utcOffset)
    return "\(LocalTime.shortDay(clock.day)), \(clock.time)"
  }

  /// The point at which a session was cut off: `Hold 2 of 3, left side, 11 s left`.
  static func place(of session: InterruptedSession) -> String {
    let position = session.position
    var parts = [Format.name(of: position.kind)]
    if let index = position.repetition, let of = position.repetitions, of > 1 {
      parts[0] += " \(index) of \(of)"
    }
    if let side = position.side { parts.append(Format.side(side)) }
    if let left = position.remaining { parts.append(Format.length(left) + " left") }
    let title = position.title.isEmpty ? "" : "\(position.title): "
    return title + parts.joined(separator: ", ")
  }
}

extension LocalTime {
  /// The begin of a session, in local time.
  init(_ facts: SessionFacts) {
    self.init(facts.startedAt, utcOffset: facts.utcOffset)
  }
}
