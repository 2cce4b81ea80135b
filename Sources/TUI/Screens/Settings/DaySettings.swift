import RoutineEngine

/// The person's choices about the day and its breaks. Hours and times are text, read where they are
/// used.
public struct DaySettings: Sendable, Hashable {
  /// The way in which a session of a break is opened.
  public enum Start: String, Sendable, Hashable, CaseIterable {
    /// The surface that the person is at: the pane, a terminal on the desktop, tmux.
    case auto
    case pane, tmux, terminal
  }

  /// The signs of a call.
  public enum Call: String, Sendable, Hashable, CaseIterable {
    case camera, off
  }

  /// The first day of the week.
  public enum WeekBegin: String, Sendable, Hashable, CaseIterable {
    /// By the locale.
    case auto
    case monday, saturday, sunday
  }

  /// The begin of the day: `4:00`.
  public var begins = "4:00"
  /// The first day of the week.
  public var weekBegins = WeekBegin.auto
  /// The working hours, `mon-fri 9:00-12:30, 13:15-17:30`; empty for all.
  public var workingHours = ""
  /// The time of sitting after which there is a break.
  public var every: Duration = .minutes(50)
  /// The routine of a break if nothing else is due.
  public var routine = "two-minute-break"
  /// The longest session of a break.
  public var longest: Duration = .minutes(6)
  /// True if breaks go on after the day's goal.
  public var goesOnAfterGoal = false
  /// The way in which a session is opened.
  public var start = Start.auto
  /// The person's own command for a terminal; empty for the desktop's.
  public var terminal = ""
  /// True if the pane rings once.
  public var rings = true
  /// The signs of a call.
  public var call = Call.camera
  /// The person's own command that exits with 0 while nothing is to be asked; empty for none.
  public var silenceCommand = ""

  /// The usual choices.
  public init() {}
}
