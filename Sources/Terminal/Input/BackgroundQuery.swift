import Drawing

/// A query for the terminal's background colour, and the state of its reply.
struct BackgroundQuery {
  /// `OSC 11` asks for the colour, which many terminals pass over in silence. The question behind
  /// it (DA1) gets a reply from nearly every terminal, in turn: so that reply alone means silence.
  static let bytes = Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
  /// The time in which a reply may come: longer than any line takes. tmux waits as long.
  var patience: Duration = .seconds(3)
  /// The time that a program that is to end at once waits.
  static let hurriedWait: Duration = .milliseconds(300)

  /// True if this terminal may be asked at all.
  let isSafe: Bool
  /// True if the background is wanted.
  var isWanted = false {
    didSet { if isWanted != oldValue { askAgain() } }
  }
  /// True if the terminal has replied to the question behind the query alone.
  var isSilent = false
  /// True if no reply is to be hoped for.
  var isUnanswered: Bool { !isSafe || isSilent }
  /// True if the query is to be sent after the next picture.
  private(set) var isDue = false
  private var askedAt: ContinuousClock.Instant?

  init(isSafe: Bool) {
    self.isSafe = isSafe
  }

  /// A query for the terminal of an environment; only one with colours is asked.
  init(hasColors: Bool, environment: [String: String]) {
    self.init(isSafe: hasColors && Self.isSafe(in: environment))
  }

  /// Returns true if a terminal is known to reply or to keep silent. The console of Linux and those
  /// of long ago print what they do not know; screen hands the query on and replies to DA1 by
  /// itself, so that the first reply comes last; zellij has let replies through to the shell.
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

  /// Lets it be asked again: the background may have changed.
  mutating func askAgain() {
    isDue = isSafe && isWanted
  }

  /// Returns the bytes of the query; none if it is not due.
  mutating func ask(at now: ContinuousClock.Instant) -> [UInt8] {
    guard isDue, !isPending(at: now) else { return [] }
    isDue = false
    askedAt = now
    return Self.bytes
  }

  /// True if it was asked and is not over.
  var isAsked: Bool { askedAt != nil }

  /// Returns true if a reply may still come.
  func isPending(at now: ContinuousClock.Instant) -> Bool {
    askedAt.map { now - $0 < patience } ?? false
  }

  /// Returns the time until which giving the terminal back waits for the DA1 reply, so that it is
  /// not typed into the shell: keys that were typed ahead may end the program before it comes. That
  /// is for as long as it may come, since nothing tells a shell of another person or of a container
  /// how far away the terminal is.
  func lastWait(from now: ContinuousClock.Instant, isHurried: Bool) -> ContinuousClock.Instant {
    guard let askedAt, isPending(at: now) else { return now }
    let end = askedAt + patience
    return isHurried ? min(end, now + Self.hurriedWait) : end
  }

  /// Ends the wait for replies.
  mutating func end() {
    askedAt = nil
  }
}

/// A reply or report of a terminal, among the keys that are pressed.
enum TerminalReply: Hashable {
  /// The background colour, as dark or light.
  case background(Theme.Background)
  /// The device attributes (DA1), which mean only: a query sent before this has its
  /// reply by now, or will never have one.
  case attributes
  /// A change of its colours.
  case colorsChanged
}
