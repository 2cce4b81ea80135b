import Foundation

/// A client of a server of lines that has one socket for all, by a name.
public final class LineClient {
  /// The longest line of a reply.
  private static let longestLine = 65_536

  private let descriptor: Int32
  private var buffer = LineBuffer(longest: LineClient.longestLine)
  private var lines: ArraySlice<[UInt8]> = []

  /// Connects to the first of some folders that has the socket.
  ///
  /// - Returns: `nil` if nobody listens there.
  /// - Throws: `ControlError` if it is somebody else's.
  public init?(
    to name: String, in folders: [RuntimeFolder], within limit: Duration = .seconds(1)
  ) throws(ControlError) {
    for folder in folders {
      do {
        descriptor = try UnixSocket.connect(to: name, in: folder.path, within: limit)
      } catch {
        continue
      }
      guard UnixSocket.userID(behind: descriptor) == geteuid() else {
        throw ControlError("\(folder.path)/\(name) belongs to another user")
      }
      return
    }
    return nil
  }

  deinit { close(descriptor) }

  /// Sends a line with its end.
  ///
  /// - Returns: True if it was sent.
  public func send(_ line: [UInt8]) -> Bool {
    UnixSocket.send(line, to: descriptor) == line.count
  }

  /// Waits for a line.
  ///
  /// - Parameters:
  ///   - limit: The longest wait; `nil` waits for ever.
  ///   - output: A descriptor that is printed to: a closed pipe there ends the wait.
  /// - Returns: The line; `nil` if there is none, or the reader is gone.
  public func receive(within limit: Duration?, printingTo output: Int32? = nil) -> [UInt8]? {
    let clock = ContinuousClock()
    let end = limit.map { clock.now + $0 }
    while true {
      if let line = lines.popFirst() { return line }
      let rest = end.map { max(.zero, $0 - clock.now) }
      let milliseconds = rest.map { Int32(clamping: Int(($0 / .milliseconds(1)).rounded(.up))) }
      var set = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: output ?? -1, events: 0, revents: 0),
      ]
      let count = poll(&set, nfds_t(set.count), milliseconds ?? -1)
      if count < 0, errno == EINTR { continue }
      if count <= 0 || set[1].revents != 0 { return nil }
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let size = read(descriptor, &bytes, bytes.count)
      guard size > 0, !buffer.isOverlong else { return nil }
      lines += buffer.append(bytes.prefix(size))
    }
  }
}
