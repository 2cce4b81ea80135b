/// What a session answers: where it is now, and why it did not do what was asked, if it did not; or
/// what was wrong with the question.
public struct ControlAnswer: Sendable, Hashable, Codable {
  /// Where the session is; `nil` if the question was not understood.
  public var status: SessionStatus?
  /// Why it did not do what was asked, in a sentence; `nil` if it did.
  public var refused: String?
  /// What was wrong with the question, in a sentence.
  public var error: String?

  /// An answer to a question that was understood.
  public init(_ status: SessionStatus, refused: String? = nil) {
    self.status = status
    self.refused = refused
  }

  /// An answer to something else.
  public init(error: String) {
    self.error = error
  }

  /// Reads a line, without its end; `nil` if it is no answer.
  public init?(line: [UInt8]) {
    guard let answer = ControlMessage.read(ControlAnswer.self, from: line),
      answer.status != nil || answer.error != nil
    else { return nil }
    self = answer
  }

  /// The line, with its end.
  public var line: [UInt8] { ControlMessage.line(self) }
}
