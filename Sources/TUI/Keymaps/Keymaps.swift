import Drawing

/// The key tables of all screens.
public enum Keymaps {
  /// The summary's.
  public static let summary = Keymap<SummaryAction>(
    [
      KeyBinding(
        Pain.keys, shownAs: "0-9 t", does: .pain, "pain now", "Pain now, 0 to 9, t is ten"),
      KeyBinding(.character("-"), does: .skipPain, "skip", "Do not say how much it hurts"),
      KeyBinding(.character("e"), does: .tooEasy, "too easy", "The session was too easy"),
      KeyBinding(.character("a"), does: .aboutRight, "about right", "The dose was about right"),
      KeyBinding(.character("h"), does: .tooHard, "too hard", "The session was too hard"),
      KeyBinding(
        .character("y"), does: .accept, "yes", "Yes to another dose, where one is offered"),
      KeyBinding(.character("n"), does: .decline, "no", "No to it; you are not asked again soon"),
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

  /// Those of the question what becomes of a session that was cut off.
  public static let resume = Keymap<ResumeChoice>([
    KeyBinding(.enter, .character("g"), does: .resume, "go on", "Go on there"),
    KeyBinding(.character("e"), does: .end, "end it", "End it; what was done counts"),
    KeyBinding(.escape, .character("q"), does: .later, "later", "Ask another time"),
  ])

  /// Those of the question for warning signs and risks.
  public static let safety = Keymap<SafetyAction>([
    KeyBinding(.character("n"), .character("0"), does: .nothing, "none of these", "None of these"),
    KeyBinding(.character("1"), does: .emergency, "emergency", "Open the signs of an emergency"),
    KeyBinding(
      .character("2"), does: .soon, "soon", "Open the signs that a doctor should see soon"),
    KeyBinding(.character("3"), does: .risk, "risk", "Open the risks, and your list of them"),
    KeyBinding(
      SafetyItem.keys, shownAs: "a-z", does: .letter, "tick",
      "Tick the line of a letter; again takes the tick back"),
    KeyBinding(
      .character(" "), does: .tick, "tick", "Tick the chosen line; again takes the tick back"),
    KeyBinding(.down, .character("j"), does: .down, "more", "The line below"),
    KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
    KeyBinding(.right, does: .later, "later", "A later month, where a baby is due"),
    KeyBinding(.left, does: .earlier, "earlier", "An earlier month"),
    KeyBinding(.enter, does: .goOn, "go on", "Continue"),
    KeyBinding(.escape, does: .back, "back", "Back"),
    KeyBinding(.character("c"), does: .change, "change my answer", "Change my answer"),
    KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
    KeyBinding(.character("q"), does: .quit, "quit", "Leave; asks first"),
  ])

  /// Those of the question about pain before a session.
  public static let pain = Keymap<PainAction>([
    KeyBinding(Pain.keys, shownAs: "0-9 t", does: .rate, "pain", "Pain now, 0 to 9, t is ten"),
    KeyBinding(
      .enter, .character("-"), does: .skip, "skip: gentle dose",
      "Do not say it, and take the gentle dose; at 6 or more, rest today"),
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
      .character("c"), does: .change, "change the answer", "Answer anew, if the key was wrong"),
    KeyBinding(.down, .character("j"), does: .down, "more", "The line below"),
    KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
    KeyBinding(.escape, .character("q"), does: .back, "back", "Back, without a session"),
    KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
  ])

  /// The settings'.
  public static let settings = Keymap<SettingsAction>(
    [
      KeyBinding(
        .right, .character(" "), .enter, .character("l"), does: .following, "change",
        "The next value; it counts at once"),
      KeyBinding(.left, .character("h"), does: .previous, "before", "The value before"),
      KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
      KeyBinding(.down, .character("j"), does: .down, "down", "The line below"),
      KeyBinding(
        .escape, .character(","), .character("q"), does: .close, "keep and back",
        "Back; what you changed is kept in config.yaml"),
      KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
    ], screen: "settings")

  /// The guide's.
  public static let guide = Keymap<GuideAction>(
    [
      KeyBinding(.enter, .right, .character(" "), does: .open, "read", "Read the chosen answer"),
      KeyBinding(
        Guide.startKeys, shownAs: "1-4", does: .start, "start",
        "Start a routine that the answer names"),
      KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
      KeyBinding(.down, .character("j"), does: .down, "down", "The line below"),
      KeyBinding(.pageUp, does: .pageUp, "page up", "A window up"),
      KeyBinding(.pageDown, does: .pageDown, "page down", "A window down"),
      KeyBinding(
        .escape, .left, .character("q"), does: .close, "back",
        "Out of the answer, or back to the routines"),
      KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
    ], screen: "guide")

  /// The player's.
  public static let player = Keymap<PlayerAction>(
    [
      KeyBinding(.character(" "), does: .pause, "pause", "Pause, and go on after a 3 s lead-in"),
      KeyBinding(.enter, does: .answer, "go on", "Ready, or done, on a step that waits for you"),
      KeyBinding(.character("n"), .right, does: .next, "next", "On to what comes next"),
      KeyBinding(.character("N"), does: .nextMove, "next move", "On to the next move"),
      KeyBinding(
        .character("p"), .left, does: .back, "back", "To the start of this, then to the one before"),
      KeyBinding(
        .character("r"), does: .again, "again", "The same again; at rest, the work just done"),
      KeyBinding(
        .character("+"), .character("="), does: .longer, "longer", "5 s longer, this time only"),
      KeyBinding(.character("-"), does: .shorter, "shorter", "5 s shorter, this time only"),
      KeyBinding(.character("!"), does: .hurt, "hurts", "It hurts: stop at once, then choose"),
      KeyBinding(
        Pain.keys, shownAs: "0-9 t", does: .pain, "pain",
        "Before the first work: pain now, 0 to 9, t is ten"),
      KeyBinding(.character("c"), does: .cautions, "cautions", "The cautions; the clock is paused"),
      KeyBinding(.character("z"), does: .largeDigits, "digits", "Digits as large as the window"),
      KeyBinding(
        .character("f"), does: .figure, "figure", "The figure moves, stands still, or is hidden"),
      KeyBinding(.character("s"), does: .sound, "sound", "Sound on or off"),
      KeyBinding(
        .character("v"), does: .voice, "voice", "A voice that tells what to do, on or off"),
      KeyBinding(
        .character("h"), does: .handsFree, "hands-free",
        "Hands-free: waits end by themselves after a while"),
      KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
      KeyBinding(.character("q"), .escape, does: .quit, "quit", "Leave; asks first"),
    ], screen: "session")

  /// Those of the list of routines, outside of its filter.
  public static let list = Keymap<RoutineListAction>(
    [
      KeyBinding(.enter, does: .start, "start", "Start the chosen routine"),
      KeyBinding(.up, .character("k"), does: .up, "up", "The line above"),
      KeyBinding(.down, .character("j"), does: .down, "down", "The line below"),
      KeyBinding(.pageUp, does: .pageUp, "page up", "A window up"),
      KeyBinding(.pageDown, does: .pageDown, "page down", "A window down"),
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
      KeyBinding(.left, .escape, does: .close, "back", "Back to the list, or all routines again"),
      KeyBinding(
        .character("h"), does: .handsFree, "hands-free",
        "Hands-free: waits end by themselves after a while"),
      KeyBinding(
        .character("u"), does: .usualDose, "usual dose",
        "Back to the routine's own dose, where you said yes to another"),
      KeyBinding(
        .character("i"), does: .guide, "guide", "The questions people ask, answered with sources"),
      KeyBinding(
        .character("t"), does: .history, "history", "The last weeks, and every session"),
      KeyBinding(
        .character(","), does: .settings, "settings", "Settings: what you choose once and for all"),
      KeyBinding(
        .character("s"), does: .sore, "sore today",
        "I am sore today: say how much, and the day is gentle"),
      KeyBinding(
        .character("!"), does: .safety, "something is wrong",
        "Warning signs, who to see, and your list of risks"),
      KeyBinding(.character("?"), does: .help, "keys", "Every key and what it does"),
      KeyBinding(.character("q"), does: .quit, "quit", "Leave"),
    ], screen: "list")
}
