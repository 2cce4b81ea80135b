/// The error of a routine or file that a person named and that cannot be found.
public enum LookupError: Error, Sendable, Hashable {
  /// No routine of that id; the closest ids.
  case unknown(String, nearest: [String])
  /// No plan of that id; the closest ids.
  case unknownPlan(String, nearest: [String])
  /// A file that cannot be read.
  case file(FileError)

  /// The fault and the way out, in one line that is safe to print.
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
  /// The obstacle.
  public enum Kind: Sendable, Hashable {
    /// No such file, or a dangling link.
    case missing
    /// A directory, a pipe, a device or a socket.
    case notAFile
    /// No permission, or a failed read.
    case unreadable
  }

  /// The obstacle, for a caller that treats a missing file as none.
  public let kind: Kind
  /// The path as the person gave it; not safe to print.
  public let path: String
  /// The obstacle, in words.
  public let reason: String

  /// `path: reason`, safe to print.
  public var message: String { "\(CleanText.shown(path)): \(reason)" }
}
