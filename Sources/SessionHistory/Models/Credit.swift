import RoutineEngine

/// What a session counts towards the day's goal.
///
/// The share of the work that was done is the greater of two: segments done to their end, of all
/// there were; or time spent on work, of all that was planned. Nine tenths are the whole, since
/// nobody misses the last seconds; half of it is a half. The lines are a habit, not evidence.
public enum Credit: Sendable, Hashable, CaseIterable, Comparable {
  /// Under half of the work.
  case none
  /// Half of the work or more.
  case half
  /// Nine tenths of the work or more.
  case whole

  /// What a share of the work counts.
  public init(segmentsDone: Int, work: Duration, of plan: WorkPlan) {
    let bySegments = plan.segments > 0 ? Double(segmentsDone) / Double(plan.segments) : 0
    let byTime = plan.length > .zero ? work / plan.length : 0
    switch max(bySegments, byTime) {
    case 0.9...: self = .whole
    case 0.5...: self = .half
    default: self = .none
    }
  }

  /// As a number of sessions.
  public var sessions: Double {
    switch self {
    case .none: 0
    case .half: 0.5
    case .whole: 1
    }
  }
}
