import ArgumentParser
import Foundation

/// The composition root: everything that the other targets only know as values is made here.
@main
enum Main {
  static func main() {
    do {
      // Reading no words at all would take a twelfth of the time to the first picture.
      var command: any ParsableCommand =
        CommandLine.argc == 1 ? Unknot() : try Unknot.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      if !failure.message.isEmpty { Output.error(failure.message) }
      exit(failure.code.rawValue)
    } catch {
      Unknot.exit(withError: error)
    }
  }
}
