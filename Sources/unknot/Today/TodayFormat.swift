import CarePlan
import Foundation
import RoutineEngine

/// A line for a prompt or a status bar, with fields in braces that are filled in.
struct TodayFormat {
  /// A field to be filled in.
  enum Field: String, CaseIterable {
    case routine, title, done, goal, next, state, sessions, minutes, streak, pain

    /// The explanation for the help.
    var help: String {
      switch self {
      case .routine: "the id of the goal whose next time comes first"
      case .title: "its title"
      case .done: "how often it was done today, with halves"
      case .goal: "how often a day it is recommended"
      case .next: "when the next time would be good: `now`, a time, or - for not today"
      case .state: "under, reached or enough"
      case .sessions: "how many sessions today"
      case .minutes: "whole active minutes today"
      case .streak: "days in a row with a session"
      case .pain: "the latest answer about pain"
      }
    }
  }

  private let format: LineFormat<Field>

  /// Reads a format.
  ///
  /// - Throws: `Problem`, with the expected text, if the format is invalid.
  init(_ text: String) throws(LineFormat<Field>.Problem) {
    format = try LineFormat(text)
  }

  /// The line for a day.
  func line(_ report: TodayReport) -> String {
    format.line { Self.value(of: $0, in: report) }
  }

  private static let missing = "-"

  private static func value(of field: Field, in report: TodayReport) -> String {
    let goal = report.nextGoal
    switch field {
    case .routine: return goal?.progress.goal.routineID ?? missing
    case .title: return goal?.title ?? missing
    case .done: return Credit.times(goal?.progress.done ?? 0)
    case .goal:
      guard let times = goal?.progress.goal.timesPerDay else { return missing }
      return times.isFixed ? "\(times.low)" : "\(times.low)-\(times.high)"
    case .next:
      guard let next = goal?.next else { return missing }
      return next <= report.now ? "now" : LocalTime(next, in: report.timeZone).time
    case .state: return goal.map { $0.progress.state.name } ?? missing
    case .sessions: return "\(report.today.sessions.count)"
    case .minutes: return "\(report.today.work.secondsRoundedDown / 60)"
    case .streak: return "\(report.today.streak.days)"
    case .pain:
      guard let latest = report.trend.latest else { return missing }
      return (latest.after ?? latest.before).map { "\($0)" } ?? missing
    }
  }
}
