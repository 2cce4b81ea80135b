import RoutineEngine

/// Keys from exercise sheets and other programs that have no single replacement. Each has a hint
/// about what to write.
enum OtherWords {
  /// Keys for the name of an exercise.
  private static let names: Set = ["exercise", "stretch", "name", "move", "movement", "pose"]
  /// Keys for a length of time, with the unit that each implies.
  private static let times = [
    "duration": "", "time": "", "length": "", "seconds": " s", "secs": " s", "sec": " s",
    "minutes": " min", "mins": " min", "min": " min",
  ]
  private static let eachSide: Set = [
    "each", "each side", "eachside", "per side", "both", "both sides", "either side",
  ]
  private static let days: Set = [
    "days", "weekdays", "schedule", "remind", "reminder", "reminders",
  ]
  private static let remarks: Set = ["note", "notes", "comment", "comments", "remark", "remarks"]
  private static let deskWork: Set = ["work", "focus", "pomodoro"]
  private static let shortestDeskWork: Duration = .minutes(5)

  /// The hint for days of the week.
  static let hintForDays =
    "the days are not in the file: `unknot remind NAME --days mon-fri` sets them"

  /// Returns a key in the form of the tables here.
  static func plain(_ key: String) -> String {
    key.lowercased().replacing("-", with: " ").replacing("_", with: " ")
  }

  /// Returns true for a key for the name of an exercise.
  static func isName(_ key: String) -> Bool { names.contains(plain(key)) }

  /// Returns the time of a key like `duration`, written as for a verb; `nil` for any other entry.
  static func time(_ entry: YAMLEntry) -> String? {
    guard let unit = times[plain(entry.key)], let text = entry.text else { return nil }
    for written in [text + unit, text] where MeantStep.time(written) != nil {
      return CleanText.line(written)
    }
    return nil
  }

  /// Returns the hint for a key at the top level of a routine.
  static func hint(atTop entry: YAMLEntry) -> String? {
    let key = plain(entry.key)
    if days.contains(key) { return hintForDays }
    if remarks.contains(key) { return "did you mean `author` or `summary`?" }
    if ["source", "reference"].contains(key), let text = entry.text {
      return "write `sources:` and, below it, `- title: \(CleanText.excerpt(text))`"
    }
    return nil
  }

  /// Returns the hint for a key of a step.
  static func hint(inStep entry: YAMLEntry, _ verb: Verb) -> String? {
    let key = plain(entry.key)
    if days.contains(key) { return hintForDays }
    if names.contains(key) { return "did you mean `title`?" }
    if Verb.sided.contains(verb), eachSide.contains(key) { return "did you mean `sides: both`?" }
    if verb == .group, key == "steps" {
      return "put the steps right below `- group:`, and `rounds: 3` after them"
    }
    guard times[key] != nil else { return nil }
    let time = time(entry) ?? "30 s"
    switch verb {
    case .hold, .massage, .active, .apply, .rest, .breathe:
      return "the time stands behind the verb: `- \(verb.rawValue): \(time)`"
    case .reps: return "`reps` is counted: for a time write `- active: \(time)`"
    case .open, .prompt: return "did you mean `about: \(time)`?"
    case .use: return "did you mean `dose: \(time)`?"
    case .group, .include: return nil
    }
  }

  /// Returns the hint for time at a desk, which is neither exercise nor step.
  static func hint(forDeskWork entry: YAMLEntry) -> String? {
    guard deskWork.contains(plain(entry.key)), let text = entry.text,
      let time = MeantStep.time(text), time.low >= shortestDeskWork
    else { return nil }
    return "time at a desk is not a step: `unknot breaks` counts it and suggests a break; for "
      + "exercise write `- active: \(CleanText.line(text))`"
  }
}

extension YAMLEntry {
  /// The text of the value; `nil` if it is no text.
  var text: String? { if case .text(let text) = value.content { text } else { nil } }
}
