import Foundation

/// A program that was run to its end, or for as long as it may take.
public struct ProgramRun: Sendable, Hashable {
  /// The longest that a program is waited for. A desktop's bus that starts a service on demand
  /// takes seconds; a timer of the system's that runs this program is not to hang with it.
  public static let timeLimit: Duration = .seconds(10)

  /// The reason for which it did not do its work, in a line; `nil` if it exited with 0.
  public let failure: String?

  /// Runs a program without a terminal, and kills it if it does not end.
  ///
  /// - Parameters:
  ///   - name: Its name, looked for in `PATH`.
  ///   - arguments: Its arguments; no shell reads them.
  ///   - environment: Its whole environment.
  ///   - limit: The longest that it is waited for.
  public init(
    _ name: String, _ arguments: [String], environment: [String: String],
    limit: Duration = Self.timeLimit
  ) {
    failure = Self.failure(name, arguments, environment, limit)
  }

  private static func failure(
    _ name: String, _ arguments: [String], _ environment: [String: String], _ limit: Duration
  ) -> String? {
    guard let path = SearchPath(environment: environment).path(of: name) else {
      return "\(name) is not installed"
    }
    // A file without a name: unlike a pipe, it is never full.
    let errors = tmpfile()
    defer { if let errors { fclose(errors) } }
    let streams = ChildProcess.Streams.detached(errors: errors.map { fileno($0) })
    guard
      let child = try? ChildProcess(path, arguments, environment: environment, streams: streams)
    else { return "\(name) cannot be started" }
    switch child.wait(atMost: limit) {
    case .success: return nil
    case .exit, .signal: return errors.flatMap(firstLine) ?? "\(name) failed"
    case nil:
      child.killGroup()
      return "\(name) does not end"
    }
  }

  /// The first line of a file, without control characters.
  private static func firstLine(of file: UnsafeMutablePointer<FILE>) -> String? {
    rewind(file)
    var bytes = [CChar](repeating: 0, count: 1_024)
    guard fgets(&bytes, Int32(bytes.count), file) != nil else { return nil }
    let text = String(
      decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let line = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    return line.isEmpty ? nil : line
  }
}

/// A program that has the terminal until it ends, as an editor.
public enum ForegroundProgram {
  /// Runs a line of the shell's with words after it, and waits for its end, as git runs an editor:
  /// quotes and variables in the line are the shell's, the words are not.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - words: Its last arguments.
  ///   - environment: Its whole environment.
  /// - Returns: Its end.
  /// - Throws: `ChildProcess.StartError`.
  public static func run(
    line: String, _ words: [String], environment: [String: String]
  ) throws(ChildProcess.StartError) -> ChildProcess.Termination {
    // A Ctrl-C typed there is the program's, as system(3) has it.
    let ignored = [SIGINT, SIGQUIT].map { (number: $0, handler: signal($0, SIG_IGN)) }
    defer { for (number, handler) in ignored { _ = signal(number, handler) } }
    let child = try ChildProcess(
      "/bin/sh", ["-c", "\(line) \"$@\"", line] + words, environment: environment,
      streams: .inherited)
    return child.wait()
  }
}
