/// A problem in a file: its kind, its location and a remedy.
public struct Diagnostic: Sendable, Hashable, Error, Codable {
  /// The severity of a problem.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The file cannot be used.
    case error
    /// The file can be used, but something in it is unwise or has no effect.
    case warning
  }

  /// The severity.
  public let severity: Severity
  /// The kind of problem; its raw value is stable.
  public let code: Code
  /// The line, counted from 1.
  public let line: Int
  /// The column, counted from 1 in Unicode scalars.
  public let column: Int
  /// The number of affected Unicode scalars; 0 for a gap between two, or for the whole file.
  public let length: Int
  /// The problem, as a sentence without its full stop.
  public let message: String
  /// The expected text, or another remedy.
  public let hint: String?

  init(
    _ severity: Severity, _ code: Code, at location: SourceLocation, length: Int = 0,
    message: String, hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    line = location.line
    column = location.column
    self.length = length
    self.message = message
    self.hint = hint
  }

  /// The message and the hint in one line.
  public var summary: String {
    guard let hint else { return message }
    return "\(message); \(hint)"
  }
}

extension Diagnostic: Comparable {
  /// Compares problems by their position in the file.
  public static func < (one: Diagnostic, other: Diagnostic) -> Bool {
    (one.line, one.column, one.severity.rawValue, one.message)
      < (other.line, other.column, other.severity.rawValue, other.message)
  }
}
