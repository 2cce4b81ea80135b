import ArgumentParser

/// `unknot config`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print all settings, each with its default and what it does.",
    discussion: """
      What it prints is a whole settings file. The list of routines changes settings with the \
      key `,`.
      """
  )

  @Flag(help: "Print where the settings file is.")
  var path = false

  func run() throws {
    let preferences = Preferences()
    guard path else {
      preferences.warn()
      return try Output.write(preferences.text, to: 1)
    }
    guard let path = preferences.path else {
      throw Failure(.inputOutput, "there is no settings file: HOME is not set; set UNKNOT_HOME")
    }
    try Output.print(path)
  }
}
