import RoutineEngine

/// The sums of a move over some sessions.
public struct MoveTotals: Sendable, Hashable {
  /// The sums of a move on one side, or without a side.
  public struct Amount: Sendable, Hashable {
    /// The time of exercise.
    public internal(set) var work: Duration
    /// The number of times that the move hurt.
    public internal(set) var hurts: Int
  }

  /// The name of the move.
  public let title: String
  /// The sums of each side that has any; the key `nil` is for no side.
  public let amounts: [Side?: Amount]
  /// The number of sessions with the move.
  public let sessions: Int
}
