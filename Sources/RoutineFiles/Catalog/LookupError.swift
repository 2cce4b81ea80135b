/// The error of a named routine or file that cannot be found or read.
public enum LookupError: Error, Sendable, Hashable {
  /// There is no routine with that id. `nearest` has the closest ids.
  case unknown(String, nearest: [String])
  /// There is no plan with that id. `nearest` has the closest ids.
  case unknownPlan(String, nearest: [String])
  /// The file cannot be read.
  case file(FileError)

  /// The error and a remedy, in one line that is safe to print.
  public var message: String {
    switch self {
    case .unknown(let id, let nearest):
      let name = CleanText.line(String(id.prefix(80)))
      let hint = Suggestion.hint(nearest, otherwise: "`unknot list` lists them all")
      return "there is no routine `\(name)`; \(hint)"
    case .unknownPlan(let id, let nearest):
      let name = CleanText.line(String(id.prefix(80)))
      let hint = Suggestion.hint(nearest, otherwise: "`unknot plan list` lists them all")
      return "there is no plan `\(name)`; \(hint)"
    case .file(let error): return error.message
    }
  }
}

/// The error of a file that cannot be read at all.
public struct FileError: Error, Sendable, Hashable {
  /// The reason why the file cannot be read.
  public enum Kind: Sendable, Hashable {
    /// No such file, or a dangling link.
    case missing
    /// A directory, a pipe, a device or a socket.
    case notAFile
    /// No permission, or a failed read.
    case unreadable
  }

  /// The kind of the reason, for callers that accept a missing file.
  public let kind: Kind
  /// The path as the person gave it; not safe to print.
  public let path: String
  /// The reason, in words.
  public let reason: String

  /// `path: reason`, safe to print.
  public var message: String { "\(CleanText.shown(path)): \(reason)" }
}
