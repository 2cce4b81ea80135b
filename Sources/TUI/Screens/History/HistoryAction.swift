/// The actions of keys in the history.
public enum HistoryAction: Sendable, Hashable, CaseIterable {
  /// The sessions of the chosen day, then the chosen session.
  case open
  /// The day before; out of what is open.
  case earlier
  /// The day after; the chosen session.
  case later
  /// The line above.
  case up
  /// The line below.
  case down
  /// A window up.
  case pageUp
  /// A window down.
  case pageDown
  /// The first line.
  case first
  /// The last line.
  case last
  /// A session by hand.
  case add
  /// The pain before the chosen session.
  case painBefore
  /// The pain after it.
  case painAfter
  /// The dose as the person found it.
  case ease
  /// Its minutes of exercise.
  case minutes
  /// Its routine.
  case routine
  /// Its note.
  case note
  /// The chosen session is deleted.
  case delete
  /// The session that was deleted last comes back.
  case undo
  /// Out of what is open.
  case close
  /// The keys.
  case help
}

/// The actions of keys where a session is entered by hand.
public enum HistoryEntryAction: Sendable, Hashable, CaseIterable {
  /// The session is added.
  case add
  /// Another routine.
  case routine
  /// Another day.
  case day
  /// Another time.
  case time
  /// The minutes of exercise.
  case minutes
  /// The line above.
  case up
  /// The line below.
  case down
  /// Back, without the session.
  case close
  /// The keys.
  case help
}

/// The actions of keys in the form for one value of a session.
public enum HistoryFormAction: Sendable, Hashable, CaseIterable {
  /// The words or the option that was chosen.
  case keep
  /// The option above.
  case up
  /// The option below.
  case down
  /// The last character is taken back.
  case erase
  /// Back, and what was there stays.
  case cancel
}
