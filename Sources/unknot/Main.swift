import ArgumentParser
import Foundation

/// The composition root: everything that the other targets only know as values is made here.
@main
enum Main {
  static func main() {
    StandardStreams.fill()
    do {
      var command = try command(for: Array(CommandLine.arguments.dropFirst()))
      try command.run()
    } catch let failure as Failure {
      if !failure.message.isEmpty { Output.error(failure.message) }
      exit(failure.code.rawValue)
    } catch {
      Unknot.exit(withError: error)
    }
  }

  /// The command that some words ask for. The two that start most sessions are not read by the
  /// library, which takes it longer than all else takes until the first picture.
  static func command(for words: [String]) throws -> any ParsableCommand {
    if words.isEmpty { return Unknot() }
    if words.count == 2, words[0] == "play", !words[1].hasPrefix("-") {
      return PlayCommand(playing: words[1])
    }
    if let unknown = UnknownCommand(words) { throw unknown.problem }
    return try Unknot.parseAsRoot(words)
  }
}
