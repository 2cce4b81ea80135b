/// A problem of a routine file: what is wrong, where, and what was expected.
public struct Diagnostic: Sendable, Hashable, Error, Codable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The file cannot be used.
    case error
    /// The file can be used, but something in it is unwise or does nothing.
    case warning
  }

  /// How bad it is.
  public let severity: Severity
  /// Which kind of problem it is; the raw value is stable.
  public let code: Code
  /// The line, counted from 1.
  public let line: Int
  /// The column, counted from 1 in Unicode scalars.
  public let column: Int
  /// How many Unicode scalars are meant; 0 for a place between two, or for the whole file.
  public let length: Int
  /// What is wrong, in one sentence without its full stop.
  public let message: String
  /// What was expected, or what to do about it.
  public let hint: String?

  /// A problem at a place.
  public init(
    _ severity: Severity, _ code: Code, line: Int, column: Int, length: Int = 0, message: String,
    hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.line = line
    self.column = column
    self.length = length
    self.message = message
    self.hint = hint
  }

  /// The message and the hint in one line: `what, what was expected`.
  public var summary: String {
    guard let hint else { return message }
    return "\(message); \(hint)"
  }
}

extension Diagnostic: Comparable {
  /// Whether one comes before the other in the file.
  public static func < (one: Diagnostic, other: Diagnostic) -> Bool {
    (one.line, one.column, one.severity.rawValue, one.message)
      < (other.line, other.column, other.severity.rawValue, other.message)
  }
}
