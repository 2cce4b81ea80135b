import RoutineEngine
import TUI

/// unknot(1), written from the commands, the key tables and the table of settings.
enum ProgramManual {
  /// The page.
  ///
  /// - Throws: `DecodingError` if the argument parser cannot be asked for its commands.
  static func text() throws -> String {
    let program = try CommandDescription.program()
    var page = ManualText("unknot", section: 1, title: "User commands")
    page.section("Name")
    page.paragraph("unknot - guided upper-back sessions in a terminal")
    page.section("Synopsis")
    page.lines(
      ["`unknot`"]
        + program.shownCommands.map { "`unknot \($0.commandName)` \(usage(of: $0))" })
    page.section("Description")
    page.paragraph(
      """
      unknot guides you through timed stretches, foam rolling and trigger-point release: what to do \
      now, for how long, on which side, and what comes next.
      """)
    // The paragraphs before and after are examples, and a pointer to this page.
    let parts = (program.discussion ?? "").split(separator: "\n\n")
    page.paragraph(parts.dropFirst().first.map(String.init) ?? "")
    page.section("Commands")
    for command in program.shownCommands { tell(command, in: &page) }
    keys(in: &page)
    settings(in: &page)
    hooks(in: &page)
    programs(in: &page)
    record(in: &page)
    outputs(in: &page)
    examples(in: &page)
    environment(in: &page)
    endings(in: &page)
    licence(in: &page)
    page.section("See also")
    page.paragraph("`unknot-routine`(5)")
    return page.text
  }

  private static func hooks(in page: inout ManualText) {
    page.section("Commands of your own")
    page.paragraph(
      """
      The settings `on-start`, `on-step`, `on-pause`, `on-resume` and `on-end` each take a line for \
      `/bin/sh`. Nothing is ever put into the line: the session is in its environment, and no routine \
      can have a command.
      """)
    page.literal(
      """
      on-start: playerctl pause
      on-step: 'echo "$UNKNOT_KIND $UNKNOT_STEP $UNKNOT_SIDE" > ~/.cache/now'
      on-end: playerctl play
      """)
    for (variable, meaning) in variables { page.item("`\(variable)`", meaning) }
    page.paragraph(
      """
      What does not apply is empty. The session never waits for a command: its output goes nowhere, \
      no more than two of a kind run at once, and the first that fails is named in a line.
      """)
  }

  private static let variables: KeyValuePairs = [
    "UNKNOT_EVENT": Hook.allCases.map(\.rawValue).joined(separator: ", ") + ".",
    "UNKNOT_ROUTINE": "The id of the routine.",
    "UNKNOT_TITLE": "Its title.",
    "UNKNOT_LEVEL": "gentle, standard or full.",
    "UNKNOT_KIND": Segment.Kind.allCases.map(\.rawValue).joined(separator: ", ") + ".",
    "UNKNOT_STEP": "The name of the move.",
    "UNKNOT_SIDE": "left or right.",
    "UNKNOT_REPEAT": "Which repeat it is.",
    "UNKNOT_REPEATS": "How many repeats there are.",
    "UNKNOT_SECONDS": "How long this lasts; empty if it waits for you.",
    "UNKNOT_REMAINING": "The seconds that are left of the session.",
    "UNKNOT_REASON": "Of a pause: user, away or hurt. Of the end: finished, left or hurt.",
  ]

  private static func programs(in page: inout ManualText) {
    page.section("Status bars and hot keys")
    page.paragraph("For tmux, for waybar, and for a hot key of sway:")
    page.literal(
      """
      set -g status-right '#(unknot status --format "{step} {side} {remaining}")'
      set -g status-right '#(unknot today --format "{done}/{goal} next {next}")'

      "custom/unknot": { "exec": "unknot status --waybar --watch", "return-type": "json",
                         "on-click": "unknot ctl toggle" }

      bindsym $mod+p exec unknot ctl toggle
      """)
    page.paragraph(
      """
      A session listens on a socket that only you can open, in `$XDG_RUNTIME_DIR/unknot`, or in \
      `$UNKNOT_HOME/run`; if neither is available, in a folder of yours under `/tmp`. A line of JSON \
      asks, as `{"do":"pause"}`, and a line answers. If several are running, the latest answers.

      Media keys, the buttons of a headset, and a phone through KDE Connect pause a session, too. \
      Tones are played by `pw-play`, `paplay`, `aplay` or `afplay`, whichever works first, else by \
      the terminal's bell. The voice is `spd-say`, `espeak-ng` or `say`. Messages on the desktop take \
      `notify-send`. On Debian: apt install espeak-ng libnotify-bin.
      """)
  }

  private static func record(in page: inout ManualText) {
    page.section("Your record")
    page.paragraph(
      """
      Finished steps are saved at once. A session that is killed resumes within a second of where it \
      was, and after a power cut within five seconds. If the record is ever damaged, \
      unknot sets it aside under another name and saves what can be read. If nothing can be written, \
      a line says so, the session carries on, and it is saved once there is room.

      After three easy sessions of a routine in a row, unknot asks whether you want a little more next \
      time: five seconds or one repeat, never past the range of the file. After a sore one it asks \
      whether you want a little less. More is never suggested while your pain is 4 or above, and \
      after a no unknot does not ask about more for a week.

      To have one record on several machines, let Syncthing, Git or a stick carry a folder:
      """)
    page.literal(
      """
      unknot export --to ~/shared/unknot
      unknot import ~/shared/unknot
      """)
  }

  private static func outputs(in page: inout ManualText) {
    page.section("Output for programs")
    page.paragraph(
      """
      What `--json`, `--csv`, `export` and `status --waybar` print stays: a key keeps its name and its \
      meaning, a column its name, an exit status its number. Keys, columns and words of a list may be \
      added; ignore what you do not know. A key without a value is `null` or left out, as it is \
      today. Lengths are in seconds, moments in ISO 8601 with their offset. What is printed for people \
      may change at any time.

      Text takes as many columns as Unicode says for its characters, those of ambiguous width one. Of a \
      terminal set to two for them, as for East Asian languages, set that to one, or `glyphs: ascii`.
      """)
  }

  private static func examples(in page: inout ManualText) {
    page.section("Examples")
    page.item("`unknot`", "Open the list of routines.")
    page.item("`unknot play foam-roller --level gentle --voice`", "Roll gently, and by ear.")
    page.item(
      "`unknot play shoulder-blade-stretch --hold 20s --repeat 3`",
      "Stretch as your physiotherapist told you.")
    page.item(
      "`unknot play two-minute-break --plain --hands-free`",
      "Follow a break line by line, hands off.")
    page.item(
      "`unknot new my-back && unknot check --strict my-back`", "Write a routine of your own.")
    page.item(
      "`unknot history --since 12w --csv > weeks.csv`", "Take twelve weeks to a spreadsheet.")
    page.item(
      "`unknot remind two-minute-break --systemd --days mon-fri`", "Be reminded on working days.")
    page.item("`unknot breaks --install`", "Get breaks suggested whenever you are logged in.")
    page.item("`unknot config set volume 30`", "Make everything quieter.")
  }

}
