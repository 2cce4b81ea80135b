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
