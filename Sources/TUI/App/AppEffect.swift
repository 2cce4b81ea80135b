import CarePlan
import Drawing
import RoutineEngine

/// A request to the runtime: everything outside of the app.
public enum AppEffect: Sendable, Equatable {
  /// Passes on what the session did: to the history, to sounds, to the desktop, to hooks.
  case observe(SessionEffect)
  /// Says what a screen shows for a while, or asks, where there are lines and no screen.
  case say(String)
  /// Says something aloud.
  case speak(String)
  /// Loads something, to be answered by `AppInput.loaded`.
  case load(Query)
  /// Saves something.
  case save(Change)
  /// Does something with the files of the person's routines, to be answered by `AppInput.loaded`.
  case files(RoutineFileRequest)
  /// Does what the person chose for the session that was cut off.
  case resume(ResumeChoice)
  /// Gives back a session that was to go on and did not.
  case releaseResumed
  /// Shows everything in the colors of a choice, on the terminal's background if that is known.
  case showTheme(Theme.Choice, on: Theme.Background?)
  /// Lets observers of sessions follow these settings from now on.
  case apply(PlaySettings)
  /// Answers a command of the remote control.
  /// - Parameters:
  ///   - to: The number of the request.
  ///   - refusal: The reason for which the command was refused; `nil` if it was not.
  case reply(to: Int, refusal: String?)
  /// Draws everything again: the window may show something else.
  case redraw
  /// Ends the program.
  case quit
}

/// A request of the app for something from outside.
public enum Query: Sendable, Equatable {
  /// The entries of the list.
  case routines
  /// The figure of a name.
  case figure(String)
  /// The sessions of the last weeks.
  case practice
  /// A session of the first of some routines that there is, by their ids, at a dose.
  case session(of: [String], Prescription)
  /// The doses that the person has said yes to.
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
  /// The sessions before those that are loaded.
  case earlierSessions
  /// The lines of the history about the session that has just ended.
  case report
  /// Another dose of the routine that has just been walked, over the chosen one.
  case suggestion(over: Prescription)
  /// A routine to be changed, or to be made.
  case builder(BuilderOpening)
  /// The problems of a draft, as the file that it would be.
  case draft(BuilderFile, RoutineDraft)

  /// True if the next frame waits for the answer. The others are read once it is shown.
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
  /// The dose of the session that has just ended, as the person found it.
  case ease(Ease)
  /// The answer to the dose that was suggested.
  case suggestion(isAccepted: Bool)
  /// A correction of the history by hand.
  case history(HistoryEdit)
  /// The return to a routine's own dose at a level.
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
