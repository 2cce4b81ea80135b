/// What one end of a control socket asks: `{"do":"pause"}`. Other keys are passed over.
public struct ControlRequest: Sendable, Hashable {
  /// Why a line is no request.
  public struct Problem: Error, Hashable {
    /// What was expected, in a sentence.
    public let message: String
  }

  /// What is asked for.
  public let command: ControlCommand

  private struct Shape: Codable {
    var `do`: String
  }

  /// Asks for something.
  public init(_ command: ControlCommand) {
    self.command = command
  }

  /// Reads a line, without its end.
  ///
  /// - Throws: `Problem` if it asks for nothing that is known.
  public init(line: [UInt8]) throws(Problem) {
    guard let shape = ControlMessage.read(Shape.self, from: line) else {
      throw Problem(message: "This is no request; expected a line like {\"do\":\"pause\"}.")
    }
    guard let command = ControlCommand(rawValue: shape.do) else {
      let known = ControlCommand.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(message: "There is nothing of that name to do; expected one of \(known).")
    }
    self.command = command
  }

  /// The line, with its end.
  public var line: [UInt8] { ControlMessage.line(Shape(do: command.rawValue)) }
}
