import Foundation

/// A client of a server of lines that has one socket for all, by a name.
public final class LineClient {
  private let connection: LineConnection

  /// Connects to the first of some folders that has the socket.
  ///
  /// - Returns: `nil` if nobody listens there.
  /// - Throws: `ControlError` if it is somebody else's.
  public init?(
    to name: String, in folders: [RuntimeFolder], within limit: Duration = .seconds(1)
  ) throws(ControlError) {
    for folder in folders {
      do {
        connection = try LineConnection(to: name, in: folder.path, within: limit)
      } catch {
        continue
      }
      guard connection.isOwn else {
        throw ControlError("\(folder.path)/\(name) belongs to another user")
      }
      return
    }
    return nil
  }

  /// Sends a line with its end.
  ///
  /// - Returns: True if it was sent.
  public func send(_ line: [UInt8]) -> Bool { connection.send(line) }

  /// Waits for a line.
  ///
  /// - Parameters:
  ///   - limit: The longest wait; `nil` waits for ever.
  ///   - output: A descriptor that is printed to: a closed pipe there ends the wait.
  /// - Returns: The line; `nil` if there is none, or the reader is gone.
  public func receive(within limit: Duration?, printingTo output: Int32? = nil) -> [UInt8]? {
    if case .line(let line) = connection.receive(within: limit, printingTo: output) {
      line
    } else {
      nil
    }
  }
}
