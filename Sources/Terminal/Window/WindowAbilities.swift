/// The sequences that the window of a terminal supports, derived from the environment. Terminals
/// cannot be queried for them, and may print unknown sequences.
struct WindowAbilities: Sendable, Hashable {
  /// The sequence of a desktop message.
  enum Message: Sendable, Hashable {
    /// `OSC 777`, introduced by rxvt.
    case osc777
    /// `OSC 9`, introduced by iTerm2.
    case osc9
    /// `OSC 99`, of kitty.
    case osc99
  }

  /// True if the title can be changed and restored.
  var hasTitle = false
  /// True if progress is shown: `OSC 9;4`, introduced by ConEmu.
  var hasProgress = false
  /// The sequence of messages; `nil` if unsupported or unknown.
  var message: Message?

  /// No abilities.
  static let none = WindowAbilities()

  /// Returns the abilities that two terminals have in common.
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

  /// The known abilities of the terminal in an environment.
  init(environment: [String: String]) {
    let type = environment["TERM"] ?? ""
    let isSet = { (name: String) in environment[name].map { !$0.isEmpty } ?? false }
    // A multiplexer inherits variables of the terminal around it, which do not count here.
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

  /// Returns the abilities of terminals with a type of their own.
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
      // VTE shows messages only with a patch of some distributions.
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
      // Earlier versions took progress for a message.
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
    // Earlier versions took progress for a message.
    WindowAbilities(
      hasTitle: true, hasProgress: isVersion(environment, [20_250_209]), message: .osc777)
  }

  /// Returns true if the terminal is known to have a version, or a later one.
  private static func isVersion(_ environment: [String: String], _ least: [Int]) -> Bool {
    let version = environment["TERM_PROGRAM_VERSION"] ?? ""
    let numbers = version.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    return !numbers.isEmpty && !numbers.lexicographicallyPrecedes(least)
  }
}
