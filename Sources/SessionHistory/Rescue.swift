/// What was done about a damaged record.
public struct Rescue: Sendable, Hashable {
  /// Where the damaged file is now, as it was.
  public let setAside: String
  /// How many sessions could be read and are in the new record.
  public let sessions: Int
  /// How many of them miss some of their passages.
  public let incomplete: Int
}
