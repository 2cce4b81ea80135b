/// A routine that is suggested for a break.
public struct BreakSuggestion: Sendable, Hashable {
  /// The routine's id, for `unknot play`.
  public let routineID: String
  /// The routine's title.
  public let title: String
  /// The approximate length in minutes, at least 1.
  public let minutes: Int
  /// The position in the routine's plan in a few words, such as `Day 9 of 21`; `nil` without a
  /// plan.
  public let plan: String?

  /// A suggestion.
  public init(_ routineID: String, title: String, minutes: Int, plan: String? = nil) {
    self.routineID = routineID
    self.title = title
    self.minutes = max(1, minutes)
    self.plan = plan
  }
}

/// The sessions of the day so far.
public struct BreakProgress: Sendable, Hashable {
  /// The number of sessions that count.
  public var done: Int
  /// The daily goal of sessions.
  public var goal: Int
  /// The time since the last session ended; `nil` if there was none.
  public var sinceLast: Duration?

  /// Progress.
  public init(done: Int = 0, goal: Int = 3, sinceLast: Duration? = nil) {
    self.done = done
    self.goal = goal
    self.sinceLast = sinceLast
  }

  /// True if the goal is reached.
  public var isMet: Bool { done >= goal }
}
