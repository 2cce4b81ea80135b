import Foundation

/// A client of a session's control socket.
public final class ControlClient {
  /// The outcome of waiting for the session.
  public enum Event: Sendable, Hashable {
    /// The session sent a reply.
    case reply(ControlReply)
    /// It sent nothing in the time given.
    case timeout
    /// It hung up.
    case closed
    /// Nobody reads any more what is printed here.
    case readerGone
  }

  /// The process of the session.
  public let process: Int32

  /// The longest that a session may take to reply. One that runs takes a thousandth of it.
  public static let patience: Duration = .seconds(1)
  private static let longestLine = 65_536

  private let descriptor: Int32
  private var buffer = LineBuffer(longest: ControlClient.longestLine)
  private var lines: ArraySlice<[UInt8]> = []

  /// Connects to a process.
  ///
  /// - Throws: `ControlError` if it cannot be reached.
  init(
    _ entry: RuntimeFolder.Entry, in folder: RuntimeFolder, within limit: Duration
  ) throws(ControlError) {
    process = entry.process
    descriptor = try UnixSocket.connect(
      to: RuntimeFolder.name(of: entry.process), in: folder.path, within: limit)
    // A socket in a folder that others can write to may be anybody's.
    guard UnixSocket.userID(behind: descriptor) == geteuid() else {
      throw ControlError("process \(entry.process) belongs to another user")
    }
  }

  deinit { close(descriptor) }

  /// Sends a command to the latest process that has a session under way.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - folders: The folders to look for processes in.
  ///   - process: The only process to ask; `nil` asks all of them.
  ///   - limit: The longest that all of this takes.
  /// - Returns: The client and the reply; `nil` if no session is under way.
  /// - Throws: `ControlError` if there are processes, but none of them replies.
  public static func ask(
    _ command: ControlCommand, in folders: [RuntimeFolder], of process: Int32? = nil,
    within limit: Duration = patience
  ) throws(ControlError) -> (client: ControlClient, reply: ControlReply)? {
    let clock = ContinuousClock()
    let end = clock.now + limit
    let candidates = folders.flatMap { folder in
      folder.entries.filter { process == nil || process == $0.process }.map { (folder, $0) }
    }
    var firstError: ControlError?
    for (index, (folder, entry)) in candidates.enumerated() {
      // A process that is stopped leaves the others their share of the time.
      let share = max(.zero, end - clock.now) / (candidates.count - index)
      do {
        let client = try ControlClient(entry, in: folder, within: share)
        let reply = try client.ask(command, within: share)
        // A command that was carried out may have been the session's last.
        let isDone = command.event != nil && reply.refused == nil
        if isDone || reply.status?.state != .idle { return (client, reply) }
      } catch {
        // A process that is gone has left its socket behind; that is no error.
        if error.code != ECONNREFUSED { firstError = firstError ?? error }
      }
    }
    if let firstError { throw firstError }
    return nil
  }

  private func ask(
    _ command: ControlCommand, within limit: Duration
  ) throws(ControlError) -> ControlReply {
    let line = ControlRequest(command).line
    guard UnixSocket.send(line, to: descriptor) == line.count,
      case .reply(let reply) = receive(within: limit)
    else {
      throw ControlError("process \(process) does not answer")
    }
    return reply
  }

  /// Waits for the next reply.
  ///
  /// - Parameters:
  ///   - limit: The longest wait; `nil` waits for ever.
  ///   - output: A descriptor that the replies are printed to: a closed pipe there ends the wait.
  /// - Returns: The outcome.
  public func receive(within limit: Duration?, printingTo output: Int32? = nil) -> Event {
    let clock = ContinuousClock()
    let end = limit.map { clock.now + $0 }
    while true {
      if let line = lines.popFirst() {
        return ControlReply(line: line).map(Event.reply) ?? .closed
      }
      let rest = end.map { max(.zero, $0 - clock.now) }
      let milliseconds = rest.map { Int32(clamping: Int(($0 / .milliseconds(1)).rounded(.up))) }
      // Errors and hang-ups come unasked; a negative descriptor is passed over.
      var set = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: output ?? -1, events: 0, revents: 0),
      ]
      let count = poll(&set, nfds_t(set.count), milliseconds ?? -1)
      if count < 0, errno == EINTR { continue }
      if count == 0 { return .timeout }
      if set[1].revents != 0 { return .readerGone }
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let size = read(descriptor, &bytes, bytes.count)
      guard size > 0, !buffer.isOverlong else { return .closed }
      lines += buffer.append(bytes.prefix(size))
    }
  }
}
