import Drawing
import Foundation
import RoutineFiles

/// The output of commands. Text from a file was cleaned when it was read; a path was not. Programs
/// get it as it is, people without anything that steers their terminal.
enum Output {
  /// Prints lines on standard output.
  static func print(_ text: String) throws {
    let isForPeople = isatty(STDOUT_FILENO) == 1
    try write((isForPeople ? harmless(text) : text) + "\n", to: STDOUT_FILENO)
  }

  /// Says on standard error what failed.
  static func error(_ message: String) {
    errorLines("unknot: \(message)")
  }

  /// Writes lines on standard error. They may quote anything: a file's name, an argument. Nothing
  /// in them steers a terminal.
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

  /// Writes bytes to the last one, in as many calls as the system needs.
  ///
  /// - Throws: `Failure` if they cannot be written: a full disk, a closed output.
  static func write(_ bytes: Data, to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN {
        // Whoever shares it has asked not to wait; this program has nothing else to do.
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

  /// The columns that text for people is wrapped to: the terminal's, 80 where there is none, and
  /// never so many that lines are hard to read.
  static var columns: Int {
    var window = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    return min(max(isKnown ? Int(window.ws_col) : 80, 20), 100)
  }
}

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

/// Standard input, output and errors, which a parent may have closed.
enum StandardStreams {
  /// Puts something in the place of those that are closed: the first file that is opened would get
  /// their number, and be written into. Reading from them and writing to them fails as before.
  static func fill() {
    for (descriptor, way) in [(STDIN_FILENO, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free is this one.
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
