import Drawing

extension Keymaps {
  /// The keys of the builder's list of steps.
  public static let builder = Keymap<BuilderAction>([
    KeyBinding(.enter, does: .save, "save", "Write the file, and go back to the list"),
    KeyBinding(.character("a"), does: .add, "add", "Add a move below the chosen step"),
    KeyBinding(.up, .character("k"), does: .up, "up", "The step above"),
    KeyBinding(.down, .character("j"), does: .down, "down", "The step below"),
    KeyBinding(.home, .character("g"), does: .first, "first", "The first step"),
    KeyBinding(.end, .character("G"), does: .last, "last", "The last step"),
    KeyBinding(.character("["), does: .earlier, "earlier", "The step one place up"),
    KeyBinding(.character("]"), does: .later, "later", "The step one place down"),
    KeyBinding(.character("+"), .character("="), does: .more, "more", "A larger dose"),
    KeyBinding(
      .character("-"), does: .less, "less", "A smaller dose, also less than the move's own"),
    KeyBinding(
      (1...9).map { .character(Character("\($0)")) }, shownAs: "1-9", does: .times, "times",
      "So many repeats, or rounds of a group"),
    KeyBinding(
      .character(">"), .character("."), .right, does: .oftener, "more often", "One repeat more"),
    KeyBinding(
      .character("<"), .character(","), .left, does: .seldomer, "less often", "One repeat less"),
    KeyBinding(
      .character("d"), does: .sides, "sides", "Left, right, both in turn: the next of them"),
    KeyBinding(
      .character("r"), does: .longerRest, "rest", "A longer rest between two repeats or sides"),
    KeyBinding(.character("R"), does: .shorterRest, "less rest", "A shorter rest there"),
    KeyBinding(
      .character("0"), does: .usual, "usual", "Back to the move's usual dose, sides and rest"),
    KeyBinding(.character("x"), does: .skip, "off", "Switch the step off, or on again"),
    KeyBinding(.delete, .character("D"), does: .remove, "remove", "Take the step out"),
    KeyBinding(.character("t"), does: .title, "title", "Name the routine: another title"),
    KeyBinding(.character("u"), does: .undo, "undo", "Undo the last change"),
    KeyBinding(.character("U"), .control("r"), does: .redo, "redo", "Do it again"),
    KeyBinding(
      .escape, .character("q"), does: .close, "back", "Back; asks if something is not saved"),
    KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
  ])

  /// The keys of the question before changes are lost.
  public static let builderLeaving = Keymap<BuilderAnswer>([
    KeyBinding(.enter, does: .save, "save", "Save, and leave"),
    KeyBinding(.character("d"), does: .discard, "drop them", "Leave without saving"),
    KeyBinding(.escape, does: .back, "continue", "Continue with the changes"),
  ])

  /// The keys of the question about a file that another program has changed.
  public static let builderConflict = Keymap<BuilderAnswer>([
    KeyBinding(.character("c"), does: .copy, "save as a copy", "Save under another name"),
    KeyBinding(
      .character("r"), does: .reload, "read it again", "Read the file again; drops your changes"),
    KeyBinding(.escape, does: .back, "continue", "Continue with the changes"),
  ])
}
