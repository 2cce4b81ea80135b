/// The sequences that the window around a terminal understands, worked out from the environment:
/// terminals cannot be asked, and one that does not know a sequence may print it.
struct WindowAbilities: Sendable, Hashable {
  /// The sequence that shows a message on the desktop.
  enum Message: Sendable, Hashable {
    /// `OSC 777`, first of rxvt.
    case osc777
    /// `OSC 9`, first of iTerm2.
    case osc9
    /// `OSC 99`, of kitty.
    case osc99
  }

  /// True if its title can be changed and restored.
  var hasTitle = false
  /// True if it shows progress: `OSC 9;4`, first of ConEmu.
  var hasProgress = false
  /// The sequence of its messages; `nil` if it has none, or nothing is known of it.
  var message: Message?

  /// No abilities.
  static let none = WindowAbilities()

  /// Only what two of them have.
  private func shared(with other: WindowAbilities) -> WindowAbilities {
    WindowAbilities(
      hasTitle: hasTitle && other.hasTitle, hasProgress: hasProgress && other.hasProgress,
      message: message == other.message ? message : nil)
  }

  private init(hasTitle: Bool = false, hasProgress: Bool = false, message: Message? = nil) {
    self.hasTitle = hasTitle
    self.hasProgress = hasProgress
    self.message = message
  }

  /// The known abilities of a terminal.
  init(environment: [String: String]) {
    let type = environment["TERM"] ?? ""
    let isSet = { (name: String) in environment[name].map { !$0.isEmpty } ?? false }
    // What lies between: variables of the terminal around it are inherited, and mean nothing here.
    if isSet("TMUX") || type.hasPrefix("tmux") {
      self.init(hasTitle: true)
    } else if isSet("STY") || isSet("ZELLIJ") || type.hasPrefix("screen") {
      self = .none
    } else if let known = Self.byType(type, environment) {
      self = known
    } else if type == "xterm" || type.hasPrefix("xterm-") {
      // A terminal that was started from another one has the variables of both.
      let claims = Self.byVariables(environment)
      let first = claims.first ?? WindowAbilities(hasTitle: true)
      self = claims.dropFirst().reduce(first) { $0.shared(with: $1) }
    } else {
      self = .none
    }
  }

  /// Terminals that have a type of their own.
  private static func byType(
    _ type: String, _ environment: [String: String]
  ) -> WindowAbilities? {
    let isOne = { (name: String) in type == name || type.hasPrefix(name + "-") }
    if isOne("xterm-kitty") { return WindowAbilities(hasTitle: true, message: .osc99) }
    if isOne("xterm-ghostty") { return ghostty(environment) }
    if isOne("wezterm") { return wezTerm(environment) }
    if isOne("foot") || isOne("contour") {
      return WindowAbilities(hasTitle: true, message: .osc777)
    }
    return isOne("alacritty") ? WindowAbilities(hasTitle: true) : nil
  }

  /// Returns the abilities by each variable of the environment that names a terminal.
  private static func byVariables(_ environment: [String: String]) -> [WindowAbilities] {
    var claims: [WindowAbilities] = []
    if let program = environment["TERM_PROGRAM"], !program.isEmpty {
      claims.append(byProgram(program, environment))
    }
    if let version = environment["VTE_VERSION"].flatMap(Int.init) {
      // It shows messages only where a distribution has changed it.
      claims.append(WindowAbilities(hasTitle: version >= 5_400, hasProgress: version >= 8_000))
    }
    if let version = environment["KONSOLE_VERSION"].flatMap(Int.init) {
      claims.append(WindowAbilities(hasProgress: version >= 260_400))
    }
    if environment["WT_SESSION"] != nil || environment["ConEmuANSI"] == "ON" {
      claims.append(WindowAbilities(hasProgress: true))
    }
    if environment["KITTY_WINDOW_ID"] != nil {
      claims.append(WindowAbilities(hasTitle: true, message: .osc99))
    }
    if environment["XTERM_VERSION"] != nil || environment["ALACRITTY_WINDOW_ID"] != nil {
      claims.append(WindowAbilities(hasTitle: true))
    }
    return claims
  }

  private static func byProgram(
    _ program: String, _ environment: [String: String]
  ) -> WindowAbilities {
    switch program {
    case "ghostty": ghostty(environment)
    case "WezTerm": wezTerm(environment)
    case "iTerm.app":
      // Before, it took progress for a message.
      WindowAbilities(
        hasTitle: true, hasProgress: isVersion(environment, [3, 6, 6]), message: .osc9)
    case "mintty": WindowAbilities(hasTitle: true)
    default: .none
    }
  }

  private static func ghostty(_ environment: [String: String]) -> WindowAbilities {
    WindowAbilities(
      hasTitle: true, hasProgress: isVersion(environment, [1, 2]), message: .osc777)
  }

  private static func wezTerm(_ environment: [String: String]) -> WindowAbilities {
    // Before, it took progress for a message.
    WindowAbilities(
      hasTitle: true, hasProgress: isVersion(environment, [20_250_209]), message: .osc777)
  }

  /// Returns true if the terminal is known to be of a version or a later one.
  private static func isVersion(_ environment: [String: String], _ least: [Int]) -> Bool {
    let version = environment["TERM_PROGRAM_VERSION"] ?? ""
    let numbers = version.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    return !numbers.isEmpty && !numbers.lexicographicallyPrecedes(least)
  }
}
