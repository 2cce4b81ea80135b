import CarePlan
import Drawing
import RoutineEngine

/// The words of the list.
enum ListText {
  /// The purpose of the program, in a line.
  static let purpose = "Guided stretches, rolling and a little strength for your upper back."

  /// The first keys to know, shown before the first session.
  static let firstKeys = "No sessions yet. Enter starts the chosen one, ? shows every key."

  /// The reason for a line under "Now" in a few characters: `due now`, `from 14:20`.
  static func short(_ reason: Recommendation.Reason) -> String {
    switch reason {
    case .planned(let words, _): words
    case .rest: "rest"
    case .due: "due"
    case .short: "short"
    case .later(let seconds): "from \(LocalTime.time(seconds))"
    case .welcome: "if you like"
    }
  }

  /// Returns the reason for a recommendation in a sentence.
  static func sentence(_ reason: Recommendation.Reason, done: Double, of goal: Goal?) -> String {
    let count = goal.map { "\(Credit.times(done)) of \($0.timesPerDay.low) done today." } ?? ""
    return switch reason {
    case .planned(let words, _): "Your plan: \(words.prefix(1).lowercased())\(words.dropFirst())."
    case .rest(.pain(let pain)): "Your pain was \(pain): rest."
    case .rest(.stopped): "A session hurt today: rest."
    case .due: "Due now: \(count)"
    case .short: "Short, and you need nothing for it."
    case .later(let seconds): "Again from \(LocalTime.time(seconds)): \(count)"
    case .welcome: "Enough for today; once more is fine."
    }
  }

  /// Returns the recommendation after a session: `Next: Posture reset, 2 min, from 15:30`.
  static func next(
    _ title: String, _ reason: Recommendation.Reason, _ length: Duration
  ) -> String {
    "Next: \(title), \(Format.about(length)), \(short(reason))"
  }

  /// Returns the message for a new level: `Dose: full, the top of each range. Lean takes 4 min.`
  ///
  /// - Parameters:
  ///   - level: The level.
  ///   - title: The chosen routine's title.
  ///   - walk: The routine's session at this level; `nil` if there is none.
  /// - Returns: The level, its place in the ranges, and what it changes today.
  static func level(_ level: Level, _ title: String, _ walk: SessionWalk?) -> String {
    let place =
      switch level {
      case .gentle: "the low end of each range"
      case .standard: "the middle of each range"
      case .full: "the top of each range"
      }
    if let reason = walk?.gentleness {
      return "Dose: \(level.rawValue), \(place); today gentle: \(reason.words)."
    }
    let taken = walk.map { " \(title) takes \(Format.about($0.likelyLength))." } ?? ""
    return "Dose: \(level.rawValue), \(place).\(taken)"
  }

  /// The facets of the filter, and the number of routines that pass.
  static func shown(_ facets: [String], count: Int) -> String {
    let what = facets.isEmpty ? "All routines" : facets.joined(separator: ", ")
    return "\(what.prefix(1).uppercased())\(what.dropFirst()): \(count)."
  }

  /// Returns the progress to the daily goal: `2 of 3 today`.
  static func goal(_ done: Int, of goal: Int) -> String {
    done >= goal ? "\(done) today: goal met" : "\(done) of \(goal) today"
  }

  static let nothingDeleted = "Nothing was deleted since unknot began."
  static let nothingIsOff = "No routine is off. x takes the chosen one out of the list."
  static let offIsHidden = "Routines that are off are hidden."
  static let onlyOwnMove = "Only your own routines can change places."
  static let isFirst = "This is the first of your routines already."
  static let isLast = "This is the last of your routines already."
  static let restored = "Your routine is back."

  static func offIsShown(_ count: Int) -> String {
    "\(count) \(count == 1 ? "routine is" : "routines are") off. x puts the chosen one back."
  }

  static func isOff(_ title: String) -> String {
    "\(title) is off. X shows what is off, and x puts a routine back."
  }

  static func isOn(_ title: String) -> String { "\(title) is back in the list." }

  static func isBuiltIn(_ title: String) -> String {
    "\(title) comes with unknot. x takes it out of the list."
  }

  static let copied = "A copy of your own; the original stays."

  static func saved(_ file: String) -> String { "Saved: \(file)" }

  static func deleted(_ title: String, _ path: String) -> String {
    "\(title) is in the bin; U brings it back. \(path)"
  }

  /// The streak: `6 days in a row`; empty for none.
  static func streak(_ days: Int) -> String {
    days == 0 ? "" : days == 1 ? "1 day so far" : "\(days) days in a row"
  }

  /// Returns the active time of two weeks in whole minutes: `31 active minutes this week, 27 last
  /// week`.
  static func weeks(_ this: Duration, _ last: Duration) -> String {
    "\(this.secondsRoundedDown / 60) active minutes this week, \(last.secondsRoundedDown / 60) last week"
  }
}
