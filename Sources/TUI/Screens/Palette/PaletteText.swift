/// Words of the palette: search words for the keys of the list, and commands of a shell.
enum PaletteText {
  /// Further search words for the keys of the list.
  static let otherWords: [RoutineListAction: String] = [
    .sore: "hurts ache aching bruised how do i feel",
    .safety: "warnings doctor emergency dangerous red flags pregnant",
    .settings: "options preferences configuration sound voice colours",
    .guide: "help questions faq learn",
    .history: "log record progress statistics",
    .level: "level easier harder intensity",
    .quit: "exit leave",
  ]

  /// Commands that the person can type in a shell.
  static let commands: [Palette.Entry] = [
    entry("Reminders by calendar or timer", "unknot remind --help", "reminder notifications alarm"),
    entry("Breaks while you sit at the desk", "unknot breaks", "pause desk sitting reminder"),
    entry("Plans over weeks: start one, see where you are", "unknot plan list", "programme weeks"),
    entry(
      "A report for an appointment", "unknot report --open", "doctor physiotherapist therapist"),
    entry("A routine on paper", "unknot sheet foam-roller --open", "print sheet wall poster"),
    entry("A copy of your record", "unknot export > record.jsonl", "backup save data move"),
  ]

  /// Returns the sentence that says how to run a command.
  static func leave(typing command: String) -> String { "Leave with q, then type: \(command)" }

  private static func entry(_ text: String, _ command: String, _ words: String) -> Palette.Entry {
    Palette.Entry(
      text: text, name: command, otherWords: words, fact: command, keys: "",
      action: .type(command))
  }
}
