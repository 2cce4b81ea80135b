import Foundation

/// A request to a session: `{"do":"pause"}`. Other keys are passed over.
public struct ControlRequest: Sendable, Hashable {
  /// An error for a line that is not a request.
  public struct FormatError: Error, Hashable {
    /// The expectation, in a sentence.
    public let message: String
  }

  /// The command that is asked for.
  public let command: ControlCommand

  private struct Shape: Codable {
    var `do`: String
  }

  /// A request for a command.
  public init(_ command: ControlCommand) {
    self.command = command
  }

  /// Reads a line, without its end.
  ///
  /// - Throws: `FormatError` if it asks for nothing that is known.
  public init(line: [UInt8]) throws(FormatError) {
    guard let shape = ControlMessage.read(Shape.self, from: line) else {
      throw FormatError(message: "This is not a request; expected a line like {\"do\":\"pause\"}.")
    }
    guard let command = ControlCommand(rawValue: shape.do) else {
      let known = ControlCommand.allCases.map(\.rawValue).joined(separator: ", ")
      throw FormatError(message: "There is nothing of that name to do; expected one of \(known).")
    }
    self.command = command
  }

  /// The line, with its end.
  public var line: [UInt8] { ControlMessage.line(Shape(do: command.rawValue)) }
}

/// A session's reply to a request: its status, and the reason if it refused; or an error of the
/// request.
public struct ControlReply: Sendable, Hashable, Codable {
  /// The status of the session; `nil` if the request was not understood.
  public var status: SessionStatus?
  /// The reason for which it refused, in a sentence; `nil` if it did not.
  public var refused: String?
  /// The error of the request, in a sentence.
  public var error: String?

  /// A reply to a request that was understood.
  public init(_ status: SessionStatus, refused: String? = nil) {
    self.status = status
    self.refused = refused
  }

  /// A reply to anything else.
  public init(error: String) {
    self.error = error
  }

  /// Reads a line, without its end; `nil` if it is no reply.
  public init?(line: [UInt8]) {
    guard let reply = ControlMessage.read(ControlReply.self, from: line),
      reply.status != nil || reply.error != nil
    else { return nil }
    self = reply
  }

  /// The line, with its end.
  public var line: [UInt8] { ControlMessage.line(self) }
}

/// A message on a control socket: JSON, one object a line.
enum ControlMessage {
  /// Writes a message as a line, with its end.
  static func line(_ message: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Encoding strings and finite numbers cannot fail; an empty line would be no message at all.
    guard let data = try? encoder.encode(message) else { return [] }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// Reads a line; `nil` if it is no such message.
  static func read<Message: Decodable>(_ type: Message.Type, from line: [UInt8]) -> Message? {
    try? JSONDecoder().decode(type, from: Data(line))
  }
}
