import ArgumentParser
import Foundation
import SessionHistory

/// `unknot export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the whole record as JSON Lines.",
    discussion: """
      With --to it writes this machine's own file in a folder and prints its path. Let Syncthing \
      or Git keep that folder in step between machines, and `unknot import` it on each.
      """
  )

  @Option(
    help: ArgumentHelp("Write this machine's file there.", valueName: "folder"),
    completion: .directory)
  var to: String?

  func run() throws {
    if let to {
      let history = try Record.toWrite()
      return try Output.print(try Record.attempt { try history.export(toFolder: to) })
    }
    guard let history = try Record.toRead() else { return }
    let output = OutputBuffer()
    try Record.attempt { try history.export { try output.write($0) } }
    try output.flush()
  }
}
