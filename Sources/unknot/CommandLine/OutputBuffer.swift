import Foundation

/// Standard output in larger pieces, for what has many lines: memory stays the same however many.
final class OutputBuffer {
  private var bytes = Data()

  private static let chunk = 64 * 1_024

  /// Adds to the output.
  ///
  /// - Throws: `Failure` if it cannot be written.
  func write(_ data: Data) throws {
    bytes.append(data)
    if bytes.count >= Self.chunk { try flush() }
  }

  /// Adds a line to the output.
  func print(_ line: String) throws {
    try write(Data((line + "\n").utf8))
  }

  /// Writes what is left. To be called at the end.
  func flush() throws {
    try Output.write(bytes, to: STDOUT_FILENO)
    bytes.removeAll(keepingCapacity: true)
  }
}
