import Drawing

/// The key tables of all screens.
public enum Keymaps {
  /// The keys of the summary.
  public static let summary = Keymap<SummaryAction>(
    [
      KeyBinding(
        Pain.keys, shownAs: "0-9 t", does: .pain, "pain now", "Pain now, 0 to 9, t for 10"),
      KeyBinding(.character("-"), does: .skipPain, "skip", "Do not say how much it hurts"),
      KeyBinding(.character("e"), does: .tooEasy, "too easy", "The session was too easy"),
      KeyBinding(.character("a"), does: .aboutRight, "about right", "The dose was about right"),
      KeyBinding(.character("h"), does: .tooHard, "too hard", "The session was too hard"),
      KeyBinding(
        .character("y"), does: .accept, "yes",
        "Accept the suggested change of dose, if there is one"),
      KeyBinding(.character("n"), does: .decline, "no", "Decline the suggested change of dose"),
      KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
      KeyBinding(.down, .character("j"), does: .down, "down", "The line below"),
      KeyBinding(
        .enter, .character(" "), does: .next, "next",
        "The next session of today; back to the routines where none is due"),
      KeyBinding(.character("r"), does: .again, "again", "The same session again"),
      KeyBinding(.escape, does: .close, "the routines", "Back to the routines"),
      KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
      KeyBinding(.character("q"), does: .quit, "quit", "Back to the routines, or leave"),
    ], screen: "summary")

  /// The keys of the question about a session that was cut off.
  public static let resume = Keymap<ResumeChoice>([
    KeyBinding(.enter, .character("g"), does: .resume, "resume", "Resume there"),
    KeyBinding(.character("e"), does: .end, "end it", "Stop. What you have done counts"),
    KeyBinding(.escape, .character("q"), does: .later, "later", "Ask another time"),
  ])

  /// The keys of the question for warning signs and risks.
  public static let safety = Keymap<SafetyAction>([
    KeyBinding(.character("n"), .character("0"), does: .nothing, "none of these", "None of these"),
    KeyBinding(.character("1"), does: .emergency, "emergency", "Open the signs of an emergency"),
    KeyBinding(
      .character("2"), does: .soon, "soon", "Open the signs that a doctor should see soon"),
    KeyBinding(.character("3"), does: .risk, "risk", "Open the risks, and your list of them"),
    KeyBinding(
      SafetyItem.keys, shownAs: "a-z", does: .letter, "tick",
      "Tick the line with that letter; again removes the tick"),
    KeyBinding(
      .character(" "), does: .tick, "tick", "Tick the chosen line; again removes the tick"),
    KeyBinding(.down, .character("j"), does: .down, "more", "The line below"),
    KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
    KeyBinding(.right, does: .later, "later", "A later month, where a baby is due"),
    KeyBinding(.left, does: .earlier, "earlier", "An earlier month"),
    KeyBinding(.enter, does: .goOn, "continue", "Continue"),
    KeyBinding(.escape, does: .back, "back", "Back"),
    KeyBinding(.character("c"), does: .change, "change my answer", "Change my answer"),
    KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
    KeyBinding(.character("q"), does: .quit, "quit", "Leave; asks first"),
  ])

  /// The keys of the question about pain before a session.
  public static let pain = Keymap<PainAction>([
    KeyBinding(Pain.keys, shownAs: "0-9 t", does: .rate, "pain", "Pain now, 0 to 9, t for 10"),
    KeyBinding(
      .enter, .character("-"), does: .skip, "skip: gentle dose",
      "Skip, and take the gentle dose; at 6 or more, rest today"),
    KeyBinding(.character("n"), does: .notSore, "no", "Not sore from last time"),
    KeyBinding(
      .character("a"), does: .littleSore, "a little", "A little sore: the gentle dose"),
    KeyBinding(
      .character("m"), does: .verySore, "much or bruised", "Much, or bruised: skip a day"),
    KeyBinding(.character("b"), does: .breathe, "breathe", "Rest and breathe slowly"),
    KeyBinding(.character("p"), does: .cool, "cold pack", "Use a cold pack"),
    KeyBinding(
      .character("s"), does: .guide, "who to see", "The questions people ask, with who to see"),
    KeyBinding(
      .character("g"), does: .stretch, "stretch gently all the same",
      "At 6 or more: stretch gently all the same"),
    KeyBinding(
      .character("c"), does: .change, "change the answer", "Change my answer, if the key was wrong"),
    KeyBinding(.down, .character("j"), does: .down, "more", "The line below"),
    KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
    KeyBinding(.escape, .character("q"), does: .back, "back", "Back, without a session"),
    KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
  ])

  /// The keys of the settings.
  public static let settings = Keymap<SettingsAction>(
    [
      KeyBinding(
        .enter, .right, .character(" "), .character("l"), does: .following, "change",
        "The next value; it counts at once"),
      KeyBinding(.left, .character("h"), does: .previous, "previous", "The previous value"),
      KeyBinding(
        .character("u"), .backspace, does: .undo, "undo",
        "Take a change back: the value when you opened the settings"),
      KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
      KeyBinding(.down, .character("j"), does: .down, "down", "The line below"),
      KeyBinding(
        .escape, .character(","), .character("q"), does: .close, "save and close",
        "Save to config.yaml and close"),
      KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
    ], screen: "settings")

