import CarePlan
import Drawing
import RoutineEngine

/// What the program is asked to do: everything outside of the screens.
public enum AppEffect: Sendable, Hashable {
  /// Pass on what the session did: to the history, to sounds, to the desktop, to hooks.
  case observe(SessionEffect)
  /// Tell the person what a screen shows for a while: why a key did nothing, a question.
  case say(String)
  /// Keep how much it hurts, from 0 to 10, before the session under way.
  case keepPainBefore(Int)
  /// Keep how much it hurts, from 0 to 10, after the session that has just ended; `nil` if the
  /// person will not say.
  case keepPainAfter(Int?)
  /// Keep what was said to the dose that is offered: yes or no.
  case answerOffer(Bool)
  /// Keep that a routine's own dose is wanted back, at a level.
  case keepUsualDose(of: String, at: Level)
  /// Do what the person chose for the session that was cut off.
  case takeUp(CutOffAnswer)
  /// Bring the guide cards, by `AppState.showGuide`: they are read only when they are wanted.
  case openGuide
  /// Keep what was said to the question for red flags.
  case keepSafety(SafetyAnswer)
  /// Keep the pain of the day, from 0 to 10.
  case keepPain(Int)
  /// Show everything in the colours of a choice, on what the terminal has told of its ground.
  case showTheme(Theme.Choice, on: Theme.Background?)
  /// Let observers of sessions follow these settings from now on.
  case apply(PlaySettings)
  /// Keep these settings for the next time, by their names; the others stay as they are kept.
  case keepSettings([String: Setting.Value])
  /// Bring the history, by `AppState.showHistory`.
  case openHistory
  /// Bring earlier sessions, by `AppState.continueHistory`.
  case continueHistory
  /// Draw everything anew: the window may show something else.
  case redraw
  /// End the program.
  case quit
}

/// What becomes of a session that was cut off.
public enum CutOffAnswer: Sendable, Hashable, CaseIterable {
  /// It goes on where it was.
  case goOn
  /// It is over; what was done counts.
  case end
  /// That is decided another time.
  case later
}
