import CarePlan
import Foundation
import RoutineEngine

/// The words about breaks.
public enum BreakText {
  /// Returns the title of the message.
  public static func title(_ suggestion: BreakSuggestion) -> String {
    let words = ["", "One minute", "Two minutes", "Three minutes", "Four minutes", "Five minutes"]
    let minutes = suggestion.minutes
    let length = words.indices.contains(minutes) ? words[minutes] : "\(minutes) minutes"
    return "\(length) for your back?"
  }

  /// Returns the text of the message.
  public static func body(
    _ suggestion: BreakSuggestion, sitting: Duration, afterCall: Bool, done: Int, goal: Int
  ) -> String {
    let plan = suggestion.plan.map { "\($0): " } ?? ""
    let call = afterCall ? "The call is over. " : ""
    let sat = sitting < .seconds(60) ? "" : "You have been sitting for \(length(sitting)). "
    return "\(call)\(sat)"
      + "\(plan)\(suggestion.title), \(suggestion.minutes) min. \(done) of \(goal) today."
  }

  /// Returns a length of time in hours and minutes, such as `1 h 40 min`.
  public static func length(_ time: Duration) -> String {
    let minutes = max(0, Int(time / .seconds(60)))
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return "\(rest) min" }
    return rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
  }

  /// Returns the reason for a silence.
  public static func reason(_ silence: Silence) -> String {
    switch silence {
    case .call: "you are in a call"
    case .command: "your silence-when command says so"
    case .session: "a session is running"
    case .quiet: "it is outside your hours"
    case .goal: "today's goal is met"
    case .safety: "nothing suits you now; `unknot today` says why"
    case .unanswered: "nobody answered three times"
    case .enough: "you have been asked \(BreakLimits.asksPerDay) times today"
    case .ending: "your working hours are nearly over"
    case .off: "you turned breaks off"
    }
  }

  /// Returns a decision as a log line with its time, such as `10:16 asked after 49 min: …`.
  public static func line(_ note: BreakNote, at moment: BreakMoment) -> String {
    "\(LocalTime(moment.wall, in: moment.timeZone).time) \(line(note, in: moment.timeZone))"
  }

  /// Returns a decision as a log line without its time.
  public static func line(_ note: BreakNote, in timeZone: TimeZone) -> String {
    switch note {
    case .sitting(let step): "sitting; a break after \(length(step))"
    case .away(let absence, let since):
      "away since \(LocalTime(since, in: timeZone).time) (\(absence.rawValue)): that is a break"
    case .outside(let next):
      "outside your hours" + (next.map { " until \(LocalTime($0, in: timeZone).time)" } ?? "")
    case .inside: "inside your hours"
    case .silent(let silence): "due, but not asked: \(reason(silence))"
    case .asked(let suggestion, let sitting):
      "asked after \(length(sitting)): \(suggestion.title), \(suggestion.minutes) min"
    case .later(let time): "later: in \(length(time))"
    case .unanswered(let count): "no answer (\(count))"
    case .started(let suggestion): "started: \(suggestion.title)"
    case .notStarted: "no session began"
    case .sessionBegan: "a session is running"
    case .sessionEnded(let counts): counts ? "session done" : "session over, too short to count"
    case .skipped: "skipped"
    case .off(let until):
      "off until " + (until.map { LocalTime($0, in: timeZone).time } ?? "tomorrow")
    case .on: "on"
    case .gotUp: "you got up: that is a break"
    case .newDay(let day): "a new day: \(day)"
    }
  }

  /// Returns the state and the sources in lines for a person.
  public static func lines(_ status: BreakStatus, in timeZone: TimeZone) -> [String] {
    let sees = status.sources.map { source in
      source.dropped.map { "\(source.name) (ignored: \($0))" } ?? source.name
    }
    return [line(status, in: timeZone)]
      + ["Sees: \(sees.isEmpty ? "nothing, it goes by the clock" : sees.joined(separator: ", "))."]
  }

  /// Returns the state in one line, with the reason for a silence.
  public static func line(_ status: BreakStatus, in timeZone: TimeZone) -> String {
    let sitting = status.sittingSeconds.map { "Sitting for \(length(.seconds($0)))." }
    let done = "\(status.done) of \(status.goal) today"
    let what = status.suggestion.map { "\($0.title), \($0.minutes) min" }
    let first: String =
      switch status.state {
      case .sitting:
        [
          sitting,
          status.next.map { "Next break about \(LocalTime($0, in: timeZone).time)" + " (\(done))." }
            ?? "\(done).",
        ].compactMap(\.self).joined(separator: " ")
      case .away: "Nobody sits here now (\(done))."
      case .outside:
        "Outside your hours"
          + (status.next.map { " until \(LocalTime($0, in: timeZone).time)" } ?? "") + "."
      case .off:
        "Breaks are off until \(status.next.map { LocalTime($0, in: timeZone).time } ?? "tomorrow") (\(done))."
      case .held, .due:
        [sitting, "A break is due (\(done))."].compactMap(\.self).joined(separator: " ")
      case .asking, .starting:
        [sitting, what.map { "\($0)?" }, "\(done)."].compactMap(\.self).joined(separator: " ")
      case .session: "A session is running (\(done))."
      }
    let silence = status.silence.flatMap { silence -> String? in
      [.session, .quiet, .off].contains(silence) ? nil : "Not asking: \(reason(silence))."
    }
    return ([first] + [silence].compactMap(\.self)).joined(separator: " ")
  }
}
