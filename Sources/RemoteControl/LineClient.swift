import Foundation

/// A client of a line server whose socket has a fixed name.
public final class LineClient {
  private let connection: LineConnection

  /// Connects to the socket in the first folder that has it.
  ///
  /// - Returns: `nil` if no server listens.
  /// - Throws: `ControlError` if the server belongs to another user.
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

  /// Sends a line, which must end with a newline.
  ///
  /// - Returns: True if the whole line was sent.
  public func send(_ line: [UInt8]) -> Bool { connection.send(line) }

  /// Waits for a line.
  ///
  /// - Parameters:
  ///   - limit: The longest wait; `nil` for ever.
  ///   - output: The descriptor to which lines are printed. If it is a closed pipe, the wait ends.
  /// - Returns: The line; `nil` after the limit, a hang-up, or a closed output.
  public func receive(within limit: Duration?, printingTo output: Int32? = nil) -> [UInt8]? {
    if case .line(let line) = connection.receive(within: limit, printingTo: output) {
      line
    } else {
      nil
    }
  }
}
