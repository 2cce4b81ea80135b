import Foundation

/// What commands print. Whatever comes from a file was cleaned when it was read.
enum Output {
  /// Prints lines on standard output.
  static func print(_ text: String) throws {
    try write(text + "\n", to: STDOUT_FILENO)
  }

  /// Says on standard error what failed.
  static func error(_ message: String) {
    try? write("unknot: \(message)\n", to: STDERR_FILENO)
  }

  /// Writes all of a text, however the system cuts it up.
  ///
  /// - Throws: `Failure` if the text cannot be written: a full disk, a closed output.
  static func write(_ text: String, to descriptor: Int32) throws {
    try write(Data(text.utf8), to: descriptor)
  }

  /// Writes all of some bytes, however the system cuts them up.
  ///
  /// - Throws: `Failure` if they cannot be written: a full disk, a closed output.
  static func write(_ bytes: Data, to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
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
