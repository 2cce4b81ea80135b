/// A part of the list of sessions, the latest first.
public struct SessionPage: Sendable, Hashable {
  /// Where a page ends, and the next one goes on.
  public struct Cursor: Sendable, Hashable {
    let startedAt: Int
    let number: Int
  }

  /// The sessions.
  public let sessions: [SessionSummary]
  /// Where the next page goes on; `nil` if this is the last.
  public let next: Cursor?
}
