/// The actions of keys in the builder.
public enum BuilderAction: Sendable, Hashable, CaseIterable {
  /// Saves the routine.
  case save
  /// Opens the picker, to add a move.
  case add
  /// Moves to the step above.
  case up
  /// Moves to the step below.
  case down
  /// Moves to the first step.
  case first
  /// Moves to the last step.
  case last
  /// Moves the step up by one place.
  case earlier
  /// Moves the step down by one place.
  case later
  /// Makes the dose larger.
  case more
  /// Makes the dose smaller.
  case less
  /// Adds a repeat.
  case oftener
  /// Removes a repeat.
  case seldomer
  /// Sets the number of repeats.
  case times
  /// Takes the next way of using the sides.
  case sides
  /// Makes the rest longer.
  case longerRest
  /// Makes the rest shorter.
  case shorterRest
  /// Returns to the move's own dose.
  case usual
  /// Switches the step off, or on again.
  case skip
  /// Removes the step.
  case remove
  /// Edits the title of the routine.
  case title
  /// Undoes the last change.
  case undo
  /// Redoes the change that was undone last.
  case redo
  /// Closes the builder, with a question if changes are not saved.
  case close
  /// Opens the palette with all keys.
  case help
}

/// The answers to the builder's questions.
public enum BuilderAnswer: Sendable, Hashable, CaseIterable {
  /// Saves, and closes the builder.
  case save
  /// Closes the builder without saving.
  case discard
  /// Reads the file again, and drops the changes.
  case reload
  /// Saves under another name.
  case copy
  /// Returns to the builder, with the changes.
  case back
}
