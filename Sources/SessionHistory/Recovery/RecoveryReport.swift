/// What was done about a damaged history.
public struct RecoveryReport: Sendable, Hashable {
  /// Where the damaged file is now, as it was.
  public let setAside: String
  /// How many sessions could be read and are in the new history.
  public let sessions: Int
  /// How many of them miss some of their results.
  public let incomplete: Int
}
