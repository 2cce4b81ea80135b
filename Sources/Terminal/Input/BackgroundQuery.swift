import Drawing

/// A query for the terminal's background colour, and the state of its reply.
struct BackgroundQuery {
  /// `OSC 11`, the query of the background colour, and then DA1. Many terminals ignore `OSC 11`,
  /// but nearly all reply to DA1, in order. So a DA1 reply alone means that there is none to `OSC
  /// 11`.
  static let bytes = Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
  /// The time in which a reply may come, longer than the delay of any line. tmux uses the same.
  var patience: Duration = .seconds(3)
  /// The wait for a reply when the program must quit at once.
  static let hurriedWait: Duration = .milliseconds(300)

  /// True if the query is safe on this terminal.
  let isSafe: Bool
  /// True if the program wants the background colour.
  var isWanted = false {
    didSet { if isWanted != oldValue { askAgain() } }
  }
  /// True if the terminal has replied to DA1 only.
  var isSilent = false
  /// True if no reply can be expected.
  var isUnanswered: Bool { !isSafe || isSilent }
  /// True if the query is to be sent after the next frame.
  private(set) var isDue = false
  private var askedAt: ContinuousClock.Instant?

  init(isSafe: Bool) {
    self.isSafe = isSafe
  }

  /// A query for the terminal of an environment. A terminal without colours is not queried.
  init(hasColors: Bool, environment: [String: String]) {
    self.init(isSafe: hasColors && Self.isSafe(in: environment))
  }

  /// Returns true if a terminal is known to reply or to ignore the query. The Linux console and old
  /// terminals print unknown sequences. GNU screen forwards the query but replies to DA1 itself, so
  /// that the order is lost. zellij has let replies through to the shell.
  static func isSafe(in environment: [String: String]) -> Bool {
    let type = environment["TERM"] ?? ""
    let isSet = { (name: String) in environment[name].map { !$0.isEmpty } ?? false }
    let isOne = { (name: String) in type == name || type.hasPrefix(name + "-") }
    // Of two nested multiplexers, only the type tells the inner one.
    if isOne("tmux") { return true }
    if isSet("STY") || isSet("ZELLIJ") { return false }
    return isSet("TMUX") && isOne("screen") || types.contains { isOne($0) }
  }

  private static let types = [
    "xterm", "foot", "alacritty", "kitty", "wezterm", "ghostty", "contour", "rxvt-unicode", "st",
    "gnome", "vte", "konsole", "mintty", "iterm2", "iTerm2.app", "rio",
  ]

  /// Allows the next query: the background may have changed.
  mutating func askAgain() {
    isDue = isSafe && isWanted
  }

  /// Returns the bytes of the query; empty if it is not due.
  mutating func ask(at now: ContinuousClock.Instant) -> [UInt8] {
    guard isDue, !isPending(at: now) else { return [] }
    isDue = false
    askedAt = now
    return Self.bytes
  }

  /// True between the query and the end of its replies.
  var isAsked: Bool { askedAt != nil }

  /// Returns true if a reply may still come.
  func isPending(at now: ContinuousClock.Instant) -> Bool {
    askedAt.map { now - $0 < patience } ?? false
  }

  /// Returns the time until which restoring the terminal waits for the DA1 reply, so that the reply
  /// is not typed into the shell. Keys typed ahead may end the program before the reply. The full
  /// patience applies: nothing tells the delay through another person's shell or a container.
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

/// A reply or report of a terminal, among the key presses.
enum TerminalReply: Hashable {
  /// The background colour, as dark or light.
  case background(Theme.Background)
  /// The device attributes (DA1). All replies to earlier queries have come, or never will.
  case attributes
  /// A change of the terminal's colours.
  case colorsChanged
}
