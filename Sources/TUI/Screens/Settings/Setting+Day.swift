import RoutineEngine

extension Setting {
  /// The settings of the day and its breaks.
  static let ofTheDay: [Setting] = [
    .text(
      "day-begins", \.day.begins, .timeOfDay,
      "Time your day begins. Until then, everything counts for the day before."),
    .word(
      "week-begins", \.day.weekBegins, "First day of your week; auto takes it from your locale."),
    .text(
      "working-hours", \.day.workingHours, .workingHours,
      "Days and hours for breaks and sessions. None means all day."),
    .time(
      "breaks-every", \.day.every, within: .minutes(20) ... .minutes(180), step: .minutes(5),
      "Longest time to sit before a break; less if your goal is far."),
    .text(
      "breaks-routine", \.day.routine, .words,
      "Routine for a break, if nothing else is due."),
    .time(
      "breaks-longest", \.day.longest, within: .minutes(1) ... .minutes(30), step: .minutes(1),
      "Longest session to suggest as a break."),
    .flag(
      "breaks-after-goal", \.day.goesOnAfterGoal,
      "Keep suggesting breaks after you reach the daily goal."),
    .word(
      "breaks-start", \.day.start,
      "Open a break's session in the pane, tmux, a terminal, or wherever you are."),
    .text(
      "breaks-terminal", \.day.terminal, .command,
      "Command that opens a terminal; the session's command is added."),
    .flag("breaks-bell", \.day.rings, "Ring the terminal's bell once when a break is due."),
    .word("breaks-call", \.day.call, "Stay silent in calls: while a camera is in use, or never."),
    .text(
      "silence-when", \.day.silenceCommand, .command,
      "Suggest no break while this command exits with 0."),
  ]
}
