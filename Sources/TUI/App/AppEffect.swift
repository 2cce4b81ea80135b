import CarePlan
import Drawing
import RoutineEngine

/// A request to the runtime, the only way in which the app changes anything outside of itself.
public enum AppEffect: Sendable, Equatable {
  /// Passes on what the session did: to the history, to sounds, to the desktop, to hooks.
  case observe(SessionEffect)
  /// Prints a sentence or a question in sessions without a screen.
  case say(String)
  /// Says something aloud.
  case speak(String)
  /// Loads something, to be answered by `AppInput.loaded`.
  case load(Query)
  /// Saves something.
  case save(Change)
  /// Changes the files of the person's routines, to be answered by `AppInput.loaded`.
  case files(RoutineFileRequest)
  /// Carries out the choice for the session that was cut off.
  case resume(ResumeChoice)
  /// Releases a cut-off session that was taken to be resumed and was not.
  case releaseResumed
  /// Shows everything in the colors of a choice, on the terminal's background if that is known.
  case showTheme(Theme.Choice, on: Theme.Background?)
  /// Has the observers of sessions use these settings from now on.
  case apply(PlaySettings)
  /// Answers a command of the remote control.
  /// - Parameters:
  ///   - to: The request's number.
  ///   - refusal: The reason for the refusal; `nil` if the command was performed.
  case reply(to: Int, refusal: String?)
  /// Draws the whole window again, since another program may have written over it.
  case redraw
  /// Ends the program.
  case quit
}

/// A request for data from outside the app.
public enum Query: Sendable, Equatable {
  /// The entries of the list.
  case routines
  /// The figure of a name.
  case figure(String)
  /// The sessions of the last weeks.
  case practice
  /// A session at a dose, of the first routine that exists among some ids.
  case session(of: [String], Prescription)
  /// The doses that the person has agreed to.
  case doses
  /// The latest session that was cut off.
  case interrupted
  /// Today, the streak and the last two weeks.
  case today
  /// The guide cards.
  case guide
  /// The last weeks and the latest sessions.
  case history
  /// The history after a correction, with at least as many sessions as before.
  case changedHistory(sessions: Int)
  /// The sessions earlier than the loaded ones.
  case earlierSessions
  /// The lines of the history about the session that has just ended.
  case report
  /// Another dose of the routine of the session that has just ended, to replace the chosen one.
  case suggestion(over: Prescription)
  /// A routine to change, or a new one.
  case builder(BuilderOpening)
  /// The problems that the draft would have as this file.
  case draft(BuilderFile, RoutineDraft)

  /// True if the next frame waits for the answer. Other queries are answered after that frame.
  public var isForNextFrame: Bool {
    switch self {
    case .routines, .figure, .builder, .draft: true
    case .practice, .session, .doses, .interrupted, .today, .guide, .history, .changedHistory,
      .earlierSessions, .report, .suggestion:
      false
    }
  }
}

/// A change to be saved.
public enum Change: Sendable, Equatable {
  /// Settings by name; the others stay as they are saved.
  case settings([String: Setting.Value])
  /// The answers about warning signs and risks.
  case safety(SafetyAnswers)
  /// The pain of the day, from 0 to 10.
  case pain(Int)
  /// Pain, from 0 to 10, that was recorded without a session.
  case painEntry(Int)
  /// The cautions of a routine, as read.
  case readCautions(of: String)
  /// The soreness of the day from the days before.
  case soreness(Soreness)
  /// The check-ins of the day.
  case checkIns([CheckIn])
  /// The pain, from 0 to 10, before the session under way.
  case painBefore(Int)
  /// The pain, from 0 to 10, after the session that has just ended; `nil` if the person will not
  /// say.
  case painAfter(Int?)
  /// The person's opinion of the dose of the session that has just ended.
  case ease(Ease)
  /// The answer to the dose that was suggested.
  case suggestion(isAccepted: Bool)
  /// A correction of the history by hand.
  case history(HistoryEdit)
  /// The return to the dose that a routine has at a level, without the agreed changes.
  case usualDose(of: String, at: Level)
}

/// A choice for a session that was cut off.
public enum ResumeChoice: Sendable, Hashable, CaseIterable {
  /// The session goes on where it was.
  case resume
  /// The session is over; what was done counts.
  case end
  /// The decision is left for another time.
  case later
}
