import RoutineEngine

/// What the program is asked to do: everything outside of the screens.
public enum AppEffect: Sendable, Hashable {
  /// Let the person hear it, unless sound is off.
  case play(Cue.Kind)
  /// Keep what became of a segment.
  case keep(Passage)
  /// Draw everything anew: the window may show something else.
  case redraw
  /// End the program.
  case quit
}
