import Foundation

/// The server of a session's control socket. It answers invalid requests at once.
public final class ControlServer {
  /// A command with the line in which it came.
  public struct Request {
    /// The command.
    public let command: ControlCommand
    fileprivate let line: LineServer.Request
  }

  /// The longest request, in bytes. Real ones have under 20.
  static let longestLine = LineServer.longestLine
  /// The most clients at the same time.
  static let mostClients = LineServer.mostClients

  private let server: LineServer

  /// Creates a socket for this process in the first possible folder, and removes those of ended
  /// processes.
  ///
  /// - Parameters:
  ///   - folders: The possible folders, best first.
  ///   - watch: Registers a descriptor with the event loop.
  ///   - onError: Called at most once, when no more clients can connect.
  /// - Throws: `ControlError` if no folder is possible, with the reason for the first.
  public init(
    in folders: [RuntimeFolder], watch: @escaping LineServer.Watch,
    onError: @escaping (ControlError) -> Void = { _ in }
  ) throws(ControlError) {
    server = try LineServer(
      in: folders, named: RuntimeFolder.name(of: getpid()), watch: watch, onError: onError)
    server.refusal = { line in
      do throws(ControlRequest.FormatError) {
        _ = try ControlRequest(line: line)
        return nil
      } catch {
        return ControlReply(error: error.message).line
      }
    }
  }

  /// Disconnects all clients and removes the socket. Idempotent.
  public func close() { server.close() }

  /// Returns the requests since the last call, in order.
  public func takeRequests() -> [Request] {
    server.takeRequests().compactMap { line in
      (try? ControlRequest(line: line.line)).map { Request(command: $0.command, line: line) }
    }
  }

  /// Replies to a request. After `watch`, the client also gets every later status.
  public func reply(to request: Request, with reply: ControlReply) {
    server.reply(to: request.line, with: reply.line, watches: request.command == .watch)
  }

  /// Sends a status to all clients that watch.
  public func broadcast(_ status: SessionStatus) { server.broadcast(ControlReply(status).line) }
}
