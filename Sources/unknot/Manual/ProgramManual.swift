import TUI
import Drawing

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
    page.paragraph(program.discussion ?? "")
    page.section("Commands")
    for command in program.shownCommands { tell(command, in: &page) }
    keys(in: &page)
    settings(in: &page)
    hooks(in: &page)
    programs(in: &page)
    record(in: &page)
    outputs(in: &page)
    examples(in: &page)
    surroundings(in: &page)
    endings(in: &page)
    return page.text
  }

  // MARK: Commands

  private static func usage(of command: CommandDescription) -> String {
    let arguments = (command.arguments ?? []).filter(isOfCommand)
    let hasOptions = arguments.contains { $0.kind != .positional }
    let words = arguments.filter { $0.kind == .positional }.map { argument in
      let name = (argument.valueName ?? "").uppercased() + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    if arguments.isEmpty, !command.shownCommands.isEmpty { return "COMMAND" }
    return ((hasOptions ? ["[option ...]"] : []) + words).joined(separator: " ")
  }

  /// True if an argument is the command's own, rather than one that all commands have.
  private static func isOfCommand(_ argument: CommandDescription.Argument) -> Bool {
    let names = (argument.names ?? []).map(\.name)
    return argument.shouldDisplay && !names.contains("help") && !names.contains("version")
  }

  private static func tell(
    _ command: CommandDescription, of parent: String = "unknot", in page: inout ManualText
  ) {
    let name = "\(parent) \(command.commandName)"
    page.subsection("\(name) \(usage(of: command))")
    page.paragraph(command.abstract ?? "")
    if let discussion = command.discussion { page.paragraph(discussion) }
    let arguments = (command.arguments ?? []).filter(isOfCommand)
    let names = arguments.flatMap { $0.names ?? [] }.map(\.name)
    for argument in arguments {
      // The parser tells of both words in the same sentence, which is true of the first only.
      let takesBack = argument.names?.contains { names.contains($0.name.withoutNo) } ?? false
      page.item(
        tag(of: argument), takesBack ? "Turns it off, whatever your settings say." : told(argument))
    }
    for inner in command.shownCommands { tell(inner, of: name, in: &page) }
  }

  private static func tag(of argument: CommandDescription.Argument) -> String {
    let value = (argument.valueName ?? "").uppercased()
    switch argument.kind {
    case .positional: return "`\(value)`"
    case .flag: return names(of: argument)
    case .option: return names(of: argument) + " " + value
    }
  }

  private static func names(of argument: CommandDescription.Argument) -> String {
    (argument.names ?? []).map { "`\($0.text)`" }.joined(separator: ", ")
  }

  private static func told(_ argument: CommandDescription.Argument) -> String {
    var sentences = [argument.abstract ?? ""]
    if let values = argument.allValues, !values.allSatisfy(sentences[0].contains) {
      sentences.append(values.joined(separator: ", ") + ".")
    }
    if let value = argument.defaultValue, argument.kind != .flag {
      sentences.append("Default: \(value).")
    }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: Keys and settings

  private static func keys(in page: inout ManualText) {
    page.section("Keys")
    keys(Keymaps.list, of: "In the list of routines", in: &page)
    keys(Keymaps.player, of: "In a session", in: &page)
    keys(Keymaps.summary, of: "After a session", in: &page)
    keys(Keymaps.history, of: "In the history", in: &page)
    keys(Keymaps.settings, of: "In the settings", in: &page)
    keys(Keymaps.guide, of: "In the answers", in: &page)
    keys(Keymaps.safety, of: "Where warning signs and risks are asked for", in: &page)
    keys(Keymaps.pain, of: "Before a session that presses", in: &page)
    keys(Keymaps.resume, of: "Where a session was cut off", in: &page)
  }

  private static func keys<Action>(
    _ table: Keymap<Action>, of place: String, in page: inout ManualText
  ) {
    page.subsection(place)
    for binding in table.bindings {
      let keys = binding.label ?? binding.keys.map(name).joined(separator: " ")
      page.item("`\(keys)`", binding.help + ".")
    }
  }

  private static func name(of key: Key) -> String {
    switch key {
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    default: key.label(.ascii)
    }
  }

  private static func settings(in page: inout ManualText) {
    page.section("Settings")
    page.paragraph(
      "The keys of `config.yaml`; the screen of settings and `unknot config` show the same.")
    for setting in Setting.all {
      page.item("`\(setting.name):`", "\(setting.help) \(Preferences.key(of: setting).rule)")
    }
  }

  // MARK: Other programs

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
    "UNKNOT_KIND": "prompt, ready, hold, massage, reps, breathe, open, rest or switch.",
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
      `$UNKNOT_HOME/run`; if neither can be had, in a folder of yours under `/tmp`. A line of JSON \
      asks, as `{"do":"pause"}`, and a line answers. Of several sessions the latest is meant.

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
      Finished steps are saved at once. A session that is killed goes on within a second of where it \
      was, and after a power cut within five seconds. If the record is ever damaged, \
      unknot sets it aside under another name and saves what can be read. If nothing can be written, \
      a line says so, the session goes on, and it is saved once there is room.

      After three easy sessions of a routine in a row, unknot asks whether you want a little more next \
      time: five seconds or one repeat, never past the range of the file. After a sore one it asks \
      whether you want a little less. More is never offered while your pain is 4 or above, and after \
      a no you are not asked for a week.

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
      added; pass over what you do not know. A key without a value is `null` or left out, as it is \
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
      "`unknot play shoulder-blade-stretch --hold 20s --repeat 3`", "Stretch as you were told to.")
    page.item(
      "`unknot play two-minute-break --plain --hands-free`",
      "Follow a break line by line, hands off.")
    page.item(
      "`unknot new my-back && unknot check --strict my-back`", "Write a routine of your own.")
    page.item(
      "`unknot history --since 12w --csv > weeks.csv`", "Take twelve weeks to a spreadsheet.")
    page.item(
      "`unknot remind two-minute-break --systemd --days mon-fri`", "Be reminded on working days.")
    page.item("`unknot breaks --install`", "Be asked for breaks whenever you are logged in.")
    page.item("`unknot config set volume 30`", "Make everything quieter.")
  }

  // MARK: Environment

  private static func surroundings(in page: inout ManualText) {
    page.section("Environment")
    page.item("`UNKNOT_HOME`", "One folder for everything that unknot keeps.")
    page.item(
      "`XDG_DATA_HOME`, `XDG_STATE_HOME`, `XDG_CONFIG_HOME`",
      "Where the folders below are, unless they are in HOME.")
    page.item(
      "`UNKNOT_LEVEL`, `UNKNOT_VOLUME`, `UNKNOT_GET_READY` and so on",
      """
      Settings that beat those of the file: each in capitals, with `_` for `-`. Commands of your own \
      have none.
      """)
    page.item("`NO_COLOR`", "If it is set to anything, there are no colours.")
    page.item(
      "`COLORFGBG`",
      "Whether the colours are for a light ground, where the terminal does not answer when asked.")
    page.item(
      "`TERM`", "The type of the terminal. On a dumb one a session is told line by line.")
    page.item(
      "`LC_ALL`, `LC_CTYPE`, `LANG`", "Where they do not name UTF-8, only ASCII is drawn.")
    page.item(
      "`COLUMNS`, `LINES`", "The size to draw in, where the terminal does not know its own.")
    page.item("`VISUAL`, `EDITOR`", "What `unknot new` opens a file in.")
    page.section("Files")
    page.item("`~/.local/share/unknot/routines/`", "Your own routines, see `unknot-routine`(5).")
    page.item("`~/.config/unknot/config.yaml`", "Your settings.")
    page.item("`~/.local/state/unknot/history.sqlite`", "Your record, an SQLite file.")
    page.item(
      "`~/.local/state/unknot/history.sqlite.checkpoint-*`",
      "How far a session is that runs, or that was cut off.")
    page.item(
      "`~/.local/state/unknot/safety.json`",
      "Your answers about warning signs and risks, each with its date.")
    page.item("`~/.local/state/unknot/pain.json`", "The pain of the day, from 4 on.")
    page.item("`~/.local/state/unknot/reminders.json`", "The days without reminders.")
    page.item("`~/.local/state/unknot/crash.txt`", "What happened when unknot itself crashed.")
    page.item(
      "`~/.config/systemd/user/`",
      "The timers of `unknot remind --systemd`, and the service of `unknot breaks --install`.")
  }

  private static func endings(in page: inout ManualText) {
    page.section("Exit status")
    var endings: [Int32: String] = [
      0: "It is finished, or was left on purpose.",
      64: "It was used in a way it does not know.",
    ]
    for code in Failure.Code.allCases { endings[code.rawValue] = code.meaning }
    for (code, meaning) in endings.sorted(by: { $0.key < $1.key }) {
      page.item("\(code)", meaning)
    }
    page.paragraph(
      """
      A session that the system ends gives the terminal back, keeps what was done, and ends by that \
      signal.
      """)
    page.section("Safety")
    page.paragraph(
      """
      unknot times and orders your exercises. It cannot examine, diagnose or treat you. Stop if \
      you feel numb, tingly or dizzy. `unknot learn when-to-see-someone` says when to see someone, \
      and who.

      Warning signs are asked for before the first session and again every week. Pain of 4 or 5, or \
      no answer, means the gentle dose; at 6 or more, pressing and rolling are locked until tomorrow. \
      Pain from 4 on is kept with `--no-record`, too, so that the lock holds.
      """)
    page.section("See also")
    page.paragraph("`unknot-routine`(5)")
  }
}

extension String {
  /// `voice` of `no-voice`; empty for a name that takes nothing back.
  fileprivate var withoutNo: String { hasPrefix("no-") ? String(dropFirst(3)) : "" }
}
