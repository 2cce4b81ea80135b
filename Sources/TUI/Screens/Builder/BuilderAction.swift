/// The actions of keys in the builder.
public enum BuilderAction: Sendable, Hashable, CaseIterable {
  /// Write the file.
  case save
  /// Choose a move to add.
  case add
  /// The step above.
  case up
  /// The step below.
  case down
  /// The first step.
  case first
  /// The last step.
  case last
  /// The step one place up.
  case earlier
  /// The step one place down.
  case later
  /// A larger dose.
  case more
  /// A smaller dose.
  case less
  /// One repeat more.
  case oftener
  /// One repeat less.
  case seldomer
  /// Set the repeats.
  case times
  /// The next way of using the sides.
  case sides
  /// A longer rest.
  case longerRest
  /// A shorter rest.
  case shorterRest
  /// The move's own dose.
  case usual
  /// Switch the step off or on.
  case skip
  /// Take the step out.
  case remove
  /// Another title.
  case title
  /// Take the last change back.
  case undo
  /// Redo.
  case redo
  /// Leave; asks if something is not saved.
  case close
  /// The keys.
  case help
}

/// The answers to the builder's questions.
public enum BuilderAnswer: Sendable, Hashable, CaseIterable {
  /// Save, and leave.
  case save
  /// Leave without saving.
  case discard
  /// Read the file again.
  case reload
  /// Save under another name.
  case copy
  /// Go on with the changes.
  case back
}
