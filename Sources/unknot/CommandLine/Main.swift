import ArgumentParser
import Foundation

/// The composition root: everything that the other targets only know as values is made here.
@main
enum Main {
  static func main() {
    StandardStreams.fill()
    do {
      let words = Array(CommandLine.arguments.dropFirst())
      if let unknown = UnknownCommand(words) { throw unknown.problem }
      var command = try Unknot.parseAsRoot(words)
      try command.run()
    } catch let failure as Failure {
      if !failure.message.isEmpty { Output.error(failure.message) }
      exit(failure.code.rawValue)
    } catch {
      Unknot.exit(withError: error)
    }
  }
}