  /// The keys of the guide.
  public static let guide = Keymap<GuideAction>(
    [
      KeyBinding(.enter, .right, .character(" "), does: .open, "read", "Read the chosen answer"),
      KeyBinding(
        Guide.startKeys, shownAs: "1-4", does: .start, "start",
        "Start a routine that the answer names"),
      KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
      KeyBinding(.down, .character("j"), does: .down, "down", "The line below"),
      KeyBinding(.pageUp, does: .pageUp, "page up", "Page up"),
      KeyBinding(.pageDown, does: .pageDown, "page down", "Page down"),
      KeyBinding(
        .escape, .left, .character("q"), does: .close, "back",
        "Out of the answer, or back to the routines"),
      KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
    ], screen: "guide")

  /// The keys of the player.
  public static let player = Keymap<PlayerAction>(
    [
      KeyBinding(.character(" "), does: .pause, "pause", "Pause; resume after a 3 s lead-in"),
      KeyBinding(.enter, does: .answer, "continue", "Continue, on a step that waits for you"),
      KeyBinding(.character("n"), .right, does: .next, "next", "Next step"),
      KeyBinding(.character("N"), does: .nextMove, "next move", "Next move"),
      KeyBinding(
        .character("p"), .left, does: .back, "back", "Start of this step, then the previous one"),
      KeyBinding(
        .character("r"), does: .again, "again", "Repeat this step; in a rest, repeat the exercise"),
      KeyBinding(
        .character("+"), .character("="), does: .longer, "longer", "5 s longer, this time only"),
      KeyBinding(.character("-"), does: .shorter, "shorter", "5 s shorter, this time only"),
      KeyBinding(.character("!"), does: .hurt, "hurts", "It hurts: stop now, then choose"),
      KeyBinding(
        Pain.keys, shownAs: "0-9 t", does: .pain, "pain",
        "Before the first exercise: pain now, 0 to 9, t for 10"),
      KeyBinding(.character("c"), does: .cautions, "cautions", "The cautions; the clock is paused"),
      KeyBinding(.character("z"), does: .largeDigits, "digits", "Full-screen timer"),
      KeyBinding(
        .character("f"), does: .figure, "figure", "Figure: moving, still, off"),
      KeyBinding(.character("s"), does: .sound, "sound", "Sound on or off"),
      KeyBinding(.character("v"), does: .voice, "voice", "Spoken instructions on or off"),
      KeyBinding(
        .character("h"), does: .handsFree, "hands-free",
        "Hands-free: steps move on by themselves"),
      KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
      KeyBinding(.character("q"), .escape, does: .quit, "quit", "Leave; asks first"),
    ], screen: "session")

  /// The keys of the list of routines, outside of its filter.
  public static let list = Keymap<RoutineListAction>(
    [
      KeyBinding(.enter, does: .start, "start", "Start the chosen routine"),
      KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
      KeyBinding(.down, .character("j"), does: .down, "down", "The line below"),
      KeyBinding(.pageUp, does: .pageUp, "page up", "Page up"),
      KeyBinding(.pageDown, does: .pageDown, "page down", "Page down"),
      KeyBinding(.home, .character("g"), does: .first, "first", "The first line"),
      KeyBinding(.end, .character("G"), does: .last, "last", "The last line"),
      KeyBinding(
        .character("l"), does: .level, "dose", "Gentle, standard or full dose"),
      KeyBinding(.character("/"), does: .filter, "find", "Find by what you type; Esc ends it"),
      KeyBinding(
        .character("e"), does: .equipment, "equipment",
        "Only routines without equipment, then with each piece, then all"),
      KeyBinding(
        .character("p"), does: .position, "position",
        "Only routines sitting, standing, lying, then all"),
      KeyBinding(
        .character("m"), does: .length, "minutes",
        "Only routines up to 2, 5, 15 minutes, then all"),
      KeyBinding(
        .right, .character(" "), does: .details, "details",
        "Steps, dose, cautions and sources in full"),
      KeyBinding(.left, .escape, does: .close, "back", "Back"),
      KeyBinding(
        .character("h"), does: .handsFree, "hands-free",
        "Hands-free: steps move on by themselves"),
      KeyBinding(
        .character("u"), does: .usualDose, "usual dose",
        "Back to the routine's usual dose, if you accepted another"),
      KeyBinding(.character("n"), does: .new, "new", "Make a routine of your own"),
      KeyBinding(
        .character("b"), does: .build, "change",
        "Change the routine's steps and doses; of a built-in one, those of a copy"),
      KeyBinding(.character("c"), does: .copy, "copy", "Make a copy of the routine to change"),
      KeyBinding(
        .character("D"), .delete, does: .delete, "delete", "Move your routine to the bin"),
      KeyBinding(
        .character("U"), does: .restore, "bring back", "Bring back what you deleted last"),
      KeyBinding(
        .character("["), does: .earlier, "move up", "Your routine one place up in the list"),
      KeyBinding(
        .character("]"), does: .later, "move down", "Your routine one place down in the list"),
      KeyBinding(
        .character("x"), does: .switchOff, "off",
        "Take the routine out of the list, or put it back"),
      KeyBinding(
        .character("X"), does: .showOff, "show off", "Show the routines that are off, or hide them"),
      KeyBinding(
        .character("i"), does: .guide, "guide", "The questions people ask, answered with sources"),
      KeyBinding(
        .character("t"), does: .history, "history", "The last weeks, and every session"),
      KeyBinding(
        .character(","), does: .settings, "settings", "Settings"),
      KeyBinding(
        .character("s"), does: .sore, "sore today",
        "Log pain: say how sore you are today; from 4 on the day is gentle"),
      KeyBinding(
        .character("!"), does: .safety, "something is wrong",
        "If it gets worse: warning signs, who to see, and your list of risks"),
      KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
      KeyBinding(.character("q"), does: .quit, "quit", "Leave"),
    ], screen: "list")
}
