/// How long an escape waits for what it may begin, until it is the key.
enum EscapeDelay {
  /// Terminals send a sequence at once.
  static let usual: Duration = .milliseconds(25)
  /// A network may take it apart.
  static let overNetwork: Duration = .milliseconds(100)
  /// The longest that is obeyed.
  private static let longest = 5_000

  /// What the environment asks for: ncurses' own `ESCDELAY`, in milliseconds, or by whether ssh is
  /// between.
  static func asked(in environment: [String: String]) -> Duration {
    if let text = environment["ESCDELAY"], let milliseconds = Int(text), milliseconds >= 0 {
      return .milliseconds(min(milliseconds, longest))
    }
    let isFar = ["SSH_CONNECTION", "SSH_TTY"].contains { environment[$0]?.isEmpty == false }
    return isFar ? overNetwork : usual
  }
}
