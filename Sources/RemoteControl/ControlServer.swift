import Foundation

/// The server of a session's control socket. A line that is no request is answered at once.
public final class ControlServer {
  /// A command, and the line that it came in.
  public struct Request {
    /// The command.
    public let command: ControlCommand
    fileprivate let line: LineServer.Request
  }

  /// The longest request, in bytes; the longest there is has under 20.
  static let longestLine = LineServer.longestLine
  /// The most clients at a time.
  static let mostClients = LineServer.mostClients

  private let server: LineServer

  /// Makes a socket for this process in the first of some folders in which that can be done, and
  /// removes those of processes that are gone.
  ///
  /// - Parameters:
  ///   - folders: The folders that the socket may be in, best first.
  ///   - watch: Has a descriptor watched.
  ///   - onError: Called at most once, if nobody can connect any more.
  /// - Throws: `ControlError` if it cannot be done in any, with the reason for the first.
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

  /// Drops all clients and removes the socket. Idempotent.
  public func close() { server.close() }

  /// Returns the requests since the last time, in order.
  public func takeRequests() -> [Request] {
    server.takeRequests().compactMap { line in
      (try? ControlRequest(line: line.line)).map { Request(command: $0.command, line: line) }
    }
  }

  /// Replies to a request; a client that asked to watch gets every status from now on.
  public func reply(to request: Request, with reply: ControlReply) {
    server.reply(to: request.line, with: reply.line, watches: request.command == .watch)
  }

  /// Sends a status to the clients that watch.
  public func broadcast(_ status: SessionStatus) { server.broadcast(ControlReply(status).line) }
}
