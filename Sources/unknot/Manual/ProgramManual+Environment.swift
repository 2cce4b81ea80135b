/// Environment, files, exit status and safety.
extension ProgramManual {
  static func environment(in page: inout ManualText) {
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
      "Light or dark background, if the terminal does not answer.")
    page.item(
      "`TERM`", "The type of the terminal. On a dumb terminal a session prints line by line.")
    page.item(
      "`LC_ALL`, `LC_CTYPE`, `LANG`", "Where they do not name UTF-8, only ASCII is drawn.")
    page.item(
      "`COLUMNS`, `LINES`", "The size to draw in, where the terminal does not know its own.")
    page.item("`VISUAL`, `EDITOR`", "What `unknot new` opens a file in.")
    page.section("Files")
    page.item("`~/.local/share/unknot/routines/`", "Your own routines, see `unknot-routine`(5).")
    page.item("`~/.config/unknot/config.yaml`", "Your settings.")
    page.item(
      "`~/.local/state/unknot/history.sqlite`",
      "Your record, an SQLite file: sessions, and pain between them.")
    page.item(
      "`~/.local/state/unknot/history.sqlite.checkpoint-*`",
      "How far a session is that runs, or that was cut off.")
    page.item(
      "`~/.local/state/unknot/safety.json`",
      "Your answers about warning signs and risks, each with its date.")
    page.item("`~/.local/state/unknot/pain.json`", "The pain of the day: what it locks holds.")
    page.item("`~/.local/state/unknot/reminders.json`", "The days without reminders.")
    page.item("`~/.local/state/unknot/crash.txt`", "What happened when unknot itself crashed.")
    page.item(
      "`~/.config/systemd/user/`",
      "The timers of `unknot remind --systemd`, and the service of `unknot breaks --install`.")
  }

  static func endings(in page: inout ManualText) {
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

      unknot asks for warning signs before the first session and again every week. Pain of 4 or 5, or \
      no answer, means the gentle dose; at 6 or more, pressing and rolling are locked until tomorrow. \
      Pain from 4 on is saved even with `--no-record`, so that the lock holds.
      """)
  }
}
