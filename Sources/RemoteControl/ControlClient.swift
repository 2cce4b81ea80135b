import Foundation

/// A client of a session's control socket.
public final class ControlClient {
  /// The outcome of waiting for a reply.
  public enum Event: Sendable, Hashable {
    /// The session sent a reply.
    case reply(ControlReply)
    /// No reply came within the limit.
    case timeout
    /// The session closed the connection, or its reply was invalid.
    case closed
    /// The reader of this program's output is gone.
    case readerGone
  }

  /// The process of the session.
  public let process: Int32

  /// The longest wait for a reply. A running session takes a thousandth of it.
  public static let patience: Duration = .seconds(1)

  private let connection: LineConnection

  /// Connects to a process.
  ///
  /// - Throws: `ControlError` if the process cannot be reached.
  init(
    _ entry: RuntimeFolder.Entry, in folder: RuntimeFolder, within limit: Duration
  ) throws(ControlError) {
    process = entry.process
    connection = try LineConnection(
      to: RuntimeFolder.name(of: entry.process), in: folder.path, within: limit)
    guard connection.isOwn else {
      throw ControlError("process \(entry.process) belongs to another user")
    }
  }

  /// Sends a command to the latest process that has a running session.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - folders: The folders to search for sockets.
  ///   - process: The only process to ask; `nil` for all.
  ///   - limit: The time limit for the whole call.
  /// - Returns: The client and the reply; `nil` if no session is under way.
  /// - Throws: `ControlError` if sockets exist, but no process replies.
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
      // A stopped process must not use up the time of the others.
      let share = max(.zero, end - clock.now) / (candidates.count - index)
      do {
        let turn = clock.now + share
        let client = try ControlClient(entry, in: folder, within: share)
        let reply = try client.ask(command, within: max(.zero, turn - clock.now))
        // A command that succeeded may have ended the session.
        let isDone = command.event != nil && reply.refused == nil
        if isDone || reply.status?.state != .idle { return (client, reply) }
      } catch {
        // A process that is gone may have left its socket; that is no error.
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
    guard connection.send(line), case .reply(let reply) = receive(within: limit) else {
      throw ControlError("process \(process) does not answer")
    }
    return reply
  }

  /// Waits for the next reply.
  ///
  /// - Parameters:
  ///   - limit: The longest wait; `nil` for ever.
  ///   - output: The descriptor to which replies are printed. If it is a closed pipe, the wait
  ///     ends.
  /// - Returns: The outcome.
  public func receive(within limit: Duration?, printingTo output: Int32? = nil) -> Event {
    switch connection.receive(within: limit, printingTo: output) {
    case .line(let line): ControlReply(line: line).map(Event.reply) ?? .closed
    case .timeout: .timeout
    case .closed: .closed
    case .readerGone: .readerGone
    }
  }
}
