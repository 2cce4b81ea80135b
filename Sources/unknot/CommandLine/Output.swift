import Drawing
import Foundation
import RoutineFiles

/// The output of commands. Text from a file was cleaned when it was read; a path was not. Programs
/// get a path as it is; on a terminal, nothing in it can control the terminal.
enum Output {
  /// Prints lines on standard output.
  static func print(_ text: String) throws {
    let isForPeople = isatty(STDOUT_FILENO) == 1
    try write((isForPeople ? harmless(text) : text) + "\n", to: STDOUT_FILENO)
  }

  /// Prints an error on standard error.
  static func error(_ message: String) {
    errorLines("unknot: \(message)")
  }

  /// Prints lines on standard error. They may quote a file's name or an argument, and are cleaned
  /// of all that controls a terminal.
  static func errorLines(_ lines: String) {
    try? write(harmless(lines) + "\n", to: STDERR_FILENO)
  }

  private static func harmless(_ lines: String) -> String {
    lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { CleanText.shown($0) }.joined(separator: "\n")
  }

  /// Writes a text to its end, in as many calls as the system needs.
  ///
  /// - Throws: `Failure` if the text cannot be written: a full disk, a closed output.
  static func write(_ text: String, to descriptor: Int32) throws {
    try write(Data(text.utf8), to: descriptor)
  }

  /// Writes all bytes, in as many calls as the system needs.
  ///
  /// - Throws: `Failure` if they cannot be written: a full disk, a closed output.
  static func write(_ bytes: Data, to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN {
        // Another process has made the shared descriptor non-blocking.
        var full = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&full, 1, -1)
        continue
      }
      guard count > 0 else {
        let reason = String(cString: strerror(errno))
        throw Failure(.inputOutput, "cannot write the output: \(reason)")
      }
      rest = rest.dropFirst(count)
    }
  }

  /// The width of text for people, in columns: the terminal's, or 80 without one; at least 20, and
  /// at most 100, as longer lines are hard to read.
  static var columns: Int {
    var window = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    return min(max(isKnown ? Int(window.ws_col) : 80, 20), 100)
  }
}

/// Standard output with a buffer, for many lines in bounded memory.
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

  /// Writes the rest of the buffer. To be called at the end.
  func flush() throws {
    try Output.write(bytes, to: STDOUT_FILENO)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Standard input, output and errors, which a parent may have closed.
enum StandardStreams {
  /// Opens /dev/null in place of each closed one. Otherwise the first opened file would get its
  /// number, and be written to. Reads and writes fail as before.
  static func fill() {
    for (descriptor, way) in [(STDIN_FILENO, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      // open(2) takes the lowest free descriptor, which is this one.
      _ = open("/dev/null", way)
    }
  }
}

extension String {
  /// The text, filled up with blanks to a number of columns.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - self.columns))
  }
}
