import RoutineEngine

/// How much work a session has.
public struct WorkPlan: Sendable, Hashable {
  /// How many segments of work: holds, massages, reps and the like.
  public var segments: Int
  /// How long they take in all; what waits for the person is counted by its pace.
  public var length: Duration

  /// An amount of work.
  public init(segments: Int, length: Duration) {
    self.segments = segments
    self.length = length
  }

  /// The work of a timeline.
  public init(_ timeline: Timeline) {
    let work = timeline.segments.filter(\.kind.isWork)
    segments = work.count
    length = work.reduce(.zero) { $0 + ($1.length ?? $1.pace) }
  }
}
