import ArgumentParser
import RoutineFiles

/// A first word that is no command, with a guess at its meaning.
struct UnknownCommand {
  private let word: String

  /// Takes the first word; `nil` if it is a command or an option.
  init?(_ words: [String]) {
    let commands = Self.commands + ["help"]
    guard let word = words.first, !word.hasPrefix("-"), !commands.contains(word) else {
      return nil
    }
    self.word = word
  }

  private static var commands: [String] {
    Unknot.configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  /// The error with a hint, in one line. People often type the name of a routine.
  var problem: ValidationError {
    let shown = CleanText.line(String(word.prefix(80)))
    return ValidationError("There is no command `\(shown)`; \(wayOn)")
  }

  private var wayOn: String {
    let routines = Library().catalogue.ids
    if routines.contains(word) { return "`unknot play \(word)` begins that routine." }
    if let near = Suggestion.closest(to: word, among: Self.commands, limit: 1).first {
      return "did you mean `unknot \(near)`?"
    }
    if let near = Suggestion.closest(to: word, among: routines, limit: 1).first {
      return "did you mean `unknot play \(near)`?"
    }
    return "`unknot --help` lists them all."
  }
}
