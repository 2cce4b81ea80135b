import RoutineEngine

/// Something to be heard once.
struct Performance {
  /// The cue that asks for it.
  let cue: Cue.Kind
  /// What is said; empty for a tone.
  let words: String
  /// What the program reads it from, if not from its arguments.
  let input: SoundFile?
  /// The longest that it takes where nothing is wrong.
  let length: Duration
}
