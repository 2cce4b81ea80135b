import RoutineEngine

/// The sums of a move over some sessions.
public struct MoveTotals: Sendable, Hashable {
  /// The sums on one side, or on none.
  public struct Amount: Sendable, Hashable {
    /// The time spent in it.
    public internal(set) var work: Duration
    /// The number of times that it hurt.
    public internal(set) var hurts: Int
  }

  /// The name of the move.
  public let title: String
  /// The sums by side, of those with any; `nil` is no side.
  public let amounts: [Side?: Amount]
  /// The number of sessions with it.
  public let sessions: Int
}
