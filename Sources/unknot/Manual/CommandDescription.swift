import ArgumentParser
import Foundation

/// A command as the argument parser describes it; the manual is made from this.
struct CommandDescription: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  /// True if the help lists the command; `nil` means true.
  let shouldDisplay: Bool?
  let subcommands: [CommandDescription]?
  let arguments: [Argument]?

  /// An argument of a command.
  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      let kind: String
      let name: String

      /// The name as it is typed.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
  }

  /// The whole program.
  ///
  /// - Throws: `DecodingError` if the argument parser's format has changed, for which there is a
  ///   test.
  static func program() throws -> CommandDescription {
    struct Tool: Decodable {
      let command: CommandDescription
    }
    let text = Data(Unknot._dumpHelp().utf8)
    return try JSONDecoder().decode(Tool.self, from: text).command
  }

  /// The commands of this one that are for people.
  var shownCommands: [CommandDescription] {
    (subcommands ?? []).filter { $0.shouldDisplay ?? true && $0.commandName != "help" }
  }
}
