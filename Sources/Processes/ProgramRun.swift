import Foundation

/// The outcome of a program that was run to its end, or to a time limit.
public struct ProgramRun: Sendable, Hashable {
  /// The usual time limit. A desktop's bus that starts a service on demand takes seconds; a system
  /// timer that runs this program must not hang with it.
  public static let timeLimit: Duration = .seconds(10)

  /// The reason of the failure, in a line; `nil` if the program exited with 0.
  public let failure: String?

  /// Runs a program without a terminal, and kills it at the time limit.
  ///
  /// - Parameters:
  ///   - name: Its name, looked for in `PATH`.
  ///   - arguments: Its arguments; no shell reads them.
  ///   - environment: Its whole environment.
  ///   - limit: The longest time to wait for its end.
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
    // An unnamed file: unlike a pipe, it never fills up and blocks the program.
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

/// A program that has the terminal until it ends, such as an editor.
public enum ForegroundProgram {
  /// Runs a shell's command line with more arguments, and waits for its end, as git runs an editor.
  /// The shell reads quotes and variables in the line, but not in the arguments.
  ///
  /// - Parameters:
  ///   - line: The command line.
  ///   - words: The arguments to append.
  ///   - environment: Its whole environment.
  /// - Returns: Its end.
  /// - Throws: `ChildProcess.StartError`.
  public static func run(
    line: String, _ words: [String], environment: [String: String]
  ) throws(ChildProcess.StartError) -> ChildProcess.Termination {
    // Ctrl-C is for the program; system(3) ignores these signals in the same way.
    let ignored = [SIGINT, SIGQUIT].map { (number: $0, handler: signal($0, SIG_IGN)) }
    defer { for (number, handler) in ignored { _ = signal(number, handler) } }
    let child = try ChildProcess(
      "/bin/sh", ["-c", "\(line) \"$@\"", line] + words, environment: environment,
      streams: .inherited)
    return child.wait()
  }
}
