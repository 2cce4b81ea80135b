import RoutineEngine

/// What comes of looking for a routine that another one includes.
public enum IncludeResult: Sendable {
  /// It is there, and it is good; how many steps it has with those of what it includes, and how
  /// deep its own includes go, 0 for none.
  case found(Routine, steps: Int, depth: Int = 0)
  /// There is none of that id; those nearest to it.
  case unknown(nearest: [String])
  /// It is there, but has errors of its own, the first of which is given.
  case broken(String)
  /// It includes the routine that includes it; the ids along the way.
  case cycle([String])
  /// Routines include each other deeper than ``Limits/includeDepth``.
  case tooDeep
}
