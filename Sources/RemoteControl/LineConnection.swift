import Foundation

/// A client's end of a connection to a server of lines.
final class LineConnection {
  /// The outcome of waiting for a line.
  enum Outcome {
    case line([UInt8])
    /// Nothing was sent in the time given.
    case timeout
    /// The server hung up, or its line is longer than allowed.
    case closed
    /// The reader of this program's output is gone.
    case readerGone
  }

  /// The longest line of a reply, in bytes.
  private static let longestLine = 65_536

  private let descriptor: Int32
  private var buffer = LineBuffer(longest: LineConnection.longestLine)
  private var lines: ArraySlice<[UInt8]> = []

  /// Connects to the socket of a name.
  ///
  /// - Throws: `ControlError` if it cannot be reached.
  init(to name: String, in folder: String, within limit: Duration) throws(ControlError) {
    descriptor = try UnixSocket.connect(to: name, in: folder, within: limit)
  }

  deinit { close(descriptor) }

  /// True if the server runs as the same user. A socket in a folder that others can write to may be
  /// anybody's.
  var isOwn: Bool { UnixSocket.userID(behind: descriptor) == geteuid() }

  /// Sends a line with its end.
  ///
  /// - Returns: True if all of it was sent.
  func send(_ line: [UInt8]) -> Bool {
    UnixSocket.send(line, to: descriptor) == line.count
  }

  /// Waits for a line.
  ///
  /// - Parameters:
  ///   - limit: The longest wait; `nil` waits for ever.
  ///   - output: A descriptor that is printed to: a closed pipe there ends the wait.
  /// - Returns: The outcome.
  func receive(within limit: Duration?, printingTo output: Int32? = nil) -> Outcome {
    let clock = ContinuousClock()
    let end = limit.map { clock.now + $0 }
    while true {
      if let line = lines.popFirst() { return .line(line) }
      let rest = end.map { max(.zero, $0 - clock.now) }
      let milliseconds = rest.map { Int32(clamping: Int(($0 / .milliseconds(1)).rounded(.up))) }
      // Errors and hang-ups come unasked; a negative descriptor is passed over.
      var set = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: output ?? -1, events: 0, revents: 0),
      ]
      let count = poll(&set, nfds_t(set.count), milliseconds ?? -1)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return .closed }
      if count == 0 { return .timeout }
      if set[1].revents != 0 { return .readerGone }
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let size = read(descriptor, &bytes, bytes.count)
      guard size > 0, !buffer.isOverlong else { return .closed }
      lines += buffer.append(bytes.prefix(size))
    }
  }
}
