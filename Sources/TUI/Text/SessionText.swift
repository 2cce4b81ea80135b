import CarePlan
import RoutineEngine

/// The words for correcting sessions of the history.
enum SessionText {
  /// Returns the person's opinion of the dose.
  static func name(_ ease: Ease) -> String {
    switch ease {
    case .tooEasy: "too easy"
    case .aboutRight: "about right"
    case .tooHard: "too hard"
    }
  }

  /// Returns a pain from 0 to 10, or `not said`.
  static func pain(_ pain: Int?) -> String { pain.map { "\($0)" } ?? notSaid }

  /// The word for an answer that was not given.
  static let notSaid = "not said"

  /// The heading of a form.
  static func heading(_ field: HistoryForm.Field) -> String {
    switch field {
    case .painBefore: "Pain before"
    case .painAfter: "Pain after"
    case .ease: "The dose was"
    case .minutes: "Minutes of exercise"
    case .routine: "Which routine?"
    case .note: "Note"
    case .day: "Day"
    case .time: "Time it began"
    }
  }

  /// Returns the hint at the text that a form accepts.
  static func hint(_ field: HistoryForm.Field) -> String {
    switch field {
    case .painBefore, .painAfter: "Type 0 to 10. Leave it empty if you do not know."
    case .ease: "Choose with the arrow keys."
    case .minutes: "Type 1 to 720."
    case .routine: "Type a part of its name, or choose with the arrow keys."
    case .note: "For yourself and your report. Leave it empty for no note."
    case .day: "Type a day, like 2026-11-23. Not later than today."
    case .time: "Type a time, like 17:30."
    }
  }

  /// Returns the reason that a form refuses the typed text.
  static func refusal(_ field: HistoryForm.Field) -> String {
    switch field {
    case .painBefore, .painAfter: "Pain is a number from 0 to 10."
    case .minutes: "A session has 1 to 720 minutes."
    case .day: "Type a day up to today, like 2026-11-23."
    case .time: "Type a time, like 17:30."
    case .routine, .ease, .note: "No routine has that in its name."
    }
  }

  /// The message when no session is chosen.
  static let openFirst = "Open a session first: press Enter."

  /// The message when somebody tries to change pain without a session.
  static let onlyDeleted = "Pain without a session cannot be changed. Press d to delete this entry."

  /// Pain that was recorded without a session, in full.
  static let withoutSession = "recorded without a session"

  /// The message when there is no deletion to undo.
  static let nothingToUndo = "Nothing was deleted since you opened the history."

  /// The minutes of a session that is entered by hand.
  static func minutes(_ minutes: Int?) -> String { minutes.map { "\($0)" } ?? "the whole routine" }
}
