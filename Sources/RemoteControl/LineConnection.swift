import Foundation

/// The client's end of a connection to a line server.
final class LineConnection {
  /// The outcome of waiting for a line.
  enum Outcome {
    case line([UInt8])
    /// No line came within the limit.
    case timeout
    /// The server closed the connection, or sent a line that is too long.
    case closed
    /// The reader of this program's output is gone.
    case readerGone
  }

  /// The longest line of a reply, in bytes.
  private static let longestLine = 65_536

  private let descriptor: Int32
  private var buffer = LineBuffer(longest: LineConnection.longestLine)
  private var lines: ArraySlice<[UInt8]> = []

  /// Connects to a socket.
  ///
  /// - Throws: `ControlError` if no server can be reached.
  init(to name: String, in folder: String, within limit: Duration) throws(ControlError) {
    descriptor = try UnixSocket.connect(to: name, in: folder, within: limit)
  }

  deinit { close(descriptor) }

  /// True if the server runs as the same user. In a folder that others can write to, the socket may
  /// be anybody's.
  var isOwn: Bool { UnixSocket.userID(behind: descriptor) == geteuid() }

  /// Sends a line, which must end with a newline.
  ///
  /// - Returns: True if the whole line was sent.
  func send(_ line: [UInt8]) -> Bool {
    UnixSocket.send(line, to: descriptor) == line.count
  }

  /// Waits for a line.
  ///
  /// - Parameters:
  ///   - limit: The longest wait; `nil` for ever.
  ///   - output: The descriptor to which lines are printed. If it is a closed pipe, the wait ends.
  /// - Returns: The outcome.
  func receive(within limit: Duration?, printingTo output: Int32? = nil) -> Outcome {
    let clock = ContinuousClock()
    let end = limit.map { clock.now + $0 }
    while true {
      if let line = lines.popFirst() { return .line(line) }
      let rest = end.map { max(.zero, $0 - clock.now) }
      let milliseconds = rest.map { Int32(clamping: Int(($0 / .milliseconds(1)).rounded(.up))) }
      // `poll` reports errors and hang-ups unasked, and ignores a negative descriptor.
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
