/// The actions of keys in the list of routines.
public enum RoutineListAction: Sendable, Hashable, CaseIterable {
  /// Start the chosen routine.
  case start
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
  /// The next level.
  case level
  /// Filter by what is typed.
  case filter
  /// Only routines with the next equipment.
  case equipment
  /// Only routines in the next position.
  case position
  /// Only routines up to the next length.
  case length
  /// All of the chosen routine.
  case details
  /// Close what is open.
  case close
  /// The questions people ask.
  case guide
  /// The history.
  case history
  /// The settings.
  case settings
  /// The question about warning signs.
  case safety
  /// The person says how much it hurts today.
  case sore
  /// Waits end by themselves, or do not.
  case handsFree
  /// Back from a dose that was agreed to.
  case usualDose
  /// A new routine.
  case new
  /// Change the chosen routine.
  case build
  /// A copy of the chosen routine.
  case copy
  /// Move the chosen routine to the bin.
  case delete
  /// Bring back the routine that was deleted last.
  case restore
  /// The chosen routine one place up.
  case earlier
  /// The chosen routine one place down.
  case later
  /// Take the chosen routine out of the list, or put it back.
  case switchOff
  /// Show the routines that are out of the list, or hide them.
  case showOff
  /// The keys.
  case help
  /// Leave.
  case quit
}
