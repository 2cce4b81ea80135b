import Foundation

/// A request to a session, such as `{"do":"pause"}`. Unknown keys are ignored.
public struct ControlRequest: Sendable, Hashable {
  /// An error for a line that is not a request.
  public struct FormatError: Error, Hashable {
    /// A sentence with the expected format.
    public let message: String
  }

  /// The command.
  public let command: ControlCommand

  private struct Shape: Codable {
    var `do`: String
  }

  /// A request for a command.
  public init(_ command: ControlCommand) {
    self.command = command
  }

  /// Parses a line without its newline.
  ///
  /// - Throws: `FormatError` if the line has no known command.
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

  /// The request as a line with a newline.
  public var line: [UInt8] { ControlMessage.line(Shape(do: command.rawValue)) }
}

/// A session's reply to a request: the status, with a reason if the command was refused; or an
/// error.
public struct ControlReply: Sendable, Hashable, Codable {
  /// The status of the session; `nil` if the request was invalid.
  public var status: SessionStatus?
  /// The reason for a refusal, in a sentence; `nil` if the command was carried out.
  public var refused: String?
  /// The error in an invalid request, in a sentence.
  public var error: String?

  /// A reply to a valid request.
  public init(_ status: SessionStatus, refused: String? = nil) {
    self.status = status
    self.refused = refused
  }

  /// A reply to an invalid request.
  public init(error: String) {
    self.error = error
  }

  /// Parses a line without its newline; `nil` if it is no reply.
  public init?(line: [UInt8]) {
    guard let reply = ControlMessage.read(ControlReply.self, from: line),
      reply.status != nil || reply.error != nil
    else { return nil }
    self = reply
  }

  /// The reply as a line with a newline.
  public var line: [UInt8] { ControlMessage.line(self) }
}

/// A message on a control socket: JSON, one object a line.
enum ControlMessage {
  /// Returns a message as a line with a newline.
  static func line(_ message: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Encoding strings and finite numbers cannot fail; an empty line would be no message at all.
    guard let data = try? encoder.encode(message) else { return [] }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// Parses a line; `nil` if it is no such message.
  static func read<Message: Decodable>(_ type: Message.Type, from line: [UInt8]) -> Message? {
    try? JSONDecoder().decode(type, from: Data(line))
  }
}
