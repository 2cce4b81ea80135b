import CNcurses
import Drawing

/// The number of colours of a terminal: chosen here, once, for everything that is drawn.
struct ColorDepth {
  private let environment: [String: String]
  private let type: String
  /// The number of colours in the terminal's description.
  private let described: Int
  /// True if the description says that colours are told by red, green and blue: `Tc` of tmux, or
  /// `RGB` of ncurses.
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

  /// True if the type is one, or a variant of it.
  private func isType(_ name: String) -> Bool { type == name || type.hasPrefix(name + "-") }

  /// True for 24-bit colours. A variable that a shell of another terminal has exported does not
  /// count: the consoles have no such colours, and GNU screen takes their numbers for attributes.
  private var isTrue: Bool {
    if isDescribedAsTrue { return true }
    let isInsideScreen = isType("screen") && !isSet("TMUX") || isSet("STY")
    guard !isType("linux"), !type.hasPrefix("vt"), !isInsideScreen else { return false }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased()) { return true }
    guard type == "xterm" else { return false }
    // GNOME's since 0.36 (2014), KDE's since 2.x.
    return environment["VTE_VERSION"].flatMap(Int.init).map { $0 >= 3600 } ?? false
      || isSet("KONSOLE_VERSION")
  }

  /// True if terminals of this type that say no more have 256 colours all the same: `xterm` is what
  /// many call themselves, and `screen` is tmux's usual name.
  private var isUnderstated: Bool {
    let isNamedXterm =
      type == "xterm"
      && ["XTERM_VERSION", "VTE_VERSION", "KONSOLE_VERSION"].contains(where: isSet)
    return isNamedXterm || isType("screen") && isSet("TMUX")
  }
}
