import Foundation
import RoutineEngine

/// A line for a prompt or a status bar, with fields in braces that are filled in.
struct TodayFormat {
  /// What can be filled in.
  enum Field: String, CaseIterable {
    case routine, title, done, goal, next, state, sessions, minutes, streak, pain

    /// What it is, for the help.
    var help: String {
      switch self {
      case .routine: "the id of the goal whose next time comes first"
      case .title: "its title"
      case .done: "how often it was done today, with halves"
      case .goal: "how often it is meant to be done"
      case .next: "when the next time would be good: `now`, a time, or - for not today"
      case .state: "under, reached or enough"
      case .sessions: "how many sessions today"
      case .minutes: "whole minutes of work today"
      case .streak: "days with a session that follow each other"
      case .pain: "the latest answer about pain"
      }
    }
  }

  private enum Part {
    case text(String)
    case field(Field)
  }

  private let parts: [Part]

  /// Reads a format. `{{` and `}}` are braces; `nil` if there is a field in it that is none.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      parts.append(.text(String(rest[..<brace])))
      let tail = rest[brace...]
      if tail.hasPrefix("{{") || tail.hasPrefix("}}") {
        parts.append(.text(String(tail.prefix(1))))
        rest = tail.dropFirst(2)
        continue
      }
      guard tail.first == "{", let end = tail.firstIndex(of: "}"),
        let field = Field(rawValue: String(tail[..<end].dropFirst()))
      else { return nil }
      parts.append(.field(field))
      rest = tail[end...].dropFirst()
    }
    self.parts = parts + [.text(String(rest))]
  }

  /// The line for a day.
  func line(_ report: TodayReport) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .field(let field): Self.value(of: field, in: report)
      }
    }.joined()
  }

  private static let missing = "-"

  private static func value(of field: Field, in report: TodayReport) -> String {
    let goal = report.nextGoal
    switch field {
    case .routine: return goal?.progress.goal.routineID ?? missing
    case .title: return goal?.title ?? missing
    case .done: return SessionReport.count(goal?.progress.done ?? 0)
    case .goal:
      guard let times = goal?.progress.goal.timesPerDay else { return missing }
      return times.isFixed ? "\(times.low)" : "\(times.low)-\(times.high)"
    case .next:
      guard let next = goal?.progress.next else { return missing }
      return next <= report.now ? "now" : WallClock(next, in: report.timeZone).time
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
