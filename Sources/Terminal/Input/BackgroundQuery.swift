import Drawing

/// The question what is behind a terminal's text, and what is still owed of its answer.
struct BackgroundQuery {
  /// `OSC 11` asks for the colour, which many terminals pass over in silence. The question behind it
  /// (DA1) nearly every terminal answers, in turn: so its answer alone is one, too.
  static let bytes = Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
  /// How long an answer is reckoned with: longer than any line takes. tmux waits as long.
  static let patience: Duration = .seconds(3)
  /// How long giving the terminal back waits for the answer that all give, so that none is typed into
  /// the shell: keys that were typed ahead may end the program before it comes. From the other side
  /// of the world it takes 300 ms, and nothing tells a shell of another person or of a container that
  /// there is a network between. Who is to end at once waits less.
  var lastWait: (usual: Duration, hurried: Duration) = (.seconds(1), .milliseconds(300))

  /// Whether this terminal may be asked at all.
  let isSafe: Bool
  /// Whether anybody wants to know.
  var isWanted = false {
    didSet { if isWanted != oldValue { askAgain() } }
  }
  /// Whether it is to be asked as soon as a picture is seen.
  private(set) var isDue = false
  private var askedAt: ContinuousClock.Instant?

  init(isSafe: Bool) {
    self.isSafe = isSafe
  }

  /// The question to a terminal of which the environment tells; only one with colours is asked.
  init(hasColors: Bool, environment: [String: String]) {
    self.init(isSafe: hasColors && Self.isSafe(in: environment))
  }

  /// Whether a terminal is known to answer, or to say nothing. The console of Linux and those of
  /// long ago print what they do not know; screen hands the question on and answers what is behind
  /// it by itself, so that the first answer comes last; zellij has let answers through to the shell.
  static func isSafe(in environment: [String: String]) -> Bool {
    let type = environment["TERM"] ?? ""
    let isSet = { (name: String) in environment[name].map { !$0.isEmpty } ?? false }
    let isOne = { (name: String) in type == name || type.hasPrefix(name + "-") }
    // What is inside of the other is seen by the type only.
    if isOne("tmux") { return true }
    if isSet("STY") || isSet("ZELLIJ") { return false }
    return isSet("TMUX") && isOne("screen") || types.contains { isOne($0) }
  }

  private static let types = [
    "xterm", "foot", "alacritty", "kitty", "wezterm", "ghostty", "contour", "rxvt-unicode", "st",
    "gnome", "vte", "konsole", "mintty", "iterm2", "iTerm2.app", "rio",
  ]

  /// Lets it be asked again: the ground may be another one.
  mutating func askAgain() {
    isDue = isSafe && isWanted
  }

  /// What is sent to ask; nothing if it is not the time.
  mutating func ask(at now: ContinuousClock.Instant) -> [UInt8] {
    guard isDue, !isPending(at: now) else { return [] }
    isDue = false
    askedAt = now
    return Self.bytes
  }

  /// Whether it was asked and is not over.
  var isAsked: Bool { askedAt != nil }

  /// Whether an answer may still come.
  func isPending(at now: ContinuousClock.Instant) -> Bool {
    askedAt.map { now - $0 < Self.patience } ?? false
  }

  /// Says that nothing more comes.
  mutating func end() {
    askedAt = nil
  }
}

/// What a terminal says of itself, among the keys that are pressed.
enum TerminalReply: Hashable {
  /// What is behind its text.
  case background(Theme.Background)
  /// What kind of terminal it is, which nobody here needs to know: what was asked before this is
  /// answered by now, or never will be.
  case attributes
  /// That its colours have changed.
  case colorsChanged
}
