import Foundation

/// A client of a session's control socket.
public final class ControlClient {
  /// The outcome of waiting for the session.
  public enum Event: Sendable, Hashable {
    /// The session sent a reply.
    case reply(ControlReply)
    /// Nothing was sent in the time given.
    case timeout
    /// The other end hung up.
    case closed
    /// The reader of this output is gone.
    case readerGone
  }

  /// The process of the session.
  public let process: Int32

  /// The longest that a session may take to reply. One that runs takes a thousandth of it.
  public static let patience: Duration = .seconds(1)

  private let connection: LineConnection

  /// Connects to a process.
  ///
  /// - Throws: `ControlError` if it cannot be reached.
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
        let turn = clock.now + share
        let client = try ControlClient(entry, in: folder, within: share)
        let reply = try client.ask(command, within: max(.zero, turn - clock.now))
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
    guard connection.send(line), case .reply(let reply) = receive(within: limit) else {
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
    switch connection.receive(within: limit, printingTo: output) {
    case .line(let line): ControlReply(line: line).map(Event.reply) ?? .closed
    case .timeout: .timeout
    case .closed: .closed
    case .readerGone: .readerGone
    }
  }
}
