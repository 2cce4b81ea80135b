import ArgumentParser
import Foundation
import Processes

/// The options for the destination of a page.
struct PageOutput: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the page to a file, - for standard output.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var output: String?

  @Flag(help: "Open the page in the browser.")
  var open = false

  @Flag(help: "Overwrite the file if it exists.")
  var force = false

  func validate() throws {
    if open, output == "-" {
      throw ValidationError("--open opens a file; leave out --output -, or name one.")
    }
  }

  /// Writes a page to its destination.
  ///
  /// - Parameters:
  ///   - page: The HTML.
  ///   - name: The name of the file to open if no output was named: `sheet`.
  /// - Throws: `Failure` if it cannot be written, is there already, or cannot be opened.
  func write(_ page: String, named name: String) throws {
    if output == "-" { return try Output.write(page, to: STDOUT_FILENO) }
    guard let path = try output ?? (open ? Self.ownPath(for: name) : nil) else {
      guard isatty(STDOUT_FILENO) == 0 else {
        throw Failure(
          .usage,
          "this is a page for a browser: add --open, --output \(name).html, or > \(name).html")
      }
      return try Output.write(page, to: STDOUT_FILENO)
    }
    if output != nil, !force, access(path, F_OK) == 0 {
      throw Failure(
        .inputOutput, "\(path) is there already; add --force to write over it, or name another file"
      )
    }
    do throws(AtomicFile.Problem) {
      try AtomicFile.write(page, to: path)
    } catch {
      throw Failure(.inputOutput, error.description)
    }
    try Output.print(path)
    if open { try Self.open(path) }
  }

  /// A file next to the history, for the person alone, that the next page of its kind replaces. A
  /// report has health data, and everybody can read `/tmp`.
  private static func ownPath(for name: String) throws -> String {
    guard let record = Paths().record else {
      throw Failure(
        .inputOutput, "there is no folder for the page: HOME is not set; name a file with --output")
    }
    return URL(fileURLWithPath: record).deletingLastPathComponent()
      .appendingPathComponent("\(name).html").path
  }

  /// Opens a file in the browser, by the desktop's opener.
  private static func open(_ path: String) throws {
    let environment = ProcessEnvironment.environment
    let search = SearchPath(environment: environment)
    guard let opener = ["xdg-open", "open"].lazy.compactMap(search.path).first else {
      throw Failure(.inputOutput, "there is no xdg-open; open \(path) in a browser yourself")
    }
    let isStarted: Bool
    do {
      let child = try ChildProcess(opener, [path], environment: environment)
      isStarted = child.wait(atMost: .seconds(5)).map { $0 == .success } ?? true
    } catch {
      isStarted = false
    }
    guard isStarted else {
      throw Failure(.inputOutput, "xdg-open failed; open \(path) in a browser yourself")
    }
  }
}
