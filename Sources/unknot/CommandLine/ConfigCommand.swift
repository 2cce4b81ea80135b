import ArgumentParser
import RoutineFiles
import TUI

/// `unknot config`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print all settings, each with its default and what it does.",
    discussion: """
      What it prints is a whole settings file. The list of routines changes settings with the \
      key `,`; so does `unknot config set level full`, and `unknot config get level` prints one.
      """,
    subcommands: [GetCommand.self, SetCommand.self]
  )

  @Flag(help: "Print the path of the settings file.")
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

extension ConfigCommand {
  /// `unknot config get`
  struct GetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "get", abstract: "Print the value of a setting.")

    @Argument(help: "Its name, as in the settings file.", completion: .setting)
    var name: String

    func run() throws {
      let preferences = Preferences()
      preferences.warn()
      let value = try Setting.named(name).value(in: preferences.settings)
      try Output.print(Preferences.text(of: value))
    }
  }

  /// `unknot config set`
  struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Change a setting; comments in the file stay.")

    @Argument(help: "Its name, as in the settings file.", completion: .setting)
    var name: String

    @Argument(
      help: "Its value, as in the settings file.",
      completion: .custom { words, _, _ in
        words.lazy.compactMap { try? Setting.named($0) }.first?.words ?? []
      })
    var value: String

    func run() throws {
      let setting = try Setting.named(name)
      let preferences = Preferences()
      let new: Setting.Value
      do throws(Preferences.ValueError) {
        new = try Preferences.value(value, of: setting)
      } catch {
        throw ValidationError("\(setting.name): \(error.reason)")
      }
      try Preferences.save([setting.name: new], at: preferences.path)
    }
  }
}

extension Setting {
  /// The setting of a name.
  ///
  /// - Throws: `ValidationError` if there is none, with the nearest.
  fileprivate static func named(_ name: String) throws -> Setting {
    if let setting = all.first(where: { $0.name == name }) { return setting }
    let near = Suggestion.closest(to: name, among: all.map(\.name), limit: 1).first
    let wayOn = near.map { "did you mean `\($0)`?" } ?? "`unknot config` lists them all."
    throw ValidationError(
      "There is no setting `\(CleanText.line(String(name.prefix(80))))`; \(wayOn)")
  }

  /// The values that a shell can offer.
  fileprivate var words: [String] {
    switch shape {
    case .word(let words): words
    case .flag: ["yes", "no"]
    case .time, .percent, .text: []
    }
  }
}

extension CompletionKind {
  /// The names of the settings.
  fileprivate static let setting = list(Setting.all.map(\.name))
}
