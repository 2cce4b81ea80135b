import RoutineEngine

extension Setting {
  /// The settings of the day and its breaks.
  static let ofTheDay: [Setting] = [
    .text(
      "day-begins", \.day.begins, .timeOfDay,
      "When your day begins, for all that counts days: half past midnight is still the day before."),
    .word(
      "week-begins", \.day.weekBegins, "The first day of your week; auto: as your locale has it."),
    .text(
      "working-hours", \.day.workingHours, .workingHours,
      "When `unknot breaks` asks for breaks, and sessions are spread over. None: all day."),
    .time(
      "breaks-every", \.day.every, within: .minutes(20) ... .minutes(180), step: .minutes(5),
      "How long you sit before a break, at most; less if your goal is far."),
    .text(
      "breaks-routine", \.day.routine, .words,
      "The routine of a break, if nothing else is due."),
    .time(
      "breaks-longest", \.day.longest, within: .minutes(1) ... .minutes(30), step: .minutes(1),
      "The longest session that a break suggests."),
    .flag(
      "breaks-after-goal", \.day.goesOnAfterGoal, "Go on with breaks once the daily goal is met."),
    .word(
      "breaks-start", \.day.start,
      "Where Start opens a session: the pane, tmux, a terminal, or wherever you are."),
    .text(
      "breaks-terminal", \.day.terminal, .command,
      "Your own command for a terminal; the session's command follows it."),
    .flag("breaks-bell", \.day.rings, "Ring the terminal's bell once when a break is due."),
    .word("breaks-call", \.day.call, "Stay silent in calls: while a camera is in use, or never."),
    .text(
      "silence-when", \.day.silenceCommand, .command,
      "A command of your own: no break is asked for while it exits with 0."),
  ]
}
