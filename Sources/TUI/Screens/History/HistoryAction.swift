/// The actions of keys in the history.
public enum HistoryAction: Sendable, Hashable, CaseIterable {
  /// Opens the sessions of the chosen day, then the chosen session.
  case open
  /// Chooses the day before, or closes the open page.
  case earlier
  /// Chooses the day after, or opens the chosen session.
  case later
  /// Moves a line up.
  case up
  /// Moves a line down.
  case down
  /// Moves a window up.
  case pageUp
  /// Moves a window down.
  case pageDown
  /// Moves to the first line.
  case first
  /// Moves to the last line.
  case last
  /// Begins a session that is entered by hand.
  case add
  /// Corrects the pain before the chosen session.
  case painBefore
  /// Corrects the pain after the chosen session.
  case painAfter
  /// Corrects the person's opinion of the dose.
  case ease
  /// Corrects the minutes of exercise of the chosen session.
  case minutes
  /// Corrects the routine of the chosen session.
  case routine
  /// Edits the note of the chosen session.
  case note
  /// Deletes the chosen session.
  case delete
  /// Brings back the session that was deleted last.
  case undo
  /// Closes the open page.
  case close
  /// Opens the palette with all keys.
  case help
}

/// The actions of keys while a session is entered by hand.
public enum HistoryEntryAction: Sendable, Hashable, CaseIterable {
  /// Adds the session.
  case add
  /// Chooses another routine.
  case routine
  /// Chooses another day.
  case day
  /// Enters another time.
  case time
  /// Enters the minutes of exercise.
  case minutes
  /// Moves a line up.
  case up
  /// Moves a line down.
  case down
  /// Goes back without adding the session.
  case close
  /// Opens the palette with all keys.
  case help
}

/// The actions of keys in the form for one value of a session.
public enum HistoryFormAction: Sendable, Hashable, CaseIterable {
  /// Takes the typed text, or the chosen option.
  case keep
  /// Chooses the option above.
  case up
  /// Chooses the option below.
  case down
  /// Removes the last character.
  case erase
  /// Goes back without a change.
  case cancel
}
