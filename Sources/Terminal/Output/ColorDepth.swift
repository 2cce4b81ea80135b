import CNcurses
import Drawing

/// The number of colours of a terminal. It is decided here once, for everything that is drawn.
struct ColorDepth {
  private let environment: [String: String]
  private let type: String
  /// The number of colours in the terminal's description.
  private let described: Int
  /// True if the description promises 24-bit colours: `Tc` of tmux, or `RGB` of ncurses.
  private let isDescribedAsTrue: Bool

  /// The depth of the terminal whose description was opened last.
  init(environment: [String: String]) {
    let hasColors = unknot_capability("setaf") != nil
    self.init(
      environment: environment, described: hasColors ? Int(unknot_color_count()) : 0,
      isDescribedAsTrue: unknot_has("Tc") || unknot_has("RGB"))
  }

  init(environment: [String: String], described: Int, isDescribedAsTrue: Bool) {
    self.environment = environment
    type = environment["TERM"] ?? ""
    self.described = described
    self.isDescribedAsTrue = isDescribedAsTrue
  }

  /// The number of colours, unless the person wants none.
  var depth: Theme.Depth {
    guard !isSet("NO_COLOR"), described >= 8 else { return .none }
    if isTrue { return .trueColor }
    if described >= 256 || isUnderstated { return .palette256 }
    return described >= 16 ? .sixteen : .eight
  }

  private func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }

  /// Returns true if the terminal's type has a name, or is a variant of it.
  private func isType(_ name: String) -> Bool { type == name || type.hasPrefix(name + "-") }

  /// True for 24-bit colours. A variable inherited from another terminal does not count: consoles
  /// lack such colours, and GNU screen takes their numbers for attributes.
  private var isTrue: Bool {
    if isDescribedAsTrue { return true }
    let isInsideScreen = isType("screen") && !isSet("TMUX") || isSet("STY")
    guard !isType("linux"), !type.hasPrefix("vt"), !isInsideScreen else { return false }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased()) { return true }
    guard type == "xterm" else { return false }
    // GNOME's terminal since 0.36 (2014), KDE's since 2.x.
    return environment["VTE_VERSION"].flatMap(Int.init).map { $0 >= 3600 } ?? false
      || isSet("KONSOLE_VERSION")
  }

  /// True if terminals of this type have 256 colours even though their description says less. Many
  /// call themselves `xterm`, and `screen` is tmux's usual name.
  private var isUnderstated: Bool {
    let isNamedXterm =
      type == "xterm"
      && ["XTERM_VERSION", "VTE_VERSION", "KONSOLE_VERSION"].contains(where: isSet)
    return isNamedXterm || isType("screen") && isSet("TMUX")
  }
}
