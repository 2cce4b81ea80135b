import ArgumentParser
import TUI

/// `unknot`: the list of routines, and the commands.
struct Unknot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unknot",
    abstract: "A guided upper-back session in a terminal.",
    discussion: """
      Without a command it opens the list of routines; Enter starts one, ? shows the keys.
      It guides, it does not treat: stop when it hurts, and see someone when it stays.
      """,
    version: Version.line,
    subcommands: [
      PlayCommand.self, ListCommand.self, ShowCommand.self, CheckCommand.self, NewCommand.self,
      LearnCommand.self, ResumeCommand.self, TodayCommand.self, HistoryCommand.self,
      CtlCommand.self, StatusCommand.self,
      DoseCommand.self, ExportCommand.self, ImportCommand.self, ConfigCommand.self,
      RemindCommand.self, ManualCommand.self,
    ]
  )

  mutating func run() throws {
    let preferences = Preferences()
    try ScreenSession(
      Library(), recorder: Recorder(Folders().record), preferences: preferences
    ).openList(settings: preferences.settings)
  }
}
