import RoutineEngine

/// The share of a daily goal that a session earns.
///
/// The share of the work is the greater of two: completed segments of all segments, or time spent
/// on work of the planned time. Nine tenths count as whole, since the last seconds do not matter; a
/// half counts as half. The thresholds are a habit, not evidence.
public enum Credit: Sendable, Hashable, CaseIterable, Comparable {
  /// Under half of the work.
  case none
  /// Half of the work or more.
  case half
  /// Nine tenths of the work or more.
  case whole

  /// The credit for the work done.
  public init(segmentsDone: Int, work: Duration, of plan: WorkPlan) {
    let bySegments = plan.segments > 0 ? Double(segmentsDone) / Double(plan.segments) : 0
    let byTime = plan.length > .zero ? work / plan.length : 0
    switch max(bySegments, byTime) {
    case 0.9...: self = .whole
    case 0.5...: self = .half
    default: self = .none
    }
  }

  /// The credit as a number of sessions.
  public var sessions: Double {
    switch self {
    case .none: 0
    case .half: 0.5
    case .whole: 1
    }
  }

  /// Returns a number of sessions in digits, with halves: `2`, `1.5`.
  public static func times(_ sessions: Double) -> String {
    sessions == sessions.rounded() ? "\(Int(sessions))" : "\((sessions * 10).rounded() / 10)"
  }
}

/// The planned work of a session.
public struct WorkPlan: Sendable, Hashable {
  /// The number of segments of work: holds, massages, reps and the like.
  public var segments: Int
  /// The total time of these segments. Waits count by their pace.
  public var length: Duration
  /// The work of each included routine, by its id, for that routine's own goal.
  public var parts: [String: WorkPlan]

  /// An amount of work.
  public init(segments: Int, length: Duration, parts: [String: WorkPlan] = [:]) {
    self.segments = segments
    self.length = length
    self.parts = parts
  }

  /// The work of a timeline.
  public init(_ timeline: Timeline) {
    let work = timeline.segments.filter(\.kind.isWork)
    self.init(work)
    for (id, segments) in Dictionary(grouping: work, by: \.origin) {
      if let id { parts[id] = WorkPlan(segments) }
    }
  }

  private init(_ work: [Segment]) {
    self.init(
      segments: work.count, length: work.reduce(.zero) { $0 + ($1.length ?? $1.pace) })
  }
}
