import Drawing

/// The key tables of the history.
extension Keymaps {
  /// The keys of the history.
  public static let history = Keymap<HistoryAction>(
    [
      KeyBinding(
        .enter, .character(" "), does: .open, "open",
        "The sessions of the chosen day, then the chosen one in full"),
      KeyBinding(
        .left, .character("h"), does: .earlier, "day before", "The day before; out of what is open"),
      KeyBinding(
        .right, .character("l"), does: .later, "day after", "The day after; open what is chosen"),
      KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
      KeyBinding(.down, .character("j"), does: .down, "down", "The line below"),
      KeyBinding(.pageUp, does: .pageUp, "page up", "Page up"),
      KeyBinding(.pageDown, does: .pageDown, "page down", "Page down"),
      KeyBinding(.home, .character("g"), does: .first, "first", "The first line"),
      KeyBinding(.end, .character("G"), does: .last, "last", "The last line"),
      KeyBinding(
        .character("a"), does: .add, "add", "Enter a session that you did without unknot"),
      KeyBinding(
        .character("b"), does: .painBefore, "pain before", "Correct the pain before the session"),
      KeyBinding(
        .character("p"), does: .painAfter, "pain after", "Correct the pain after the session"),
      KeyBinding(.character("e"), does: .ease, "dose", "Correct how you found the dose"),
      KeyBinding(.character("m"), does: .minutes, "minutes", "Correct the minutes of exercise"),
      KeyBinding(.character("r"), does: .routine, "routine", "Correct which routine it was"),
      KeyBinding(.character("n"), does: .note, "note", "Write a note on the session"),
      KeyBinding(
        .character("d"), .delete, does: .delete, "delete", "Delete the session; u brings it back"),
      KeyBinding(
        .character("u"), does: .undo, "undo", "Bring back the session that you deleted last"),
      KeyBinding(
        .escape, .character("q"), does: .close, "back",
        "Out of the session, the list, the history"),
      KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
    ], screen: "history")

  /// The keys of a session that is entered by hand.
  public static let historyEntry = Keymap<HistoryEntryAction>([
    KeyBinding(.enter, does: .add, "add", "Add the session to the history"),
    KeyBinding(.character("r"), does: .routine, "routine", "Another routine"),
    KeyBinding(.character("d"), does: .day, "day", "Another day"),
    KeyBinding(.character("t"), does: .time, "time", "Another time of its beginning"),
    KeyBinding(.character("m"), does: .minutes, "minutes", "The minutes of exercise"),
    KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
    KeyBinding(.down, .character("j"), does: .down, "down", "The line below"),
    KeyBinding(.escape, .character("q"), does: .close, "back", "Back, without the session"),
    KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
  ])

  /// The keys of the form for one value of a session.
  public static let historyForm = Keymap<HistoryFormAction>([
    KeyBinding(.enter, does: .keep, "keep", "Keep what is written or chosen"),
    KeyBinding(.up, does: .up, "up", "The option above"),
    KeyBinding(.down, .tab, does: .down, "down", "The option below"),
    KeyBinding(.backspace, does: .erase, "erase", "Take back the last character"),
    KeyBinding(.escape, does: .cancel, "back", "Back, and keep what was there"),
  ])
}
