import RoutineEngine

/// Lets a person hear what they should not have to look at the screen for.
///
/// Nothing here takes time: what makes the sound runs beside the program, and what goes wrong with
/// it is noticed later.
public protocol CuePlayer {
  /// Lets a cue be heard.
  ///
  /// - Parameters:
  ///   - cue: What is to be heard.
  ///   - segment: What the session is in; `nil` once it is over.
  func play(_ cue: Cue.Kind, of segment: Segment?)

  /// Looks after what was started: whether it has ended, failed or hangs. To be called whenever
  /// the program is awake; once a second is plenty.
  func tend()

  /// Silences what is being heard.
  func hush()

  /// Lets what is being heard come to its end, as long as that takes if nothing is wrong, and
  /// leaves nothing behind.
  func close()
}
