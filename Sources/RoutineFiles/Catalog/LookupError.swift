/// Why no routine was found by what a person typed.
public enum LookupError: Error, Sendable, Hashable {
  /// There is no routine of that id; those nearest to it.
  case unknown(String, nearest: [String])
  /// The file could not be read.
  case file(FileError)

  /// What failed and what to do next, in one line that is safe to print.
  public var message: String {
    switch self {
    case .unknown(let id, let nearest):
      let name = CleanText.line(String(id.prefix(80)))
      let next =
        nearest.isEmpty
        ? "`unknot list` names them all" : "did you mean \(ValueShape.list(nearest))?"
      return "there is no routine `\(name)`; \(next)"
    case .file(let problem): return problem.message
    }
  }
}

/// Why a file could not be read at all.
public struct FileError: Error, Sendable, Hashable {
  /// What is in the way.
  public enum Kind: Sendable, Hashable {
    /// There is no such file, or a link that leads nowhere.
    case missing
    /// A directory, a pipe, a device or a socket.
    case notAFile
    /// It may not be read, or reading failed.
    case unreadable
  }

  /// What is in the way.
  public let kind: Kind
  /// The file as it was named.
  public let path: String
  /// What is in the way, in words.
  public let reason: String

  /// `path: reason`, safe to print.
  public var message: String { "\(CleanText.shown(path)): \(reason)" }
}
