import RoutineEngine

/// The person's choices about the day and its breaks. Hours and times stay text here; other parts
/// of the program parse them.
public struct DaySettings: Sendable, Hashable {
  /// The place where the session of a break opens.
  public enum Start: String, Sendable, Hashable, CaseIterable {
    /// The place that the person is using: the pane, a terminal on the desktop, or tmux.
    case auto
    case pane, tmux, terminal
  }

  /// The sign that counts as a call.
  public enum Call: String, Sendable, Hashable, CaseIterable {
    case camera, off
  }

  /// The first day of the week.
  public enum WeekBegin: String, Sendable, Hashable, CaseIterable {
    /// By the locale.
    case auto
    case monday, saturday, sunday
  }

  /// The time at which the person's day begins: `4:00`.
  public var begins = "4:00"
  /// The first day of the week.
  public var weekBegins = WeekBegin.auto
  /// The working hours, `mon-fri 9:00-12:30, 13:15-17:30`; empty for no limits.
  public var workingHours = ""
  /// The time of sitting after which a break is due.
  public var every: Duration = .minutes(50)
  /// The routine of a break if nothing else is due.
  public var routine = "two-minute-break"
  /// The longest session of a break. Longer routines are not suggested.
  public var longest: Duration = .minutes(6)
  /// True if breaks continue once the day's goal is met.
  public var goesOnAfterGoal = false
  /// The place where the session of a break opens.
  public var start = Start.auto
  /// The person's own command that opens a terminal; empty for the terminal of the desktop.
  public var terminal = ""
  /// True if the pane rings once for a break.
  public var rings = true
  /// The sign that counts as a call.
  public var call = Call.camera
  /// The person's own command; no break is asked for while it exits with 0. Empty for none.
  public var silenceCommand = ""

  /// The usual choices.
  public init() {}
}
