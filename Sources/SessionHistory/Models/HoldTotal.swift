import RoutineEngine

/// How much of a move was held on one side.
public struct HoldTotal: Sendable, Hashable {
  /// The name of the move.
  public let title: String
  /// The side; `nil` for a move that is the same on both.
  public let side: Side?
  /// How many holds were done to their end.
  public let holds: Int
  /// The time they were held, those too that were not done to their end.
  public let held: Duration
}
