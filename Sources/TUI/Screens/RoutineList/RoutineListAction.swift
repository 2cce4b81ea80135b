/// The actions of keys in the list of routines.
public enum RoutineListAction: Sendable, Hashable, CaseIterable {
  /// Starts the chosen routine.
  case start
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
  /// Takes the next level.
  case level
  /// Begins to type words of the filter.
  case filter
  /// Shows only routines with the next equipment.
  case equipment
  /// Shows only routines in the next position.
  case position
  /// Shows only routines up to the next length.
  case length
  /// Opens the details of the chosen routine.
  case details
  /// Closes the details, or clears the filter.
  case close
  /// Opens the guide: the questions people ask.
  case guide
  /// Opens the history.
  case history
  /// Opens the settings.
  case settings
  /// Opens the question about warning signs.
  case safety
  /// Opens the question about today's pain.
  case sore
  /// Turns hands-free on or off: with it, waits end by themselves.
  case handsFree
  /// Returns from an agreed dose to the routine's usual one.
  case usualDose
  /// Opens the builder with a new routine.
  case new
  /// Opens the builder with the chosen routine.
  case build
  /// Opens the builder with a copy of the chosen routine.
  case copy
  /// Moves the chosen routine to the bin.
  case delete
  /// Brings back the routine that was deleted last.
  case restore
  /// Moves the chosen routine up by one place.
  case earlier
  /// Moves the chosen routine down by one place.
  case later
  /// Switches the chosen routine off, or on again.
  case switchOff
  /// Shows the routines that are switched off, or hides them.
  case showOff
  /// Opens the palette with all keys.
  case help
  /// Leaves the program, or closes the details.
  case quit
}
