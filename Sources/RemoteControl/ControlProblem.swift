import Foundation

/// Why a session cannot be reached.
public struct ControlProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// What failed, where, and why, in a line.
  public let description: String
  /// The system's number for why; 0 if it was not the system.
  let code: Int32

  init(_ description: String) {
    self.description = description
    code = 0
  }

  /// The system refused something.
  init(at path: String, code: Int32 = errno) {
    description = "\(path): \(String(cString: strerror(code)))"
    self.code = code
  }
}
