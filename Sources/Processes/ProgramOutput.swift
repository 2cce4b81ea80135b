import Foundation

/// The output of a program that was run to its end.
public struct ProgramOutput: Sendable, Hashable {
  /// The standard output, at most 64 KiB; `nil` if the program is not installed, failed, or did not
  /// end in time.
  public let output: String?

  private static let longest = 65_536

  /// Runs a program without a terminal, and kills it at the time limit.
  ///
  /// - Parameters:
  ///   - name: Its name, looked for in `PATH`.
  ///   - arguments: Its arguments; no shell reads them.
  ///   - environment: Its whole environment.
  ///   - limit: The longest time to wait for its end.
  public init(
    _ name: String, _ arguments: [String], environment: [String: String], limit: Duration
  ) {
    output = Self.output(name, arguments, environment, limit)
  }

  private static func output(
    _ name: String, _ arguments: [String], _ environment: [String: String], _ limit: Duration
  ) -> String? {
    guard let path = SearchPath(environment: environment).path(of: name), let file = tmpfile()
    else { return nil }
    defer { fclose(file) }
    let streams = ChildProcess.Streams.detached(output: fileno(file))
    guard
      let child = try? ChildProcess(path, arguments, environment: environment, streams: streams)
    else { return nil }
    guard let end = child.wait(atMost: limit) else {
      child.killGroup()
      return nil
    }
    guard end == .success else { return nil }
    rewind(file)
    var bytes = [UInt8](repeating: 0, count: longest)
    let count = fread(&bytes, 1, longest, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
